import { createHash } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * A server as NFS servers are to a tunnel, without NFS: a client sends a number and gets so many bytes that differ from place to
 * place; what follows the number is sent back.
 */
export async function startDataServer() {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => undefined);
    socket.once("data", (first: Buffer) => {
      // What follows may have come in the same piece.
      const [number = ""] = first.toString("latin1").split("\n");
      const behind = first.subarray(number.length + 1);
      if (behind.length > 0) socket.unshift(behind);
      let left = Number(number);
      let at = 0;
      const pump = () => {
        while (left > 0) {
          const piece = pieceAt(at).subarray(0, left);
          at += 1;
          left -= piece.length;
          if (!socket.write(piece)) {
            socket.once("drain", pump);
            return;
          }
        }
        socket.pipe(socket);
      };
      pump();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    open: () => open.size,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

const PIECE = 64 * 1024;

function pieceAt(index: number): Buffer {
  const piece = Buffer.alloc(PIECE);
  for (let at = 0; at < PIECE; at += 8)
    piece.writeUInt32LE(Math.imul(index * PIECE + at, 2_654_435_761) >>> 0, at);
  return piece;
}

/** What the server sends for a number, as a hash. */
export function expectedHash(bytes: number): string {
  const hash = createHash("sha256");
  for (let at = 0, left = bytes; left > 0; at += 1) {
    const piece = pieceAt(at).subarray(0, left);
    hash.update(piece);
    left -= piece.length;
  }
  return hash.digest("hex");
}

/** Fetches so many bytes through a port; rejects where the connection ends before. */
export function fetchHash(port: number, bytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${bytes}\n`));
    const hash = createHash("sha256");
    let got = 0;
    socket.on("data", (chunk) => {
      hash.update(chunk);
      got += chunk.length;
      if (got >= bytes) {
        socket.destroy();
        resolve(hash.digest("hex"));
      }
    });
    socket.on("error", reject);
    socket.on("close", () => {
      reject(new Error(`Ended after ${got} of ${bytes} bytes.`));
    });
  });
}
