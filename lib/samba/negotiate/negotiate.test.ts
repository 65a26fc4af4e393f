import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeNegotiateReply } from "./decode";
import { encodeNegotiate } from "./encode";

/** A reply as a server builds it; contexts are [type, data] pairs. */
function reply({
  dialect = 0x0311,
  mode = 1,
  status = 0,
  capabilities = 0,
  contexts = [],
}: {
  dialect?: number;
  mode?: number;
  status?: number;
  capabilities?: number;
  contexts?: readonly (readonly [number, readonly number[]])[];
}): Uint8Array {
  const body: number[] = Array.from({ length: 128 }, () => 0);
  for (const [type, data] of contexts) {
    while (body.length % 8 !== 0) body.push(0);
    body.push(type, 0, data.length, 0, 0, 0, 0, 0, ...data);
  }
  const bytes = Uint8Array.from([0, 0, 0, 0, ...body]);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  view.setUint32(4, 0xfe534d42);
  view.setUint16(8, 64, true);
  view.setUint32(12, status, true);
  view.setUint32(20, 1, true);
  view.setUint16(68, 65, true);
  view.setUint16(70, mode, true);
  view.setUint16(72, dialect, true);
  view.setUint16(74, contexts.length, true);
  view.setUint32(92, capabilities, true);
  view.setUint32(128, 128, true);
  return bytes;
}

function codeOf(bytes: Uint8Array): string {
  const result = decodeNegotiateReply(bytes);
  return result.ok ? "ok" : result.error.code;
}

describe("encodeNegotiate", () => {
  it("announces its length, all dialects and three aligned contexts", () => {
    const bytes = encodeNegotiate();
    const view = new DataView(bytes.buffer, 4);
    expect(new DataView(bytes.buffer).getUint32(0)).toBe(bytes.length - 4);
    expect(view.getUint16(66, true)).toBe(5);
    expect(view.getUint32(92, true) % 8).toBe(0);
    expect(view.getUint16(96, true)).toBe(3);
  });

  it("leaves the contexts out where SMB 3.1.1 is not asked for", () => {
    const bytes = encodeNegotiate({ dialects: [0x0210] });
    expect(bytes).toHaveLength(4 + 64 + 36 + 2);
    expect(new DataView(bytes.buffer, 4).getUint16(96, true)).toBe(0);
  });
});

describe("decodeNegotiateReply", () => {
  it("reads SMB 3.1.1 with a cipher and a signing algorithm", () => {
    const bytes = reply({
      mode: 3,
      contexts: [
        [1, [1, 0, 0, 0, 1, 0]],
        [2, [1, 0, 2, 0]],
        [8, [1, 0, 1, 0]],
      ],
    });
    expect(decodeNegotiateReply(bytes)).toEqual({
      ok: true,
      value: {
        dialect: 0x0311,
        dialectName: "SMB 3.1.1",
        signingRequired: true,
        encryption: { offered: true, cipher: "AES-128-GCM" },
        signingAlgorithm: "AES-128-CMAC",
      },
    });
  });

  it("takes no context, and cipher 0, for no encryption", () => {
    const none = {
      ok: true,
      value: {
        dialect: 0x0311,
        dialectName: "SMB 3.1.1",
        signingRequired: false,
        encryption: { offered: false },
      },
    };
    expect(decodeNegotiateReply(reply({}))).toEqual(none);
    expect(decodeNegotiateReply(reply({ contexts: [[2, [1, 0, 0, 0]]] }))).toEqual(none);
  });

  it("believes the encryption capability of SMB 3.0, and not of SMB 2.1", () => {
    expect(decodeNegotiateReply(reply({ dialect: 0x0300, capabilities: 0x40 }))).toMatchObject({
      value: { dialect: 0x0300, encryption: { offered: true, cipher: "AES-128-CCM" } },
    });
    expect(decodeNegotiateReply(reply({ dialect: 0x0210, capabilities: 0x40 }))).toMatchObject({
      value: { dialect: 0x0210, encryption: { offered: false } },
    });
  });

  it("tells what it was instead", () => {
    expect(codeOf(new Uint8Array())).toBe("incomplete");
    expect(codeOf(reply({}).subarray(0, 100))).toBe("incomplete");
    expect(codeOf(new TextEncoder().encode("HTTP/1.1 400 Bad Request\r\n"))).toBe("not-smb");
    expect(codeOf(Uint8Array.from([0, 0, 0, 4, 0xff, 0x53, 0x4d, 0x42]))).toBe("smb1-only");
    expect(codeOf(reply({ status: 0xc00000bb }))).toBe("no-common-dialect");
    expect(codeOf(reply({ status: 0xc0000022 }))).toBe("refused");
    expect(codeOf(reply({ dialect: 0x02ff }))).toBe("malformed");
    expect(codeOf(encodeNegotiate())).toBe("malformed");
    expect(codeOf(reply({ contexts: [[2, []]] }))).toBe("malformed");
  });

  it("never throws, whatever comes in", () => {
    const valid = reply({ contexts: [[2, [1, 0, 2, 0]]] });
    const mutated = fc
      .array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 12 })
      .map((changes) => {
        const bytes = valid.slice();
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    const cut = fc.tuple(mutated, fc.nat(valid.length)).map(([bytes, end]) => bytes.subarray(0, end));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated, cut), (bytes) => {
        expect(typeof decodeNegotiateReply(bytes).ok).toBe("boolean");
      }),
      { numRuns: 5000 },
    );
  });
});
