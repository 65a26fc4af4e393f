import { createHash } from "node:crypto";
import { createServer, type Server } from "node:net";

/**
 * Takes the lock of a folder for as long as this process lives; null where another process has it. The lock is an abstract Unix
 * socket (unix(7)): the kernel lets one process bind it, and frees it when that process ends, however it ends.
 *
 * @param key a secret of the folder: without it nobody can take the lock to be in the way
 */
export function takeFolder(key: Uint8Array): Promise<Server | null> {
  const name = createHash("sha256").update("tunneld lock ").update(key).digest("hex");
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen(`\0inflight-tunneld-${name}`, () => {
      resolve(server);
    });
  });
}
