import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below the range Linux takes outgoing connections' ports from (32768 on), so that none of those sits on it later. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const TRIES = 200;

/** A port of 127.0.0.1 that nobody listens on now. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${String(LOWEST)} and ${String(HIGHEST)} on 127.0.0.1.`);
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
