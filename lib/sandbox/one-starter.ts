import { createServer, type Server } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Failure, fail, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

const WAIT_MS = 90_000;
const AGAIN_MS = 100;

/**
 * Runs `work` while no other process of this machine does so for the same name. The lock is an abstract Unix socket
 * (unix(7)): the kernel lets one process bind it, and frees it when that process ends, however it ends.
 */
export async function onlyOne<T, E extends Failure>(
  name: string,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | Failure<"timed-out">>> {
  const lock = await bind(`\0${name}`, Date.now() + WAIT_MS);
  if (lock === null) {
    const message = t(
      "Another process has been starting or stopping the box for over a minute. End it, then try again.",
    );
    return fail({ code: "timed-out", message });
  }
  try {
    return await work();
  } finally {
    await new Promise((resolve) => lock.close(resolve));
  }
}

async function bind(name: string, deadline: number): Promise<Server | null> {
  for (;;) {
    const server = await tryBind(name);
    if (server !== null) return server;
    if (Date.now() > deadline) return null;
    await pause(AGAIN_MS);
  }
}

function tryBind(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen(name, () => {
      resolve(server);
    });
  });
}
