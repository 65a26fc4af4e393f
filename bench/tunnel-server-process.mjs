// What a tunnel leads to in the benchmark, in a process of its own. A client sends how many bytes it wants in 8 bytes, and gets
// them; after that whatever it sends comes back.
import { createServer } from "node:net";

const chunk = Buffer.alloc(256 * 1024, "x");

const server = createServer({ noDelay: true }, (socket) => {
  socket.on("error", () => undefined);
  socket.once("data", (/** @type {Buffer} */ first) => {
    let left = first.readDoubleBE(0);
    const pump = () => {
      while (left > 0) {
        const piece = chunk.subarray(0, left);
        left -= piece.length;
        if (!socket.write(piece)) {
          socket.once("drain", pump);
          return;
        }
      }
      socket.on("data", (data) => socket.write(data));
    };
    pump();
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.send?.({ port: address.port });
});
process.once("disconnect", () => process.exit(0));
