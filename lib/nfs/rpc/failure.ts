import type { Failure } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/**
 * Why a remote procedure call came to nothing. `program-missing`, `version-missing`, `procedure-missing`: the server
 * does not offer it; `auth`: it refuses to serve this caller; `server-error`: it could not do its part; `status`: the
 * procedure itself says no; `not-rpc`, `malformed`, `incomplete`, `too-long`: what came is no answer that can be read;
 * `no-answer`, `timed-out`: none came.
 */
export type RpcFailure = Failure<
  | "program-missing"
  | "version-missing"
  | "procedure-missing"
  | "auth"
  | "server-error"
  | "status"
  | "not-rpc"
  | "malformed"
  | "incomplete"
  | "too-long"
  | "no-answer"
  | "timed-out"
>;

export function tooLong(): RpcFailure {
  return {
    code: "too-long",
    message: t(
      "The answer is longer than any this server should give. Check that no other program answers at this port.",
    ),
  };
}

export function malformed(detail: string): RpcFailure {
  return {
    code: "malformed",
    message: t("The server's answer cannot be read. Check that no other program answers at this port."),
    detail,
  };
}
