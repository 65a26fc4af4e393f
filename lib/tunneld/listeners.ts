import { createServer, type Server, type Socket } from "node:net";
import type { TunnelSpec } from "@/lib/tunneld/tunnel-spec";
import { fail, ok, type Result } from "@/lib/shared/result";
import { type TunneldFailure, trouble } from "@/lib/tunneld/trouble";
import { msg } from "@/lib/words/t";

/** `localhost` is either; a machine without IPv6 has the first alone. */
const LOOPBACK = ["127.0.0.1", "::1"] as const;
const ABSENT: ReadonlySet<string> = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

export interface Listeners {
  /** Frees the ports at once. Open connections stay. */
  close(): void;
}

type Forward = TunnelSpec["forwards"][number];

/**
 * Listens on the local ports of a tunnel, on loopback alone: all of them or none. A connection comes paused, and half of it
 * may end before the other.
 */
export async function openListeners(
  forwards: readonly Forward[],
  take: (socket: Socket, forward: Forward) => void,
): Promise<Result<Listeners, TunneldFailure<"port-taken">>> {
  const servers: Server[] = [];
  const close = () => {
    for (const server of servers) server.close();
  };
  for (const forward of forwards) {
    for (const address of LOOPBACK) {
      const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (socket) => {
        take(socket, forward);
      });
      const trouble = await listen(server, address, forward.localPort);
      if (trouble === null) servers.push(server);
      else if (!(address === "::1" && ABSENT.has(trouble.code ?? ""))) {
        close();
        return fail(describe(trouble, forward.localPort));
      }
    }
  }
  return ok({ close });
}

function listen(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once("error", resolve);
    server.listen({ host, port, exclusive: true, ipv6Only: host === "::1" }, () => {
      server.off("error", resolve);
      // What goes wrong with a single connection (no descriptor left, for example) ends no listener.
      server.on("error", () => undefined);
      resolve(null);
    });
  });
}

function describe(error: NodeJS.ErrnoException, port: number): TunneldFailure<"port-taken"> {
  return trouble("port-taken", error.code === "EACCES" ? NOT_ROOT : TAKEN, { port }, error.message);
}

const NOT_ROOT = msg(
  "Port {port} of this machine is below 1024, and this process does not run as root. Choose a higher port, or run the panel as root.",
);
const TAKEN = msg(
  "Port {port} of this machine is taken by another program. Choose another port, or end that program; it is tried again by itself.",
);
