import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seal, unseal } from "@/lib/backup/sealed-stream";

const PASSPHRASE = "correct horse battery";
const BLOCK = 64 * 1024;
const COST = 10;
const HEADER = 25 + 1 + 16;

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const sealed = (bytes: Buffer, piece = 5_000) => all(seal(inPieces(bytes, piece), PASSPHRASE, COST));
const opened = (bytes: Buffer, passphrase = PASSPHRASE) => all(unseal(inPieces(bytes, 7_001), passphrase));

describe("a stream under a passphrase", () => {
  it.each([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 200_000])(
    "opens to the same %i bytes",
    async (size) => {
      const bytes = randomBytes(size);
      expect((await opened(await sealed(bytes))).equals(bytes)).toBe(true);
    },
  );

  it("is another one each time, and shows nothing of what is in it", async () => {
    const bytes = Buffer.alloc(10_000, "secret");
    const [one, other] = await Promise.all([sealed(bytes), sealed(bytes)]);
    expect(one.equals(other)).toBe(false);
    expect(one.includes("secret")).toBe(false);
  });

  it("opens with the same letters in another encoding", async () => {
    const whole = await all(seal(inPieces(Buffer.from("text"), 10), "pässphrase of mine", COST));
    expect(String(await opened(whole, "pässphrase of mine".normalize("NFD")))).toBe("text");
  });

  it("does not open with another passphrase", async () => {
    await expect(opened(await sealed(randomBytes(100)), "wrong")).rejects.toMatchObject({
      failure: { code: "wrong-passphrase" },
    });
  });

  const bytes = randomBytes(3 * BLOCK + 10);
  const stored = BLOCK + 16;
  it.each<[string, (whole: Buffer) => Buffer]>([
    ["cut off between two blocks", (whole) => whole.subarray(0, HEADER + 2 * stored)],
    ["cut off within one", (whole) => whole.subarray(0, HEADER + stored + 100)],
    ["cut off in its header", (whole) => whole.subarray(0, HEADER - 1)],
    ["without its last block", (whole) => whole.subarray(0, HEADER + 3 * stored)],
    [
      "without a block in its middle",
      (whole) => Buffer.concat([whole.subarray(0, HEADER + stored), whole.subarray(HEADER + 2 * stored)]),
    ],
    [
      "two blocks of which changed places",
      (whole) =>
        Buffer.concat([
          whole.subarray(0, HEADER),
          whole.subarray(HEADER + stored, HEADER + 2 * stored),
          whole.subarray(HEADER, HEADER + stored),
          whole.subarray(HEADER + 2 * stored),
        ]),
    ],
    ["with something behind it", (whole) => Buffer.concat([whole, Buffer.from("more")])],
    ["one bit of which was changed", (whole) => flipped(whole, HEADER + stored + 9)],
    ["the salt of which was changed", (whole) => flipped(whole, HEADER - 2)],
    ["the cost of which was changed", (whole) => flipped(whole, 25)],
  ])("does not open %s", async (_what, change) => {
    await expect(opened(change(Buffer.from(await sealed(bytes))))).rejects.toHaveProperty("failure");
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}
