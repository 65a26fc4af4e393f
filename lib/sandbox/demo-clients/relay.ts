import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { connectTcp } from "@/lib/host/connect-tcp";
import { ok, type Result } from "@/lib/shared/result";

const CONNECT_MS = 5_000;

/** A way into the box for one connection, which arrives there from an address of the caller's choice. */
export interface Relay {
  /** Of 127.0.0.1, where the client connects. */
  readonly port: number;
  /** Settles once the connection to the box is closed, by whichever side. */
  readonly closed: Promise<void>;
  close(): void;
}

/**
 * smbclient cannot choose the address it comes from, and by its address smbd tells one client from another (`smbstatus`,
 * the log of `%I`): so its bytes are passed on over a connection made from that address. All of 127.0.0.0/8 is this machine's.
 * Fails where the box does not answer; no client is started then.
 */
export async function openRelay(
  from: string,
  to: { readonly host: string; readonly port: number },
): Promise<Result<Relay>> {
  const connected = await connectTcp({ ...to, from }, { timeoutMs: CONNECT_MS });
  if (!connected.ok) return connected;
  const inner = connected.value;
  const closed = gone(inner);

  const door = createServer((outer) => {
    // For one client alone.
    door.close();
    void gone(outer).then(() => inner.destroy());
    void closed.then(() => outer.destroy());
    outer.pipe(inner).pipe(outer);
  });
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  const address = door.address();
  if (address === null || typeof address === "string") throw new Error("A relay listens on no port.");
  return ok({
    port: address.port,
    closed,
    close: () => {
      if (door.listening) door.close();
      inner.destroy();
    },
  });
}

function gone(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    // A connection that breaks is closed next, which is all there is to know.
    socket.on("error", () => undefined);
    socket.once("close", () => {
      resolve();
    });
  });
}
