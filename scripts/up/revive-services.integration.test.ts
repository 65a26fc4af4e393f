import { PassThrough } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ServiceName } from "@/lib/host/host";
import { type Appliance, startAppliance, stopAppliance } from "@/lib/sandbox/appliance";
import { boxFolders, smb } from "@/lib/sandbox/testing/test-box";
import { createSession, type Session } from "@/scripts/bootstrap/session.mjs";
import { reviveServices } from "@/scripts/up/revive-services";

const folders = boxFolders();
const PATIENCE_MS = 40_000;
let box: Appliance;
let session: Session;
let said = "";

beforeAll(async () => {
  const started = await startAppliance(await folders.make(), { nfs: true, ssh: true });
  if (!started.ok) throw new Error(started.error.message);
  box = started.value;
  const stream = new PassThrough();
  stream.on("data", (chunk: Buffer) => void (said += chunk.toString()));
  session = createSession(stream as unknown as NodeJS.WriteStream);
  reviveServices(session, box);
});
afterAll(async () => {
  await session.stop();
  await folders.removeAll();
});

async function status(name: ServiceName) {
  return box.host.service(name).status();
}

async function runsAgain(name: ServiceName, killed: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { state, pid, detail } = await status(name);
    if (state === "running" && pid !== killed) return;
    if (Date.now() > deadline) throw new Error(`${name}: ${detail}\n${said}`);
    await pause(100);
  }
}

it.each(["smbd", "nfs", "sshd", "smbd"] as const)("%s comes back by itself after kill -9", async (name) => {
  const { pid } = await status(name);
  process.kill(pid ?? 0, "SIGKILL");
  await runsAgain(name, pid ?? 0);
  if (name === "smbd") expect(await smb(box, "alice", "finance", "ls")).toContain("ledger-2015.csv");
});

it("all of them at once come back", async () => {
  const names = ["smbd", "nfs", "sshd"] as const;
  const killed = await Promise.all(names.map(status));
  for (const { pid } of killed) process.kill(pid ?? 0, "SIGKILL");
  for (const [at, name] of names.entries()) await runsAgain(name, killed[at]?.pid ?? 0);
});

it("a restart that somebody asks for meanwhile is not disturbed, and gets by with one start", async () => {
  const { pid } = await status("smbd");
  process.kill(pid ?? 0, "SIGKILL");
  const restarted = await box.host.service("smbd").restart();
  expect(restarted).toMatchObject({ ok: true, value: { state: "running" } });
  await pause(3_000);
  expect((await status("smbd")).pid).toBe(restarted.ok ? restarted.value.pid : null);
});

it("what was stopped on purpose stays so, and so does everything once the run stops", async () => {
  await stopAppliance(box.dir);
  await pause(3_000);
  expect((await status("smbd")).state).toBe("stopped");
  expect((await status("nfs")).pid).toBeNull();
  expect((await status("sshd")).pid).toBeNull();

  await box.host.service("smbd").restart();
  await session.stop();
  process.kill((await status("smbd")).pid ?? 0, "SIGKILL");
  await pause(3_000);
  expect(await status("smbd")).toMatchObject({ state: "failed", pid: null });
});
