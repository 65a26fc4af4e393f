import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, encodeText, standsForBytes } from "./text";

/** Bytes that are valid, nearly valid and plain wrong UTF-8, close together. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 64 }),
  fc
    .array(
      fc.constantFrom(
        0x00,
        0x41,
        0x80,
        0xbf,
        0xc0,
        0xc3,
        0xa4,
        0xe2,
        0x82,
        0xed,
        0xa0,
        0xf0,
        0x9f,
        0xf4,
        0xff,
      ),
    )
    .map((bytes) => Uint8Array.from(bytes)),
  fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text)),
);

describe("decodeText and encodeText", () => {
  it("give any bytes back as they were", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(encodeText(decodeText(bytes))).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["plain text", [0x61], "a"],
    ["a byte order mark, which is kept", [0xef, 0xbb, 0xbf, 0x61], "\ufeffa"],
    ["two, three and four bytes", [0xc3, 0xa4, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80], "ä€😀"],
    ["Latin-1, which is no UTF-8", [0x61, 0xe4, 0x62], "a\udce4b"],
    ["valid text around a wrong byte", [0xf0, 0x9f, 0x98, 0x80, 0xff, 0xc3, 0xa4], "😀\udcffä"],
    ["a sequence cut off at the end", [0xe2, 0x82], "\udce2\udc82"],
    ["the overlong form of a slash", [0xc0, 0xaf], "\udcc0\udcaf"],
    ["a surrogate written as UTF-8", [0xed, 0xa0, 0x80], "\udced\udca0\udc80"],
    ["a code point past the last one", [0xf4, 0x90, 0x80, 0x80], "\udcf4\udc90\udc80\udc80"],
  ])("reads %s", (_what, bytes, text) => {
    expect(decodeText(Uint8Array.from(bytes))).toBe(text);
    expect([...encodeText(text)]).toEqual(bytes);
  });

  it("carries ten megabytes of noise", () => {
    const bytes = Uint8Array.from({ length: 10_000_000 }, (_, at) => (at * 2_654_435_761) >>> 13);
    expect(Buffer.compare(encodeText(decodeText(bytes)), bytes)).toBe(0);
  });
});

describe("standsForBytes", () => {
  it("knows what no file can hold", () => {
    expect(standsForBytes("a\udce4b😀")).toBe(true);
    expect(standsForBytes("\ud83d")).toBe(false);
    expect(standsForBytes("\udc00")).toBe(false);
  });

  it("is replaced where it is written all the same", () => {
    expect(decodeText(encodeText("a\ud83db\udcff"))).toBe("a\ufffdb\udcff");
  });
});
