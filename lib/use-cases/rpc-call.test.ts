import { createServer, type Server, type Socket } from "node:net";
import { Duplex } from "node:stream";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { connectTcp } from "@/lib/host/connect-tcp";
import type { Host } from "@/lib/host/host";
import { decodeExports, encodeMountPath } from "@/lib/nfs/rpc/mount";
import { MOUNT3_EXPORT, MOUNT3_MNT, NFS4_NULL } from "@/lib/nfs/rpc/programs";
import { markRecord } from "@/lib/nfs/rpc/record-marking";
import { joinBytes, xdrOpaque, xdrUint32 } from "@/lib/nfs/rpc/xdr";
import { rpcCall, rpcCallOver } from "./rpc-call";

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

function call(port: number, what: Parameters<typeof rpcCall>[2], timeoutMs = 30_000) {
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
    const result = await call(port, { procedure: NFS4_NULL }, code === "timed-out" ? 300 : 30_000);
    expect(result.ok ? "ok" : result.error.code).toBe(code);
    expect(!result.ok && result.error.message).toMatch(/\.$/);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it("passes on that nothing listens", async () => {
    const port = await serve(() => undefined);
    await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
    expect(await codeOf(call(port, { procedure: NFS4_NULL }))).toBe("unreachable");
  });
});

/** A tunnel's channel: answers each call with chunks, then ends. */
function channel(answer: (request: Buffer) => readonly Uint8Array[], ending: "end" | "destroy"): Duplex {
  const stream: Duplex = new Duplex({
    read: () => undefined,
    write: (request: Buffer, _encoding, done) => {
      done();
      for (const chunk of answer(request)) stream.push(chunk);
      if (ending === "end") stream.push(null);
      else stream.destroy(new Error("the tunnel broke"));
    },
  });
  return stream;
}

describe("rpcCallOver", () => {
  it("calls over a channel that is no socket", async () => {
    const stream = channel((request) => [markRecord(reply(request, xdrUint32(0)))], "end");
    expect(await rpcCallOver(stream, { procedure: MOUNT3_EXPORT })).toEqual({
      ok: true,
      value: xdrUint32(0),
    });
  });

  it("fails at once over one that is over already", async () => {
    const stream = channel(() => [], "end");
    stream.destroy();
    const called = await rpcCallOver(stream, { procedure: NFS4_NULL });
    expect(!called.ok && called.error.code).toBe("no-answer");
  });

  it("takes any rubbish for an answer, cut up in any way, and settles with a typed failure", async () => {
    const codes = new Set<string>();
    const mutation = fc.record({
      at: fc.nat(60),
      value: fc.nat(255),
      rubbish: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.uint8Array({ maxLength: 80 })),
      cuts: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 20 }),
      ending: fc.constantFrom("end" as const, "destroy" as const),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ at, value, rubbish, cuts, ending }) => {
        const stream = channel((request) => {
          const good = markRecord(reply(request, xdrUint32(1, 2, 3, 4)));
          good[at % good.length] = value;
          return cutUp(rubbish ?? good, cuts);
        }, ending);
        const called = await rpcCallOver(stream, { procedure: MOUNT3_EXPORT }, { timeoutMs: 20_000 });
        stream.destroy();
        codes.add(called.ok ? "ok" : called.error.code);
        if (!called.ok) expect(called.error.message).toMatch(/\.$/);
      }),
      { numRuns: 1500 },
    );
    expect([...codes]).toEqual(expect.arrayContaining(["ok", "not-rpc", "no-answer", "too-long"]));
    expect(codes).not.toContain("timed-out");
  });
});

function cutUp(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const length = cuts[turn % cuts.length] ?? 1;
    chunks.push(bytes.slice(at, at + length));
    at += length;
  }
  return chunks;
}
