// The client of the benchmark, in a process of its own: `streams` reads so many bytes over several connections at once and tells
// how long it took; `calls` sends 128 bytes and waits for them to come back, so many times, and tells each time.
import { connect } from "node:net";

/** @param {number} port @param {number} bytes */
function stream(port, bytes) {
  return new Promise((resolve, reject) => {
    let got = 0;
    const socket = connect({
      port,
      host: "127.0.0.1",
      onread: {
        buffer: Buffer.alloc(1024 * 1024),
        callback: (length) => {
          got += length;
          if (got >= bytes) {
            socket.destroy();
            resolve(undefined);
          }
          return true;
        },
      },
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error(`Ended after ${got} bytes.`)));
    socket.write(asked(bytes));
  });
}

/** @param {number} port @param {number} count */
function calls(port, count) {
  return new Promise((resolve, reject) => {
    /** @type {number[]} */
    const times = [];
    const message = Buffer.alloc(128);
    let back = 0;
    let sent = 0;
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const send = () => {
      back = 0;
      sent = performance.now();
      socket.write(message);
    };
    socket.on("error", reject);
    socket.on("data", (data) => {
      back += data.length;
      if (back < message.length) return;
      times.push(performance.now() - sent);
      if (times.length < count) send();
      else {
        socket.destroy();
        resolve(times);
      }
    });
    socket.write(asked(0));
    // What follows must not come in one piece with it.
    setTimeout(send, 200);
  });
}

/** @param {number} bytes */
function asked(bytes) {
  const header = Buffer.alloc(8);
  header.writeDoubleBE(bytes);
  return header;
}

process.on("message", (/** @type {{ do: "streams" | "calls", ports: number[], amount: number }} */ told) => {
  void (async () => {
    if (told.do === "calls") {
      process.send?.({ times: await calls(told.ports[0] ?? 0, told.amount) });
      return;
    }
    const begun = performance.now();
    await Promise.all(told.ports.map((port) => stream(port, told.amount)));
    process.send?.({ times: [performance.now() - begun] });
  })();
});
process.once("disconnect", () => process.exit(0));
process.send?.({ ready: true });
