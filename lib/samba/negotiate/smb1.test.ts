import { describe, expect, it } from "vitest";
import { decodeSmb1NegotiateReply, encodeSmb1Negotiate } from "./smb1";

/** A reply whose parameters begin with the index of the dialect chosen. */
function reply(index: number): Uint8Array {
  const bytes = new Uint8Array(4 + 32 + 5);
  bytes.set([0, 0, 0, 37, 0xff, 0x53, 0x4d, 0x42, 0x72]);
  bytes.set([1, index & 0xff, index >> 8], 36);
  return bytes;
}

describe("SMB 1 NEGOTIATE", () => {
  it("offers NT LM 0.12 alone", () => {
    const request = encodeSmb1Negotiate();
    expect(new DataView(request.buffer).getUint32(0)).toBe(request.length - 4);
    expect(new TextDecoder("latin1").decode(request)).toContain("\u0002NT LM 0.12\0");
  });

  it("reads which was chosen, if any", () => {
    expect(decodeSmb1NegotiateReply(reply(0))).toEqual({ ok: true, value: { spoken: true } });
    expect(decodeSmb1NegotiateReply(reply(0xffff))).toEqual({ ok: true, value: { spoken: false } });
  });

  it("takes any bytes without throwing", () => {
    const good = reply(0);
    for (let length = 0; length < good.length; length += 1) {
      expect(() => decodeSmb1NegotiateReply(good.subarray(0, length))).not.toThrow();
    }
    const rubbish = Uint8Array.from({ length: 200 }, (_, at) => (at * 37) % 256);
    expect(decodeSmb1NegotiateReply(rubbish).ok).toBe(false);
  });
});
