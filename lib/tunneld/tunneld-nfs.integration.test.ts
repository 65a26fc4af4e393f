import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalHost } from "@/lib/host/local-host";
import { type Appliance, startAppliance } from "@/lib/sandbox/appliance";
import { findFreePort } from "@/lib/sandbox/free-port";
import { boxFolders } from "@/lib/sandbox/testing/test-box";
import { type OneTunnel, oneTunnel } from "@/lib/tunneld/testing/one-tunnel";

const folders = boxFolders();
const machine = createLocalHost();
const BYTES = 24 * 1024 * 1024;
let box: Appliance;
let all: OneTunnel;
let mount: number;
let content: Buffer;

beforeAll(async () => {
  const started = await startAppliance(await folders.make("d"), { nfs: true });
  if (!started.ok) throw new Error(started.error.message);
  box = started.value;
  const state = JSON.parse(await readFile(path.join(box.dir, "state.json"), "utf8")) as {
    nfs: { nfs: number; mount: number };
  };
  content = randomBytes(BYTES);
  const drop = path.join(box.dir, "shares/projects/drop");
  await writeFile(path.join(box.dir, "shares/projects/large.bin"), content, { mode: 0o644 });
  await mkdir(drop);
  await chmod(drop, 0o777);
  all = await oneTunnel();
  mount = await findFreePort();
  await all.up({
    forwards: [
      { localPort: all.local, remotePort: state.nfs.nfs },
      { localPort: mount, remotePort: state.nfs.mount },
    ],
  });
});

afterAll(async () => {
  await all.end();
  await folders.removeAll();
});

function url(place: string, version: 3 | 4): string {
  const query = version === 4 ? "version=4" : `mountport=${mount}`;
  return `nfs://127.0.0.1${path.join(box.dir, "shares/projects", place)}?nfsport=${all.local}&${query}`;
}

async function copy(from: string, to: string): Promise<void> {
  const outcome = await machine.run(["nfs-cp", from, to], { timeoutMs: 100_000 });
  if (outcome.kind !== "exited" || outcome.code !== 0) throw new Error(JSON.stringify(outcome));
}

const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

describe("NFS through a tunnel of this host", { timeout: 120_000 }, () => {
  it.each([3, 4] as const)("reads a file whole over version %i", async (version) => {
    const fetched = path.join(all.folder, `fetched-${version}`);
    const { fromServer } = await all.daemon.until("one", () => true);
    await copy(url("large.bin", version), fetched);
    expect(hash(await readFile(fetched))).toBe(hash(content));
    const report = await all.daemon.until("one", ({ connections }) => connections === 0);
    expect(report.fromServer - fromServer).toBeGreaterThan(BYTES);
  });

  // nfs-cp 4.0 does not write to this server over version 4, with or without a tunnel.
  it("writes a file whole over version 3", async () => {
    const own = path.join(all.folder, "own");
    await writeFile(own, content);
    await copy(own, url("drop/back", 3));
    expect(hash(await readFile(path.join(box.dir, "shares/projects/drop/back")))).toBe(hash(content));
  });
});
