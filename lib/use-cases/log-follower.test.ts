import { appendFile, copyFile, mkdtemp, rename, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Host } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import { readLogFilePattern } from "@/lib/samba/refusals/log-file-pattern";
import { createLogFollower } from "@/lib/use-cases/log-follower";

const machine = createLocalHost();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inflight-follow-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const at = (name: string) => path.join(folder, name);

/** The `n`-th refusal, a second after the one before. */
function refusal(n: number): string {
  const clock = new Date(Date.UTC(2026, 10, 23) + n * 1000).toISOString().slice(11, 19);
  return `[2026/11/23 ${clock}.000000,  1] ../../source3/smbd/smb2_tcon.c:327(smbd_smb2_tree_connect)\n  reject tcon with dialect[0x0210] as encryption is required for service n${n}\n`;
}

function refusals(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, n) => refusal(from + n)).join("");
}

function follow(host: Host = machine, file = "log.%I") {
  const pattern = readLogFilePattern(path.join(folder, file));
  if (!pattern.ok) throw new Error(pattern.error.message);
  const follower = createLogFollower(host, { pattern: pattern.value, instantOf: (wall) => wall });
  return {
    ...follower,
    /** The shares of the refusals of one pass: `n3`. */
    shares: async (): Promise<readonly string[]> => {
      const passed = await follower.pass();
      if (!passed.ok) throw new Error(passed.error.message);
      return passed.value.facts.map(({ client, share }) => `${client ?? "?"} ${share ?? ""}`);
    },
  };
}

describe("following a log", () => {
  it("reads what is there, then only what is new", async () => {
    await writeFile(at("log.10.0.0.1"), refusals(0, 2));
    const log = follow();
    expect(await log.shares()).toEqual(["10.0.0.1 n0", "10.0.0.1 n1"]);
    expect(await log.shares()).toEqual([]);
    await appendFile(at("log.10.0.0.1"), refusal(2));
    await writeFile(at("log.10.0.0.2"), refusal(3));
    expect((await log.shares()).toSorted()).toEqual(["10.0.0.1 n2", "10.0.0.2 n3"]);
    expect(log.reachesBack()).toBe(Date.UTC(2026, 10, 23));
  });

  it("waits for the other half of a line, and for the message of a header", async () => {
    const [header = "", message = ""] = refusal(0).split("\n");
    const log = follow();
    for (const piece of [header.slice(0, 30), header.slice(30), "\n", message.slice(0, 20)]) {
      await appendFile(at("log.10.0.0.1"), piece);
      expect(await log.shares()).toEqual([]);
    }
    await appendFile(at("log.10.0.0.1"), `${message.slice(20)}\n`);
    expect(await log.shares()).toEqual(["10.0.0.1 n0"]);
  });

  it("survives rotation: the rest of the old file, then the new one, nothing twice", async () => {
    await writeFile(at("log.10.0.0.1"), refusals(0, 3));
    const log = follow();
    await log.shares();
    await appendFile(at("log.10.0.0.1"), refusal(3));
    await rename(at("log.10.0.0.1"), at("log.10.0.0.1.old"));
    await writeFile(at("log.10.0.0.1"), refusal(4));
    await utimes(at("log.10.0.0.1.old"), 1e9, 1e9);
    expect(await log.shares()).toEqual(["10.0.0.1 n3", "10.0.0.1 n4"]);
    // The next rotation deletes the old file: its place on the disk may go to the new one.
    await rename(at("log.10.0.0.1"), at("log.10.0.0.1.old"));
    await writeFile(at("log.10.0.0.1"), refusals(5, 20));
    expect(await log.shares()).toEqual(Array.from({ length: 15 }, (_, n) => `10.0.0.1 n${5 + n}`));
    expect(await log.shares()).toEqual([]);
  });

  it("counts nothing twice where logrotate copied a file and truncated it", async () => {
    await writeFile(at("log.10.0.0.1"), refusals(0, 3));
    const log = follow();
    await log.shares();
    await appendFile(at("log.10.0.0.1"), refusal(3));
    await copyFile(at("log.10.0.0.1"), at("log.10.0.0.1.1"));
    await utimes(at("log.10.0.0.1.1"), 1e9, 1e9);
    await truncate(at("log.10.0.0.1"), 0);
    await appendFile(at("log.10.0.0.1"), refusal(4));
    expect(await log.shares()).toEqual(["10.0.0.1 n3", "10.0.0.1 n4"]);
    expect(await log.shares()).toEqual([]);
  });

  it("begins anew where a file was truncated in place, though it is longer again", async () => {
    await writeFile(at("log.10.0.0.1"), refusals(0, 3));
    const log = follow();
    await log.shares();
    await truncate(at("log.10.0.0.1"), 0);
    expect(await log.shares()).toEqual([]);
    await appendFile(at("log.10.0.0.1"), refusals(10, 15));
    expect(await log.shares()).toHaveLength(5);
    await writeFile(at("log.10.0.0.1"), refusals(20, 30));
    expect(await log.shares()).toHaveLength(10);
  });

  it("goes on without files that vanish between the list and the look", async () => {
    for (const n of [1, 2, 3]) await writeFile(at(`log.10.0.0.${n}`), refusal(n));
    const vanishing: Host = {
      ...machine,
      listFolder: async (of) => {
        const listed = await machine.listFolder(of);
        await rm(at("log.10.0.0.2"), { force: true });
        return listed;
      },
    };
    const log = follow(vanishing);
    expect((await log.shares()).toSorted()).toEqual(["10.0.0.1 n1", "10.0.0.3 n3"]);
    expect(await log.shares()).toEqual([]);
  });

  it("is not stopped by rubbish, endless lines and bytes that are no text", async () => {
    await writeFile(
      at("log.10.0.0.1"),
      new Uint8Array(100_000).map((_, n) => (n * 7919) % 256),
    );
    await writeFile(at("log.10.0.0.2"), `${"x".repeat(2_500_000)}\n${refusal(1)}`);
    await writeFile(at("log.10.0.0.3"), `${refusal(2)}${"y".repeat(2_500_000)}`);
    const log = follow();
    const found = [];
    for (let passes = 0; passes < 6; passes += 1) found.push(...(await log.shares()));
    expect(found.toSorted()).toEqual(["10.0.0.2 n1"]);
    await appendFile(at("log.10.0.0.3"), `\n${refusal(4)}`);
    await appendFile(at("log.10.0.0.1"), `\n${refusal(3)}`);
    expect((await log.shares()).toSorted()).toEqual(["10.0.0.1 n3", "10.0.0.3 n4"]);
  });

  it("reads the end of a long log at first, and all of what comes later", async () => {
    const line = refusal(0);
    await writeFile(at("log.10.0.0.1"), line.repeat(Math.ceil(3_000_000 / line.length)));
    const log = follow();
    const first = await log.shares();
    expect(first.length).toBeGreaterThan(5_000);
    expect(first.length).toBeLessThan((1024 * 1024) / line.length + 1);
    await appendFile(at("log.10.0.0.1"), line.repeat(20_000));
    let later = 0;
    for (let passes = 0; passes < 5; passes += 1) later += (await log.shares()).length;
    expect(later).toBe(20_000);
  });

  it("follows thousands of clients", async () => {
    const many = Array.from({ length: 3_000 }, (_, n) => `log.10.1.${n >> 8}.${n & 255}`);
    await Promise.all(many.map((name, n) => writeFile(at(name), refusal(n))));
    const log = follow();
    expect(await log.shares()).toHaveLength(3_000);
    await appendFile(at("log.10.1.0.7"), refusal(9));
    expect(await log.shares()).toEqual(["10.1.0.7 n9"]);
  });

  it("tells why the folder cannot be read", async () => {
    const pattern = readLogFilePattern(at("none/log.%I"));
    if (!pattern.ok) throw new Error(pattern.error.message);
    const log = createLogFollower(machine, { pattern: pattern.value, instantOf: (wall) => wall });
    expect(await log.pass()).toMatchObject({ ok: false, error: { code: "missing" } });
  });
});
