import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "@/lib/tunnels/testing/run";
import { takeLock } from "@/scripts/bootstrap/lock.mjs";
import { unitText } from "@/scripts/install/unit-text";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const UNITS = ["inflight.service", "inflight-tunneld.service"] as const;

/** What brings NoNewPrivileges along where User= is set, so that sudo would not work: systemd.exec(5). */
const ENDS_SUDO =
  /^(?:DynamicUser|LockPersonality|MemoryDenyWriteExecute|PrivateDevices|ProtectClock|ProtectHostname|ProtectKernel\w+|Restrict\w+|SystemCall\w+)=/m;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inflight-units-"));
  for (const name of UNITS) {
    await writeFile(path.join(folder, name), await unitText(name, { root: PROJECT, node: process.execPath }));
  }
});
afterAll(() => rm(folder, { recursive: true }));

const withSystemd = it.skipIf(!existsSync("/usr/bin/systemd-analyze"));

describe("the units", () => {
  it("leave sudo its rights where the panel needs them, and nowhere else", async () => {
    const places = { root: PROJECT, node: process.execPath };
    const [panel, tunneld] = await Promise.all(UNITS.map((name) => unitText(name, places)));
    expect(panel).not.toMatch(ENDS_SUDO);
    expect(panel).toMatch(/^NoNewPrivileges=no$/m);
    expect(tunneld).toMatch(/^NoNewPrivileges=yes$/m);
  });

  it("hold the lock that keeps others from the data folder, for as long as the panel lives and no longer", async () => {
    const lock = path.join(folder, "up.lock");
    const unit = await unitText("inflight.service", { root: PROJECT, node: process.execPath });
    const command =
      /^ExecStart=(.*) \S+ --max-old-space-size=\d+ --import tsx scripts\/serve\.ts$/m
        .exec(unit)?.[1]
        ?.split(" ") ?? [];
    const [program = "", ...args] = command.map((word) => (word.endsWith("/up.lock") ? lock : word));
    const script =
      "require('child_process').spawn('sleep', ['30'], { stdio: 'ignore' }); console.log('held'); setInterval(() => {}, 1000)";
    const panel = spawn(program, [...args, process.execPath, "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(panel.stdout, "data");
    expect(await takeLock(lock)).toBeUndefined();
    panel.kill("SIGTERM");
    await once(panel, "exit");
    const next = await takeLock(lock);
    expect(next).toBeDefined();
    await next?.release();
  });

  it("run what is there", async () => {
    for (const name of UNITS) {
      const text = await unitText(name, { root: PROJECT, node: process.execPath });
      for (const [, script = ""] of text.matchAll(/(scripts\/\S+\.ts)/g))
        expect(existsSync(path.join(PROJECT, script)), script).toBe(true);
    }
  });

  withSystemd("are ones that systemd-analyze finds no fault with", async () => {
    const files = UNITS.map((name) => path.join(folder, name));
    const { code, stderr } = await run(["systemd-analyze", "verify", "--man=no", ...files]);
    expect(stderr.split("\n").filter((line) => line.includes("inflight"))).toEqual([]);
    expect(code).toBe(0);
  });

  // In tenths, of 10 where nothing is shut off. The panel's has to leave sudo what it needs.
  withSystemd.each([
    ["inflight.service", 75],
    ["inflight-tunneld.service", 20],
  ])("%s is exposed no more than %d tenths", async (name, threshold) => {
    const argv = [
      "systemd-analyze",
      "security",
      "--offline=true",
      `--threshold=${String(threshold)}`,
    ] as const;
    const { code, stdout } = await run([...argv, path.join(folder, name)]);
    expect(code, stdout).toBe(0);
  });
});
