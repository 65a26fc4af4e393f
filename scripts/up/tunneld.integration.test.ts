import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { processesOf } from "@/lib/sandbox/testing/test-box";
import { createTunneldClient } from "@/lib/tunneld/client";
import { createSession } from "@/scripts/bootstrap/session.mjs";
import { ensureTunneld } from "@/scripts/up/tunneld";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "inflight-up-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

function run() {
  const stream = new PassThrough();
  let said = "";
  stream.on("data", (chunk: Buffer) => void (said += chunk.toString()));
  return { session: createSession(stream as unknown as NodeJS.WriteStream), said: () => said };
}

async function pidOf(): Promise<number | null> {
  const hello = await createTunneldClient(path.join(dataDir, "tunneld")).hello();
  return hello.ok ? hello.value.pid : null;
}

async function until(wanted: () => Promise<boolean>): Promise<void> {
  while (!(await wanted())) await pause(50);
}

it("npm run up starts the process that holds tunnels, takes over one that runs, revives it, and ends it", async () => {
  const first = run();
  await ensureTunneld(first.session, process.cwd(), dataDir);
  const pid = await pidOf();
  expect(first.said()).toContain(`Tunnels of this host: process ${pid}`);

  // What an earlier run left behind when it was killed.
  const second = run();
  await ensureTunneld(second.session, process.cwd(), dataDir);
  expect(second.said()).toContain(`process ${pid}, taken over`);

  process.kill(pid ?? 0, "SIGKILL");
  await until(async () => ![null, pid].includes(await pidOf()));
  await until(() => Promise.resolve(second.said().includes("starting it again")));

  // One of the two that were started, one by each run, may not have come as far as to see that it is the second.
  await Promise.all([first.session.stop(), second.session.stop()]);
  expect(await pidOf()).toBeNull();
  // What closed its socket is about to end.
  await until(async () => (await processesOf(dataDir)).length === 0);
}, 120_000);
