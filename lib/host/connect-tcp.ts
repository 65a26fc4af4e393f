import { connect, type Socket } from "node:net";
import type { HostFailure } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";

/** `Host.connect` for this machine; `from` is the address of this machine it is made from, where that matters. */
export function connectTcp(
  { host, port, from }: { readonly host: string; readonly port: number; readonly from?: string },
  { timeoutMs }: { readonly timeoutMs: number },
): Promise<Result<Socket, HostFailure>> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, localAddress: from });
    const deadline = setTimeout(() => {
      socket.destroy();
      const message = `${host} did not answer on port ${String(port)} within ${String(timeoutMs / 1000)} s. Is a firewall in between?`;
      resolve(fail({ code: "timed-out", message }));
    }, timeoutMs);
    const refused = (error: Error) => {
      clearTimeout(deadline);
      socket.destroy();
      const message = `Nothing answers at ${host} on port ${String(port)}. Is the service running?`;
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
