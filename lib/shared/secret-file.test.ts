import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readSecret } from "./secret-file";

const COST = "everybody then has to sign in anew.";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "inflight-secret-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("makes the key once, for its owner only, and leaves nothing else behind", () => {
  const file = path.join(folder, "data", "secret");
  const made = readSecret(file, COST);
  expect(made).toMatch(/^[\w-]{64}$/u);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readSecret(file, COST)).toBe(made);
  expect(readdirSync(path.dirname(file))).toEqual(["secret"]);
});

it("makes another key in another place", () => {
  expect(readSecret(path.join(folder, "a"), COST)).not.toBe(readSecret(path.join(folder, "b"), COST));
});

it("refuses a damaged key instead of signing with it", () => {
  const file = path.join(folder, "secret");
  writeFileSync(file, "\n");
  chmodSync(file, 0o600);
  expect(() => readSecret(file, COST)).toThrow(/damaged.*delete it.*sign in anew/u);
});
