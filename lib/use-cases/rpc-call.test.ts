import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { connectTcp } from "@/lib/host/connect-tcp";
import type { Host } from "@/lib/host/host";
import { decodeExports, encodeMountPath } from "@/lib/nfs/rpc/mount";
import { MOUNT3_EXPORT, MOUNT3_MNT, NFS4_NULL } from "@/lib/nfs/rpc/programs";
import { markRecord } from "@/lib/nfs/rpc/record-marking";
import { joinBytes, xdrOpaque, xdrUint32 } from "@/lib/nfs/rpc/xdr";
import { rpcCall } from "./rpc-call";

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
});

/** A server that answers whatever it is sent; the port it has. */
async function serve(answer: (socket: Socket, call: Buffer) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (call) => {
      answer(socket, call);
    });
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return address.port;
}

/** Only what a call needs of a host. */
const host: Pick<Host, "connect"> = { connect: connectTcp };

function call(port: number, what: Parameters<typeof rpcCall>[2], timeoutMs = 3000) {
  return rpcCall(host, { host: "127.0.0.1", port }, what, { timeoutMs });
}

/** An accepted reply to the call with these results. */
function reply(request: Buffer, results: Uint8Array): Uint8Array {
  return joinBytes(request.subarray(4, 8), xdrUint32(1, 0, 0, 0, 0), results);
}

async function codeOf(result: ReturnType<typeof call>): Promise<string> {
  const settled = await result;
  return settled.ok ? "ok" : settled.error.code;
}

describe("rpcCall", () => {
  it("sends the call and gives what comes back, byte by byte and in fragments", async () => {
    let sent = "";
    const list = joinBytes(xdrUint32(1), xdrOpaque(new TextEncoder().encode("/a")), xdrUint32(0, 0));
    const port = await serve((socket, request) => {
      sent = request.subarray(8).toString("hex");
      const whole = reply(request, list);
      const stream = joinBytes(xdrUint32(10), whole.subarray(0, 10), markRecord(whole.subarray(10)));
      for (const byte of stream) socket.write(Uint8Array.of(byte));
    });
    const results = await call(port, { procedure: MOUNT3_EXPORT });
    expect(results.ok && decodeExports(results.value)).toEqual({
      ok: true,
      value: [{ path: "/a", clients: [] }],
    });
    expect(sent).toBe(Buffer.from(xdrUint32(0, 2, 100_005, 3, 5, 0, 0, 0, 0)).toString("hex"));
  });

  it("sends arguments and who asks", async () => {
    let length = 0;
    const port = await serve((socket, request) => {
      length = request.length;
      socket.write(markRecord(reply(request, new Uint8Array())));
    });
    const credential = { machine: "box", uid: 0, gid: 0 };
    expect(await codeOf(call(port, { procedure: MOUNT3_MNT, args: encodeMountPath("/a"), credential }))).toBe(
      "ok",
    );
    expect(length).toBe(4 + 24 + 8 + 24 + 8 + 8);
  });

  it.each<[string, (socket: Socket, request: Buffer) => void]>([
    ["timed-out", () => undefined],
    ["timed-out", (socket) => socket.write(xdrUint32(0x80000040, 1))],
    ["no-answer", (socket) => socket.end()],
    ["no-answer", (socket) => socket.end(xdrUint32(0x80000040, 1))],
    ["no-answer", (socket) => socket.resetAndDestroy()],
    ["too-long", (socket) => socket.write("SSH-2.0-OpenSSH_9.2\r\n")],
    ["too-long", (socket) => socket.write(new Uint8Array(4 * 300))],
    ["not-rpc", (socket) => socket.write(markRecord(xdrUint32(1, 1, 0, 0, 0, 0)))],
    [
      "program-missing",
      (socket, request) =>
        socket.write(markRecord(joinBytes(request.subarray(4, 8), xdrUint32(1, 0, 0, 0, 1)))),
    ],
  ])("tells what went wrong: %s", async (code, answer) => {
    const port = await serve(answer);
    const started = performance.now();
    const result = await call(port, { procedure: NFS4_NULL }, 300);
    expect(result.ok ? "ok" : result.error.code).toBe(code);
    expect(!result.ok && result.error.message).toMatch(/\.$/);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("passes on that nothing listens", async () => {
    const port = await serve(() => undefined);
    await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
    expect(await codeOf(call(port, { procedure: NFS4_NULL }))).toBe("unreachable");
  });
});
