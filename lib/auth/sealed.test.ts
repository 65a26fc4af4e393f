import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { seal, unseal } from "./sealed";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "inflight-sealed-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("opens what it sealed, for the same owner alone", () => {
  const file = path.join(folder, "key");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, owner) => {
      const sealed = seal(file, text, owner);
      expect(unseal(file, sealed, owner)).toEqual({ ok: true, value: text });
      expect(unseal(file, sealed, `${owner}x`)).toMatchObject({ ok: false, error: { code: "sealed" } });
    }),
    { numRuns: 50 },
  );
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("shows nothing of the text, seals it anew each time, and takes no changed bit", () => {
  const file = path.join(folder, "key");
  const text = "-----BEGIN OPENSSH PRIVATE KEY-----";
  const sealed = seal(file, text, "a");
  expect(Buffer.from(sealed).includes("OPENSSH")).toBe(false);
  expect(seal(file, text, "a")).not.toEqual(sealed);
  for (const at of sealed.keys()) {
    const damaged = sealed.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(unseal(file, damaged, "a").ok).toBe(false);
  }
});

it("says what to do where the key file is another one, or the bytes are cut off", () => {
  const sealed = seal(path.join(folder, "key"), "text", "a");
  const other = unseal(path.join(folder, "other"), sealed, "a");
  expect(other).toMatchObject({ ok: false, error: { message: expect.stringContaining("backup") as string } });
  expect(unseal(path.join(folder, "key"), sealed.subarray(0, 20), "a").ok).toBe(false);
  expect(unseal(path.join(folder, "key"), new Uint8Array(), "a").ok).toBe(false);
});
