import fc from "fast-check";
import { expect, it } from "vitest";
import { endOfWholePackets, LONGEST_PACKET } from "@/lib/tunneld/ssh/packet-frames";

function packet(length: number): Buffer {
  const bytes = Buffer.alloc(4 + length + 16, 0xff);
  bytes.writeUInt32BE(length, 0);
  return bytes;
}

it("finds where the last whole packet ends, wherever the rest is cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 300 })),
      fc.nat({ max: 400 }),
      fc.nat({ max: 50 }),
      (lengths, next, before) => {
        const whole = Buffer.concat([Buffer.alloc(before, 0xff), ...lengths.map(packet)]);
        const cut = packet(next);
        const bytes = Buffer.concat([whole, cut.subarray(0, Math.min(next, cut.length - 1))]);
        expect(endOfWholePackets(bytes, before, bytes.length)).toBe(whole.length);
      },
    ),
  );
});

it("tells what is no packet", () => {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt32BE(LONGEST_PACKET + 1, 0);
  expect(endOfWholePackets(bytes, 0, 20)).toBeNull();
  expect(endOfWholePackets(bytes, 0, 3)).toBe(0);
});
