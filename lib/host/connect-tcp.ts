import { connect, type Socket } from "node:net";
import type { HostFailure } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** `Host.connect` for this machine; `from` is the address of this machine it is made from, where that matters. */
export function connectTcp(
  { host, port, from }: { readonly host: string; readonly port: number; readonly from?: string },
  { timeoutMs }: { readonly timeoutMs: number },
): Promise<Result<Socket, HostFailure>> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, localAddress: from });
    const deadline = setTimeout(() => {
      socket.destroy();
      const message = t(
        "{host} did not answer on port {port} within {seconds} s. Is a firewall in between?",
        { host, port, seconds: timeoutMs / 1000 },
      );
      resolve(fail({ code: "timed-out", message }));
    }, timeoutMs);
    const refused = (error: Error) => {
      clearTimeout(deadline);
      socket.destroy();
      const message = t("Nothing answers at {host} on port {port}. Is the service running?", { host, port });
      resolve(fail({ code: "unreachable", message, detail: error.message }));
    };
    socket.once("error", refused);
    socket.once("connect", () => {
      clearTimeout(deadline);
      socket.off("error", refused);
      resolve(ok(socket));
    });
  });
}
