import { randomUUID } from "node:crypto";
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { findFreePort } from "@/lib/sandbox/free-port";
import { nfsPortsOf } from "@/lib/sandbox/testing/nfs-client";
import { FIRST_FORM, ProfileForm } from "@/lib/tunnels/profile";
import { type ClientMachine, startClientMachine } from "@/lib/tunnels/testing/client-machine";
import type { SetUpReport } from "@/lib/tunnels/tunnel-step";
import { authorizedKeysFile } from "@/lib/use-cases/authorized-keys-file";
import { readClientHostKey } from "@/lib/use-cases/client-host-key";
import { findTunnelProfile } from "@/lib/use-cases/find-tunnel-profile";
import { giveTunnelKey } from "@/lib/use-cases/give-tunnel-key";
import { stepsOfRun } from "@/lib/use-cases/live-steps";
import { removeTunnel, switchTunnel } from "@/lib/use-cases/revoke-tunnel";
import { saveTunnel } from "@/lib/use-cases/save-tunnel";
import { scriptFor } from "@/lib/use-cases/set-up-ground";
import { setUpClient, type SetUpRequest } from "@/lib/use-cases/set-up-client";
import { admin, type BoxFixture, startBoxFixture } from "@/lib/use-cases/testing/box-fixture";
import { CLIENT_PASSWORD, type ClientSshd, startClientSshd } from "@/lib/use-cases/testing/client-sshd";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";

/** Mount namespaces take root. */
const isRoot = process.getuid?.() === 0;

let box: BoxFixture;
let client: ClientMachine | undefined;
let sshd: ClientSshd | undefined;
let id: string;
const said: SetUpReport[] = [];

async function start(hasSystemd: boolean, config: readonly string[] = []) {
  client = await startClientMachine(hasSystemd);
  sshd = await startClientSshd(client, config);
  return { client, sshd };
}

async function save(changes: Partial<ProfileForm> = {}): Promise<void> {
  const ports = await nfsPortsOf(box.appliance.dir);
  const server = await readTunnelServer(box.host);
  const form = ProfileForm.parse({
    ...FIRST_FORM,
    clientName: "web-01",
    serverAddress: "127.0.0.1",
    sshPort: server.ok ? server.value.port : 0,
    localNfsPort: await findFreePort(),
    localMountPort: await findFreePort(),
    remoteNfsPort: ports.nfs,
    remoteMountPort: ports.mount,
    exports: [
      { path: path.join(box.appliance.dir, "shares", "projects"), mountPoint: "/mnt/a", options: "rw" },
    ],
    ...changes,
  });
  const saved = await saveTunnel(box.host, admin, null, form);
  if (!saved.ok) throw new Error(saved.error.message);
  id = saved.value.id;
}

async function setUp(changes: Partial<SetUpRequest> = {}): Promise<SetUpReport> {
  if (!sshd) throw new Error("No client runs.");
  const address = { host: "127.0.0.1", port: sshd.port };
  const shown = await readClientHostKey(box.host, address);
  if (!shown.ok) throw new Error(shown.error.message);
  expect(shown.value.fingerprint).toBe(sshd.fingerprint);
  const runId = randomUUID();
  const report = await setUpClient(box.host, {
    id,
    actor: admin,
    runId,
    address,
    hostKey: shown.value.hostKey,
    who: { user: "root", password: CLIENT_PASSWORD },
    newKey: true,
    ...changes,
  });
  if (!report.ok) throw new Error(report.error.message);
  expect(stepsOfRun(runId)).toEqual(report.value.steps);
  said.push(report.value);
  return report.value;
}

const outcomes = ({ steps }: SetUpReport) => steps.map(({ name, outcome }) => `${name}: ${outcome}`);
const left = async () => (await readdir("/tmp")).filter((name) => name.startsWith("inflight-setup-"));

/** All that a set-up leaves, the keys of the client's sshd aside. */
async function tree(of: ClientMachine): Promise<string[]> {
  return Object.keys(await of.tree()).sort();
}

beforeAll(async () => {
  if (!isRoot) return;
  box = await startBoxFixture(authorizedKeysFile);
  expect(box.appliance.notes).toEqual([]);
}, 120_000);

afterEach(async () => {
  if (!isRoot) return;
  if (client) await takeAway(client);
  await removeTunnel(box.host, admin, id);
  await sshd?.stop();
  await client?.stop();
  [client, sshd] = [undefined, undefined];
});

afterAll(async () => {
  if (isRoot) await box.remove();
});

/** Takes what was set up away again as a person would, with the profile's script. */
async function takeAway(machine: ClientMachine): Promise<void> {
  const found = await findTunnelProfile(id);
  if (!found.ok) throw new Error(found.error.message);
  const script = await scriptFor(box.host, found.value.profile, null);
  // Without a key nothing was left there.
  if (!script.ok) return;
  expect(await machine.setUp(["sh"], script.value, "--remove")).toMatchObject({ code: 0 });
}

describe.runIf(isRoot)("setting a client up over SSH", { timeout: 180_000 }, () => {
  it("sets up with a password and a key made for it, again with the key that is there, and nothing of either stays", async () => {
    const at = await start(true);
    const before = await tree(at.client);
    await save();
    const report = await setUp();
    expect(report.steps.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    expect(outcomes(report)).toEqual([
      "Connect to the client: done",
      "Sign in: done",
      "Look at the client: done",
      "Make a key: done",
      "Write the script: done",
      "Send the script: done",
      "Run the script: done",
      "Tunnel on the client: done",
      "Mounts on the client: done",
      "Take the script away: done",
    ]);
    expect(report.done).toBe(true);
    expect(report.steps[7]?.message).toContain("NFS answers the client at its local port");
    expect(report.steps[8]?.message).toContain("/mnt/a (");
    expect(await left()).toEqual([]);
    const privateKey = await readFile(at.client.at("etc/inflight-tunnels", id, "key"), "utf8");
    const again = await setUp({ newKey: false, who: { user: "root", privateKey: at.sshd.privateKey } });
    expect(again.done).toBe(true);
    expect(again.steps[2]?.message).toContain("brought up to date");
    await takeAway(at.client);
    expect(await tree(at.client)).toEqual(before);
    const kept = JSON.stringify([
      said,
      await db().auditEntry.findMany(),
      await db().tunnelProfile.findMany({ select: { notes: true, publicKey: true, hostKey: true } }),
      (await db().blob.findMany()).map(({ bytes }) => Buffer.from(bytes).toString("latin1")),
    ]);
    const database = await readFile(path.join(box.dataDir, "panel.db"), "latin1");
    for (const secret of [CLIENT_PASSWORD, privateKey.split("\n")[4] ?? "-", "PRIVATE KEY"]) {
      expect(kept).not.toContain(secret);
      expect(database).not.toContain(secret);
      expect(await box.read()).not.toContain(secret);
    }
  });

  it("works without systemd, and where the client's SSH server forwards nothing, with the key that is kept here", async () => {
    const at = await start(false, ["AllowTcpForwarding no"]);
    await save({ nfsVersion: "3" });
    expect(await giveTunnelKey(box.host, admin, id, true)).toMatchObject({ ok: true });
    const report = await setUp();
    expect(report.steps.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    expect(outcomes(report)).not.toContain("Make a key: done");
    expect(report.steps.find(({ name }) => name === "Tunnel on the client")?.message).toContain(
      "listens on its local port",
    );
    await takeAway(at.client);
  });

  it("stops where the host key is another, the password wrong, the key unreadable, or the profile disabled", async () => {
    await start(true);
    await save();
    const other = await setUp({
      hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINS1qGH2YVWnbuDH+T/25y1a1wxJg5tKOSTfRLChvisq",
    });
    expect(outcomes(other)).toEqual(["Connect to the client: failed"]);
    expect(other.steps[0]?.message).toContain("another host key than the one you confirmed");
    const wrong = await setUp({ who: { user: "root", password: "guess" } });
    expect(outcomes(wrong)).toEqual(["Connect to the client: done", "Sign in: failed"]);
    const bad = await setUp({ who: { user: "root", privateKey: "nonsense" } });
    expect(bad.steps[0]?.message).toContain("private key cannot be read");
    expect(await switchTunnel(box.host, admin, id, false)).toMatchObject({ ok: true });
    await expect(setUp()).rejects.toThrow("Enable it first");
    const found = await findTunnelProfile(id);
    expect(found.ok && found.value.profile.publicKey).toBe("");
  });

  it("undoes what a failed step did: the script's work, the script, and the key", async () => {
    const at = await start(true);
    const before = await tree(at.client);
    await save();
    const mount = await readFile(at.client.at("bin/mount"), "utf8");
    await writeFile(at.client.at("bin/mount"), "#!/bin/sh\necho 'mount: no NFS here' >&2\nexit 32\n");
    await chmod(at.client.at("bin/mount"), 0o755);
    const report = await setUp();
    await writeFile(at.client.at("bin/mount"), mount);
    expect(outcomes(report).slice(-4)).toEqual([
      "Run the script: failed",
      "Undo: done",
      "Take the script away: done",
      "Revoke the new key: done",
    ]);
    expect(report.done).toBe(false);
    expect(report.steps.find(({ name }) => name === "Run the script")?.detail).toContain("insecure");
    expect(await tree(at.client)).toEqual(before);
    expect(await left()).toEqual([]);
    expect(await box.read()).not.toContain(id);

    await save({ exports: [{ path: "/x", mountPoint: "/mnt/foreign", options: "rw" }] });
    const untouched = await setUp();
    expect(outcomes(untouched)).not.toContain("Undo: done");
    expect(untouched.steps.find(({ name }) => name === "Run the script")?.detail).toContain(
      "Nothing was changed",
    );
    expect(await tree(at.client)).toEqual(before);
  });
});
