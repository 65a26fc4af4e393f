import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { processNow } from "@/lib/host/local-process";
import { type Appliance, startAppliance, stopAppliance } from "@/lib/sandbox/appliance";
import { findFreePort } from "@/lib/sandbox/free-port";
import { applianceLayout } from "@/lib/sandbox/layout";
import { smbdProcesses } from "@/lib/sandbox/smbd-processes";
import { boxFolders, processesOf, smb, started } from "@/lib/sandbox/testing/test-box";

const folders = boxFolders();
afterEach(folders.removeAll);
afterAll(folders.removeAll);

function layoutOf(box: Appliance) {
  const layout = applianceLayout(box.dir);
  if (!layout.ok) throw new Error(layout.error.message);
  return layout.value;
}

async function pidOf(box: Appliance): Promise<number> {
  const { pid } = await box.host.service("smbd").status();
  if (pid === null) throw new Error("smbd does not run.");
  return pid;
}

async function serves(box: Appliance): Promise<void> {
  expect(await smb(box, "alice", "finance", "ls")).toContain("ledger-2015.csv");
}

describe("a box found half-started", () => {
  it("whose smbd was killed: sessions left alone are ended, a new one serves", async () => {
    const box = await started(await folders.make());
    const session = spawn("smbclient", [
      `//127.0.0.1/public`,
      "--configfile=/dev/null",
      `--port=${String(box.port)}`,
      "--no-pass",
      "--command=ls; recurse; prompt; allinfo welcome.txt; !sleep 30",
    ]);
    await new Promise((resolve) => session.stdout.once("data", resolve));
    const killed = await pidOf(box);
    // A healthy session notices its master's end; one that hangs does not.
    const { all } = await smbdProcesses(layoutOf(box));
    const hanging = all.filter(({ pid }) => pid !== killed);
    for (const { pid } of hanging) process.kill(pid, "SIGSTOP");
    process.kill(killed, "SIGKILL");
    await pause(300);
    expect((await processesOf(box.dir)).length).toBeGreaterThan(0);
    expect(await box.host.service("smbd").status()).toMatchObject({ state: "failed", pid: null });
    const again = await started(box.dir);
    session.kill();
    expect(await pidOf(again)).not.toBe(killed);
    expect(await Promise.all(hanging.map(({ pid }) => processNow(pid)))).toEqual(hanging.map(() => null));
    expect(again.notes.join()).toContain("half-started");
    await serves(again);
  });

  it("whose pid file names a process of somebody else: it is left alone", async () => {
    const box = await started(await folders.make());
    await stopAppliance(box.dir);
    const stranger = spawn("sleep", ["60"]);
    await mkdir(path.dirname(layoutOf(box).pidFile), { recursive: true });
    await writeFile(layoutOf(box).pidFile, `${String(stranger.pid)}\n`);
    const again = await started(box.dir);
    expect(await pidOf(again)).not.toBe(stranger.pid);
    await serves(again);
    await stopAppliance(box.dir);
    expect(stranger.exitCode).toBeNull();
    expect(stranger.kill()).toBe(true);
  });

  it("whose pid file is gone while smbd runs", async () => {
    const box = await started(await folders.make());
    await rm(layoutOf(box).pidFile);
    const again = await started(box.dir);
    await serves(again);
    expect(await pidOf(again)).toBe(Number(await readFile(layoutOf(again).pidFile, "utf8")));
  });

  it("whose port was taken meanwhile: it moves and says so", async () => {
    const box = await started(await folders.make());
    await stopAppliance(box.dir);
    const taken = box.port;
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(taken, "127.0.0.1", resolve));
    const again = await started(box.dir);
    expect(again.port).not.toBe(taken);
    expect(again.notes.join()).toContain(`Port ${String(taken)} is in use`);
    await serves(again);
    await new Promise((resolve) => squatter.close(resolve));
    expect((await started(box.dir)).port).toBe(again.port);
  });

  it("whose folders, users, settings and state are missing", async () => {
    const box = await started(await folders.make());
    await stopAppliance(box.dir);
    const layout = layoutOf(box);
    await rm(path.join(layout.shares, "finance"), { recursive: true });
    await writeFile(path.join(layout.shares, "projects", "kept.txt"), "kept");
    await rm(path.join(layout.shares, "projects", "plan.txt"));
    for (const gone of [
      layout.lock,
      layout.logs,
      layout.secrets,
      layout.stateFile,
      path.dirname(layout.passwd),
    ]) {
      await rm(gone, { recursive: true });
    }
    const again = await started(box.dir);
    await serves(again);
    expect(existsSync(path.join(layout.shares, "projects", "kept.txt"))).toBe(true);
    expect(existsSync(path.join(layout.shares, "projects", "plan.txt"))).toBe(false);
    expect((await stat(layout.secrets)).mode & 0o777).toBe(0o700);
  });

  it("whose account store is rubbish: it is put aside", async () => {
    const box = await started(await folders.make());
    await stopAppliance(box.dir);
    await writeFile(path.join(layoutOf(box).secrets, "passdb.tdb"), "no database");
    const again = await started(box.dir);
    await serves(again);
  });

  it("whose first creation was cut off anywhere", async () => {
    const dir = await folders.make();
    await mkdir(path.join(dir, "shares", ".new-finance"), { recursive: true });
    await writeFile(path.join(dir, "shares", ".new-finance", "half"), "");
    await writeFile(path.join(dir, "state.json"), '{"version":1,"po');
    const box = await started(dir);
    await serves(box);
    expect(box.notes).toEqual([]);
    expect(existsSync(path.join(dir, "shares", ".new-finance"))).toBe(false);
  });

  it("whose smb.conf is gone: the first one comes back, and it says so", async () => {
    const box = await started(await folders.make());
    await stopAppliance(box.dir);
    await rm(box.host.files.smbConf);
    const again = await started(box.dir);
    expect(again.notes.join()).toContain("smb.conf was missing");
    await serves(again);
  });
});

describe("a box whose file smbd does not start with", () => {
  it("tells smbd's words on restart, opens all the same, and starts once the file is mended", async () => {
    const box = await started(await folders.make());
    const file = box.host.files.smbConf;
    const good = await readFile(file, "utf8");
    const squatter = createServer();
    const taken = await findFreePort();
    await new Promise<void>((resolve) => squatter.listen(taken, "127.0.0.1", resolve));
    await writeFile(file, good.replace("[global]", `[global]\n\tsmb ports = ${String(taken)}`));
    const refused = await box.host.service("smbd").restart();
    await new Promise((resolve) => squatter.close(resolve));
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: "failed",
        detail: expect.stringMatching(/bind failed|Address already in use/i) as string,
      },
    });
    expect(await processesOf(box.dir)).toEqual([]);

    await writeFile(file, good.replace("[global]", "[global]\n\tinterfaces = 127.9.9.9/32"));
    expect(await box.host.service("smbd").restart()).toMatchObject({ ok: false });

    await writeFile(file, good.replace("[global]", "[global"));
    const broken = await startAppliance(box.dir);
    expect(broken).toMatchObject({ ok: true });
    if (!broken.ok) return;
    expect(broken.value.notes.join()).toContain("Samba did not start");
    expect(await broken.value.host.service("smbd").status()).toMatchObject({ state: "failed" });

    await writeFile(file, good);
    expect(await broken.value.host.service("smbd").restart()).toMatchObject({ ok: true });
    await serves(broken.value);
  });

  it("follows a usable port of the file", async () => {
    const box = await started(await folders.make());
    const onlooker = await started(box.dir);
    const file = box.host.files.smbConf;
    const other = await findFreePort();
    await writeFile(
      file,
      (await readFile(file, "utf8")).replace("[global]", `[global]\n\tsmb ports = ${String(other)}`),
    );
    expect(await box.host.service("smbd").restart()).toMatchObject({ ok: true });
    expect(box.port).toBe(other);
    await serves(box);
    expect(await onlooker.host.service("smbd").status()).toMatchObject({ state: "running" });
    expect(onlooker.port).toBe(other);
    expect((await started(box.dir)).port).toBe(other);
  });
});

describe("a box in a deep folder", () => {
  it("keeps its sockets in a short one, and refuses one that is another's", async () => {
    const box = await started(await folders.make(`${"deep folder/".repeat(8)}appliance`));
    const { runtime } = layoutOf(box);
    expect(runtime).toMatch(/^\/tmp\/inflight-\d+-[0-9a-f]{16}$/);
    expect((await stat(runtime)).mode & 0o777).toBe(0o700);
    await serves(box);
    await stopAppliance(box.dir);
    expect(existsSync(runtime)).toBe(false);
    if (process.getuid?.() !== 0) return;
    await mkdir(runtime);
    await box.host.run(["chown", "65534", runtime]);
    expect(await startAppliance(box.dir)).toMatchObject({ ok: false, error: { code: "not-ours" } });
    await chmod(runtime, 0o700);
    await rm(runtime, { recursive: true });
  });
});
