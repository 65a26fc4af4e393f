import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { malformed, type RpcFailure } from "./failure";
import type { Procedure } from "./programs";
import { joinBytes, XdrReader, xdrOpaque, xdrUint32 } from "./xdr";

const RPC_VERSION = 2;
const CALL = 0;
const REPLY = 1;
const MSG_DENIED = 1;
const AUTH_ERROR = 1;
const AUTH_NONE = 0;
const AUTH_SYS = 1;
/** RFC 5531, 8.2: an authenticator's body has at most 400 bytes. */
const LONGEST_AUTH = 400;

/** Whom the caller claims to be (RFC 5531, appendix A): the server believes it. */
export interface SysCredential {
  readonly machine: string;
  readonly uid: number;
  readonly gid: number;
  /** At most 16. */
  readonly groups?: readonly number[];
}

/** A call of a remote procedure (RFC 5531, 9), without its record mark. */
export function encodeCall(
  xid: number,
  { program, version, procedure }: Procedure,
  args: Uint8Array = new Uint8Array(),
  credential?: SysCredential,
): Uint8Array {
  return joinBytes(
    xdrUint32(xid, CALL, RPC_VERSION, program, version, procedure),
    credential ? encodeSys(credential) : xdrUint32(AUTH_NONE, 0),
    xdrUint32(AUTH_NONE, 0),
    args,
  );
}

/**
 * The results in a reply to the call with this number, or why there are none, in words. `what` is what was asked for, as
 * a sentence's subject: “MOUNT version 3”, marked by `msg`.
 */
export function decodeReply(message: Uint8Array, xid: number, what: string): Result<Uint8Array, RpcFailure> {
  const reader = new XdrReader(message);
  const answeredXid = reader.uint32();
  const type = reader.uint32();
  if (reader.failed() || type !== REPLY || answeredXid !== xid) return fail(notRpc());
  const isDenied = reader.uint32();
  if (isDenied === MSG_DENIED) return fail(denied(reader, t(what)));
  reader.uint32();
  reader.opaque(LONGEST_AUTH);
  const status = reader.uint32();
  if (reader.failed() || isDenied !== 0) return fail(malformed(t("The reply ends before its status.")));
  return status === 0 ? ok(reader.rest()) : fail(notAccepted(status, reader, t(what)));
}

function encodeSys({ machine, uid, gid, groups = [] }: SysCredential): Uint8Array {
  const name = new TextEncoder().encode(machine).subarray(0, 255);
  const body = joinBytes(
    xdrUint32(0),
    xdrOpaque(name),
    xdrUint32(uid, gid, Math.min(groups.length, 16), ...groups.slice(0, 16)),
  );
  return joinBytes(xdrUint32(AUTH_SYS), xdrOpaque(body));
}

/** `accept_stat` of RFC 5531, 9. */
function notAccepted(status: number, reader: XdrReader, what: string): RpcFailure {
  switch (status) {
    case 1:
      return {
        code: "program-missing",
        message: t(
          "The server at this port does not offer {what}. Check the port, and that the service is running.",
          { what },
        ),
      };
    case 2: {
      const [low, high] = [reader.uint32(), reader.uint32()];
      const missing = t("The server does not speak {what}.", { what });
      if (reader.failed()) return { code: "version-missing", message: missing };
      const spoken =
        low === high
          ? t("It speaks version {version}.", { version: low })
          : t("It speaks version {low} to {high}.", { low, high });
      return { code: "version-missing", message: `${missing} ${spoken}` };
    }
    case 3:
      return {
        code: "procedure-missing",
        message: t("The server does not know this call of {what}.", { what }),
      };
    case 4:
      return malformed(t("The server could not read the call of {what} (GARBAGE_ARGS).", { what }));
    case 5:
      return {
        code: "server-error",
        message: t("The server met an error of its own in {what}. Its log says which.", { what }),
      };
    default:
      return malformed(t("The reply has the unknown status {status}.", { status }));
  }
}

function denied(reader: XdrReader, what: string): RpcFailure {
  const reason = reader.uint32();
  const status = reader.uint32();
  if (reader.failed()) return malformed(t("The reply ends before it says why the call was denied."));
  if (reason !== AUTH_ERROR) {
    return {
      code: "version-missing",
      message: t("The server does not speak version 2 of ONC RPC, in which {what} is asked for.", { what }),
    };
  }
  const isTooWeak = status === 5;
  return {
    code: "auth",
    message: t(
      isTooWeak
        ? "The server wants a stronger sign-in for {what}, for example Kerberos."
        : "The server does not accept who asks for {what}. Look at the export's security flavours (sec=).",
      { what },
    ),
    detail: AUTH_STATUS.get(status) ?? `auth_stat ${String(status)}`,
  };
}

/** `auth_stat` of RFC 5531, 9. */
const AUTH_STATUS: ReadonlyMap<number, string> = new Map([
  [1, "AUTH_BADCRED"],
  [2, "AUTH_REJECTEDCRED"],
  [3, "AUTH_BADVERF"],
  [4, "AUTH_REJECTEDVERF"],
  [5, "AUTH_TOOWEAK"],
  [6, "AUTH_INVALIDRESP"],
  [7, "AUTH_FAILED"],
  [13, "RPCSEC_GSS_CREDPROBLEM"],
  [14, "RPCSEC_GSS_CTXPROBLEM"],
]);

function notRpc(): RpcFailure {
  return {
    code: "not-rpc",
    message: t("Something answers at this port, but not in ONC RPC. Check the address and the port."),
  };
}
