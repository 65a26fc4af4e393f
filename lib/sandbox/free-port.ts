import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";

/** Below the range Linux takes outgoing connections' ports from (32768 on), so that none of those sits on it later. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const TRIES = 200;

/** So many choices are held by a process that makes ever more of them: each costs it a descriptor. */
const MOST_HELD = 512;
const held: Server[] = [];

/**
 * A port of 127.0.0.1 that nobody listens on now, and that no process of this machine was given by this before and still lives:
 * from the choice of a port to the daemon that listens on it there is time, in which another box may choose.
 */
export async function findFreePort(lowest = LOWEST, highest = HIGHEST): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(lowest, highest);
    const hold = await takeChoice(port);
    if (hold === null) continue;
    if (await isFree(port)) {
      held.push(hold);
      if (held.length > MOST_HELD) held.shift()?.close();
      return port;
    }
    hold.close();
  }
  throw new Error(`No free port between ${String(lowest)} and ${String(highest)} on 127.0.0.1.`);
}

/** Held as an abstract Unix socket (unix(7)), which the kernel frees when this process ends; null where another has it. */
function takeChoice(port: number): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen(`\0inflight-port-${String(port)}`, () => {
      server.unref();
      resolve(server);
    });
  });
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => {
      resolve(false);
    });
    probe.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
