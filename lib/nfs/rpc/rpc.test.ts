import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeReply, encodeCall } from "./message";
import { decodeExports, decodeMount, encodeMountPath } from "./mount";
import { decodeDump, decodeGetPort, encodeGetPort } from "./portmap";
import { MOUNT3_EXPORT, MOUNT3_MNT, NFS4_NULL } from "./programs";
import { createRecordReader, markRecord } from "./record-marking";
import { joinBytes, XdrReader, xdrOpaque, xdrUint32 } from "./xdr";

const text = (value: string) => xdrOpaque(new TextEncoder().encode(value));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** The code of a failure; `ok` where there is none. */
function codeOf(result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string {
  return result.ok ? "ok" : (result.error?.code ?? "");
}

/** An accepted reply with its status, and what follows. */
const accepted = (status: number, ...rest: Uint8Array[]) =>
  joinBytes(xdrUint32(7, 1, 0, 0, 0, status), ...rest);

describe("XdrReader", () => {
  it("reads numbers, booleans, padded bytes and lists", () => {
    const reader = new XdrReader(
      joinBytes(xdrUint32(0xffffffff, 1), text("abcde"), xdrUint32(1, 5, 1, 6, 0, 9)),
    );
    expect([reader.uint32(), reader.bool()]).toEqual([0xffffffff, true]);
    expect(new TextDecoder().decode(reader.opaque(5))).toBe("abcde");
    expect(reader.list(2, () => reader.uint32())).toEqual([5, 6]);
    expect([reader.uint32(), reader.isAtEnd, reader.failed()]).toEqual([9, true, false]);
  });

  it.each<[string, (reader: XdrReader) => unknown, Uint8Array]>([
    ["a number cut off", (reader) => reader.uint32(), Uint8Array.of(0, 0, 1)],
    ["no boolean", (reader) => reader.bool(), xdrUint32(2)],
    [
      "bytes past the end",
      (reader) => reader.opaque(100),
      joinBytes(xdrUint32(5), Uint8Array.of(1, 2, 3, 4)),
    ],
    ["padding past the end", (reader) => reader.opaque(100), joinBytes(xdrUint32(3), Uint8Array.of(1, 2, 3))],
    ["more bytes than allowed", (reader) => reader.opaque(4), text("abcde")],
    ["a length of four gigabytes", (reader) => reader.opaque(2 ** 32), xdrUint32(0xffffffff)],
    ["more members than allowed", (reader) => reader.list(1, () => 0), xdrUint32(1, 1, 0)],
    ["a list without an end", (reader) => reader.list(9, () => 0), xdrUint32(1, 1)],
  ])("fails on %s, and stays failed", (_what, read, bytes) => {
    const reader = new XdrReader(bytes);
    read(reader);
    expect(reader.failed()).toBe(true);
    expect([reader.uint32(), reader.opaque(9).length, reader.list(9, () => 1)]).toEqual([0, 0, []]);
  });
});

describe("record marking", () => {
  it("marks the last fragment", () => {
    expect(hex(markRecord(Uint8Array.of(1, 2, 3)))).toBe("80000003010203");
  });

  it("puts fragments together, however the stream cuts them", () => {
    const fragments = fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fragments, fc.nat(9), (parts, size) => {
        const stream = joinBytes(
          ...parts.map((part, index) => {
            const last = index === parts.length - 1 ? 0x80000000 : 0;
            return joinBytes(xdrUint32((part.length | last) >>> 0), part);
          }),
        );
        const reader = createRecordReader(1000);
        let record: Uint8Array | undefined;
        for (let at = 0; at < stream.length; at += size + 1) {
          const taken = reader.take(stream.subarray(at, at + size + 1));
          if (!taken.ok) throw new Error(taken.error.message);
          record ??= taken.value;
          if (at + size + 1 < stream.length) expect(taken.value).toBeUndefined();
        }
        expect(record && hex(record)).toBe(hex(joinBytes(...parts)));
      }),
      { numRuns: 1000 },
    );
  });

  it("takes no more than it was told, and not fragments of nothing for ever", () => {
    expect(codeOf(createRecordReader(10).take(xdrUint32(0x8000000b)))).toBe("too-long");
    const twice = joinBytes(xdrUint32(6), new Uint8Array(6), xdrUint32(0x80000006));
    expect(codeOf(createRecordReader(10).take(twice))).toBe("too-long");
    expect(codeOf(createRecordReader(10).take(new Uint8Array(4 * 257)))).toBe("too-long");
    expect(codeOf(createRecordReader(10).take(new TextEncoder().encode("HTTP/1.1 400 Bad")))).toBe(
      "too-long",
    );
  });
});

describe("encodeCall", () => {
  it("writes a call without and with a credential", () => {
    expect(hex(encodeCall(7, NFS4_NULL))).toBe(hex(xdrUint32(7, 0, 2, 100_003, 4, 0, 0, 0, 0, 0)));
    const call = encodeCall(7, MOUNT3_MNT, encodeMountPath("/a"), {
      machine: "box",
      uid: 5,
      gid: 6,
      groups: [7],
    });
    const body = joinBytes(xdrUint32(0), text("box"), xdrUint32(5, 6, 1, 7));
    expect(hex(call)).toBe(
      hex(joinBytes(xdrUint32(7, 0, 2, 100_005, 3, 1, 1), xdrOpaque(body), xdrUint32(0, 0), text("/a"))),
    );
  });

  it("keeps to sixteen groups", () => {
    const groups = Array.from({ length: 40 }, (_, index) => index);
    const call = encodeCall(7, NFS4_NULL, undefined, { machine: "x".repeat(300), uid: 0, gid: 0, groups });
    expect(new DataView(call.buffer).getUint32(28)).toBe(4 + 4 + 256 + 12 + 64);
  });
});

describe("decodeReply", () => {
  const decode = (message: Uint8Array) => decodeReply(message, 7, "NFS version 4");

  it("gives what the procedure answered", () => {
    const result = decode(joinBytes(xdrUint32(7, 1, 0, 0), text("verifier"), xdrUint32(0, 42)));
    expect(result.ok && hex(result.value)).toBe("0000002a");
  });

  it.each<[string, Uint8Array, RegExp]>([
    ["program-missing", accepted(1), /does not offer NFS version 4/],
    ["version-missing", accepted(2, xdrUint32(2, 3)), /It speaks version 2 to 3\./],
    ["version-missing", accepted(2), /does not speak NFS version 4\.$/],
    ["procedure-missing", accepted(3), /does not know this call/],
    ["malformed", accepted(4), /cannot be read/],
    ["server-error", accepted(5), /error of its own/],
    ["malformed", accepted(77), /cannot be read/],
    ["version-missing", xdrUint32(7, 1, 1, 0, 3, 3), /ONC RPC/],
    ["auth", xdrUint32(7, 1, 1, 1, 5), /stronger/],
    ["auth", xdrUint32(7, 1, 1, 1, 1), /sec=/],
    ["malformed", xdrUint32(7, 1, 1), /cannot be read/],
    ["malformed", xdrUint32(7, 1, 9, 0, 0, 0), /cannot be read/],
    ["malformed", xdrUint32(7, 1, 0, 0, 401), /cannot be read/],
    ["not-rpc", xdrUint32(8, 1, 0, 0, 0, 0), /not in ONC RPC/],
    ["not-rpc", xdrUint32(7, 0, 0, 0, 0, 0), /not in ONC RPC/],
    ["not-rpc", new Uint8Array(), /not in ONC RPC/],
  ])("%s", (code, message, words) => {
    const result = decode(message);
    expect(codeOf(result)).toBe(code);
    expect(!result.ok && result.error.message).toMatch(words);
  });
});

describe("MOUNT version 3", () => {
  it("reads the list of exports", () => {
    const results = joinBytes(
      ...[
        xdrUint32(1),
        text("/srv/a"),
        xdrUint32(1),
        text("10.0.0.0/8"),
        xdrUint32(1),
        text("h"),
        xdrUint32(0),
      ],
      ...[xdrUint32(1), text("/srv/ä"), xdrUint32(0), xdrUint32(0)],
    );
    expect(decodeExports(results)).toEqual({
      ok: true,
      value: [
        { path: "/srv/a", clients: ["10.0.0.0/8", "h"] },
        { path: "/srv/ä", clients: [] },
      ],
    });
    expect(decodeExports(xdrUint32(0))).toEqual({ ok: true, value: [] });
  });

  it("reads a handle and its flavours", () => {
    const results = joinBytes(xdrUint32(0), xdrOpaque(Uint8Array.of(1, 2, 3)), xdrUint32(3, 1, 390_005, 99));
    expect(decodeMount(results, "/a")).toEqual({
      ok: true,
      value: { handle: Uint8Array.of(1, 2, 3), flavors: ["sys", "krb5p", "99"] },
    });
  });

  it.each([
    [2, "MNT3ERR_NOENT", /no such folder/],
    [13, "MNT3ERR_ACCES", /lacks “insecure”/],
    [10_006, "MNT3ERR_SERVERFAULT", /error of its own/],
    [999, "mountstat3 999", /no name/],
  ])("says why a mount is refused: %i", (status, detail, words) => {
    const result = decodeMount(xdrUint32(status), "/a");
    expect(codeOf(result)).toBe("status");
    expect(!result.ok && [result.error.detail, result.error.message]).toEqual([
      detail,
      expect.stringMatching(words),
    ]);
  });

  it("refuses what is cut off or too long", () => {
    expect(
      codeOf(decodeMount(joinBytes(xdrUint32(0), xdrOpaque(new Uint8Array(65)), xdrUint32(0)), "/a")),
    ).toBe("malformed");
    expect(codeOf(decodeMount(joinBytes(xdrUint32(0), text("h"), xdrUint32(0xffffffff)), "/a"))).toBe(
      "malformed",
    );
    expect(codeOf(decodeMount(joinBytes(xdrUint32(0), text("h"), xdrUint32(2, 1)), "/a"))).toBe("malformed");
    expect(codeOf(decodeExports(joinBytes(xdrUint32(1), text("x".repeat(1025)))))).toBe("malformed");
  });
});

describe("the portmapper", () => {
  it("is asked for a port", () => {
    expect(hex(encodeGetPort(100_005, 3))).toBe(hex(xdrUint32(100_005, 3, 6, 0)));
    expect(decodeGetPort(xdrUint32(32_767))).toEqual({ ok: true, value: 32_767 });
    expect(decodeGetPort(xdrUint32(0))).toEqual({ ok: true, value: undefined });
    expect(codeOf(decodeGetPort(xdrUint32(65_536)))).toBe("malformed");
  });

  it("lists what is registered", () => {
    const results = xdrUint32(1, 100_005, 3, 6, 32_767, 1, 4711, 1, 17, 99, 0);
    expect(decodeDump(results)).toEqual({
      ok: true,
      value: [
        { program: 100_005, name: "mountd", version: 3, protocol: "tcp", port: 32_767 },
        { program: 4711, name: "4711", version: 1, protocol: "udp", port: 99 },
      ],
    });
  });
});

describe("rubbish", () => {
  const valid = joinBytes(xdrUint32(1), text("/srv/a"), xdrUint32(1), text("h"), xdrUint32(0, 0));
  const mutated = fc
    .tuple(fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 8 }), fc.nat(valid.length))
    .map(([changes, end]) => {
      const bytes = valid.slice(0, end);
      for (const [at, value] of changes) if (at < end) bytes[at] = value;
      return bytes;
    });
  const rubbish = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    mutated,
    mutated.map((bytes) => accepted(0, bytes)),
  );

  it("never makes a decoder throw or stay", () => {
    const started = performance.now();
    fc.assert(
      fc.property(rubbish, (bytes) => {
        const results = [
          decodeReply(bytes, 7, MOUNT3_EXPORT.name),
          decodeExports(bytes),
          decodeMount(bytes, "/a"),
          decodeDump(bytes),
          decodeGetPort(bytes),
          createRecordReader(1000).take(bytes),
        ];
        for (const result of results) {
          if (!result.ok) expect(result.error.message).toMatch(/\.$/);
        }
      }),
      { numRuns: 5000 },
    );
    expect(performance.now() - started).toBeLessThan(60_000);
  });
});
