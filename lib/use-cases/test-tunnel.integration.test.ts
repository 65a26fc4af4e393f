import { randomUUID } from "node:crypto";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { updateTunnel } from "@/lib/db/tunnel-store";
import { findFreePort } from "@/lib/sandbox/free-port";
import { applianceLayout, type Layout } from "@/lib/sandbox/layout";
import { stopNfs } from "@/lib/sandbox/nfs/nfs-start";
import { stopListening } from "@/lib/sandbox/ssh/ssh-start";
import { nfsPortsOf } from "@/lib/sandbox/testing/nfs-client";
import { FIRST_FORM } from "@/lib/tunnels/first-form";
import { ProfileForm } from "@/lib/tunnels/profile";
import type { TunnelStep, TunnelTestReport } from "@/lib/tunnels/tunnel-step";
import { authorizedKeysFile } from "@/lib/use-cases/authorized-keys-file";
import { giveTunnelKey } from "@/lib/use-cases/give-tunnel-key";
import { listTunnelTests } from "@/lib/use-cases/list-tunnel-tests";
import { stepsOfRun } from "@/lib/use-cases/live-steps";
import { switchTunnel } from "@/lib/use-cases/revoke-tunnel";
import { saveTunnel } from "@/lib/use-cases/save-tunnel";
import { testTunnel } from "@/lib/use-cases/test-tunnel";
import { admin, type BoxFixture, startBoxFixture } from "@/lib/use-cases/testing/box-fixture";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";
import { keptPrivateKey } from "@/lib/use-cases/tunnel-secrets";

let box: BoxFixture;
let layout: Layout;
let sshPort: number;
let v3: string;
let v4: string;

const SOMEBODY =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINS1qGH2YVWnbuDH+T/25y1a1wxJg5tKOSTfRLChvisq carol@desk";

const share = (name: string) => path.join(box.appliance.dir, "shares", name);

async function save(changes: Partial<ProfileForm>): Promise<string> {
  const ports = await nfsPortsOf(box.appliance.dir);
  const form = ProfileForm.parse({
    ...FIRST_FORM,
    clientName: `web ${randomUUID().slice(0, 8)}`,
    serverAddress: "127.0.0.1",
    sshPort,
    localNfsPort: await findFreePort(),
    localMountPort: await findFreePort(),
    remoteNfsPort: ports.nfs,
    remoteMountPort: ports.mount,
    exports: [{ path: share("projects"), mountPoint: "/mnt/a", options: "rw" }],
    ...changes,
  });
  const saved = await saveTunnel(box.host, admin, null, form);
  if (!saved.ok) throw new Error(saved.error.message);
  return saved.value.id;
}

async function giveKey(id: string, keep: boolean): Promise<string> {
  const given = await giveTunnelKey(box.host, admin, id, keep);
  if (!given.ok) throw new Error(given.error.message);
  return given.value.privateKey;
}

async function test(id: string): Promise<TunnelTestReport> {
  const runId = randomUUID();
  const tested = await testTunnel(box.host, { id, actor: admin, runId });
  if (!tested.ok) throw new Error(tested.error.message);
  expect(stepsOfRun(runId)).toEqual(tested.value.steps);
  expect((await listTunnelTests(id))[0]).toEqual(tested.value);
  return tested.value;
}

const outcomes = ({ steps }: TunnelTestReport) => steps.map(({ name, outcome }) => `${name}: ${outcome}`);

function step(report: TunnelTestReport, name: string): TunnelStep {
  const found = report.steps.find((each) => each.name === name);
  if (!found) throw new Error(`No step “${name}” in ${JSON.stringify(report.steps, null, 1)}`);
  return found;
}

/** Edits the file past the panel, tests, and puts it back. */
async function withKeys(edit: (text: string) => string, work: () => Promise<void>): Promise<void> {
  const before = await box.read();
  expect(edit(before)).not.toBe(before);
  await box.writeOutside(edit(before));
  await work();
  await box.writeOutside(before);
}

beforeAll(async () => {
  box = await startBoxFixture(authorizedKeysFile);
  expect(box.appliance.notes).toEqual([]);
  const found = applianceLayout(box.appliance.dir);
  const server = await readTunnelServer(box.host);
  if (!found.ok || !server.ok) throw new Error("The box does not tell where it is.");
  layout = found.value;
  sshPort = server.value.port;
  await writeFile(box.host.tunnelDoor.authorizedKeys, `${SOMEBODY}\n`);
  v3 = await save({ nfsVersion: "3" });
  v4 = await save({ nfsVersion: "4.2" });
}, 120_000);

afterAll(() => box.remove());

describe("a test of a tunnel", { timeout: 120_000 }, () => {
  it("goes the whole way over v3 with the profile's own key, where that is kept", async () => {
    await giveKey(v3, true);
    const before = await box.read();
    const report = await test(v3);
    expect(report.steps.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    expect(outcomes(report)).toEqual([
      "Find the server: done",
      "Key in authorized_keys: done",
      "Connect: done",
      "Host key: done",
      "Sign in: done",
      "Forward to NFS: done",
      "NFS answers: done",
      "Forward to mountd: done",
      "mountd answers: done",
      `Mount ${share("projects")}: done`,
    ]);
    expect(step(report, "Sign in").message).toContain("the profile's own key");
    expect(report.passed).toBe(true);
    expect(await box.read()).toBe(before);
  });

  it("goes the whole way over v4 with a key of its own, and leaves authorized_keys as it was", async () => {
    const withoutKey = await test(v4);
    expect(step(withoutKey, "Key in authorized_keys")).toMatchObject({
      outcome: "failed",
      message: expect.stringContaining("no key yet") as string,
    });
    await giveKey(v4, false);
    const before = await box.read();
    const report = await test(v4);
    expect(report.steps.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    expect(outcomes(report).slice(2)).toEqual([
      "Let a test key in: done",
      "Connect: done",
      "Host key: done",
      "Sign in: done",
      "Forward to NFS: done",
      "NFS answers: done",
      `Mount ${share("projects")}: done`,
      "Shut the test key out: done",
    ]);
    expect(step(report, "Sign in").message).toContain("a key made for this test");
    expect(await box.read()).toBe(before);
  });

  it("sweeps what a test that was cut off has left, and says that an export lacks insecure", async () => {
    const left = `expiry-time="20990101",restrict ${SOMEBODY.split(" ").slice(0, 2).join(" ")} inflight-tunnel test-gone web\n`;
    const exports = [
      { path: share("archive"), mountPoint: "/mnt/a", options: "ro" },
      { path: share("public"), mountPoint: "/mnt/b", options: "ro" },
      { path: share("nowhere"), mountPoint: "/mnt/c", options: "ro" },
    ];
    const written = await readFile(box.host.files.exports, "utf8");
    const refused = written
      .replace("127.0.0.0/8(ro,insecure,", "127.0.0.0/8(ro,")
      .replace("*(ro,all_squash,insecure,", "10.0.0.0/8(ro,all_squash,insecure,");
    await writeFile(box.host.files.exports, refused);
    expect(await box.host.service("nfs").reload()).toMatchObject({ ok: true });
    for (const nfsVersion of ["3", "4.1"] as const) {
      const id = await save({ nfsVersion, exports });
      const before = await box.read();
      await box.writeOutside(before + left);
      const report = await test(id);
      expect(step(report, `Mount ${share("archive")}`)).toMatchObject({
        outcome: "failed",
        message: expect.stringMatching(/lacks the option “insecure”.*Make tunnel-only/) as string,
      });
      expect(step(report, `Mount ${share("public")}`)).toMatchObject({
        outcome: "failed",
        message: expect.stringContaining("not for localhost") as string,
      });
      expect(step(report, `Mount ${share("nowhere")}`)).toMatchObject({
        outcome: "failed",
        message: expect.stringContaining("no export of") as string,
      });
      expect(report.passed).toBe(false);
      expect(await box.read()).toBe(before);
    }
    await writeFile(box.host.files.exports, written);
    expect(await box.host.service("nfs").reload()).toMatchObject({ ok: true });
  });

  it("says that the key is not let in, or is let in to other ports than the profile's", async () => {
    const line = new RegExp(`^restrict.*inflight-hold ${v3} .*\\n`, "m");
    await withKeys(
      (text) => text.replace(line, ""),
      async () => {
        const report = await test(v3);
        expect(step(report, "Key in authorized_keys").message).toContain("has no line of this profile");
        expect(step(report, "Sign in").message).toContain("a key made for this test");
      },
    );
    expect(await switchTunnel(box.host, admin, v3, false)).toMatchObject({ ok: true });
    expect(step(await test(v3), "Key in authorized_keys").message).toContain("disabled");
    expect(await switchTunnel(box.host, admin, v3, true)).toMatchObject({ ok: true });
    await withKeys(
      (text) => text.replace(line, (found) => found.replace("restrict,", "restrict,pty,")),
      async () => {
        expect(step(await test(v3), "Key in authorized_keys").message).toContain("changed it by hand");
      },
    );
    await updateTunnel(v3, { sshUser: "root" });
    expect(step(await test(v3), "Key in authorized_keys").message).toContain("signs in as root");
    await updateTunnel(v3, { sshUser: box.host.tunnelDoor.account });
  });

  it("says that sshd does not let the account in", async () => {
    const { authorizedKeys } = box.host.tunnelDoor;
    await chmod(authorizedKeys, 0o600);
    const report = await test(v3);
    await chmod(authorizedKeys, 0o644);
    expect(report.steps.at(-1)).toMatchObject({
      name: "Sign in",
      outcome: "failed",
      message: expect.stringContaining("AuthorizedKeysFile") as string,
    });
  });

  it("names the forward that is not permitted, for a tunnel to another server", async () => {
    const id = await save({ nfsVersion: "3", isThisHost: true, serverAddress: "127.0.0.2" });
    expect((await test(id)).steps.at(-1)?.message).toContain("private key is not kept here");
    await giveKey(id, true);
    // What answers there is the box: its keys stand for the other server's.
    const server = await readTunnelServer(box.host);
    const hostKey = server.ok ? (server.value.hostKeys[0]?.key ?? "") : "";
    const other = {
      ...box.host,
      connect: ((address, options) =>
        box.host.connect({ ...address, host: "127.0.0.1" }, options)) as typeof box.host.connect,
    };
    const run = async () => {
      const tested = await testTunnel(other, { id, actor: admin, runId: randomUUID() });
      if (!tested.ok) throw new Error(tested.error.message);
      return tested.value;
    };
    expect(step(await run(), "Host key").message).toContain("nobody has confirmed one yet");
    await db().tunnelProfile.update({ where: { id }, data: { hostKey: SOMEBODY } });
    expect(step(await run(), "Host key").message).toContain("another host key than the one confirmed");
    await db().tunnelProfile.update({ where: { id }, data: { hostKey } });
    expect(step(await run(), "Sign in").outcome).toBe("failed");
    const stored = await db().tunnelProfile.findUniqueOrThrow({ where: { id } });
    const line = `restrict,port-forwarding,permitopen="localhost:1",command="inflight-hold x 1" ${stored.publicKey}\n`;
    await withKeys(
      (text) => text + line,
      async () => {
        expect(step(await run(), "Forward to NFS")).toMatchObject({
          outcome: "failed",
          message: expect.stringContaining("permitopen") as string,
        });
      },
    );
  });

  it("says what to do where NFS does not run, where nothing takes the connection, and where another program does", async () => {
    await stopNfs(layout);
    const down = await test(v3);
    expect(step(down, "Forward to NFS")).toMatchObject({
      outcome: "failed",
      message: expect.stringContaining("Start NFS on the server") as string,
    });
    expect(step(down, "Forward to mountd").message).toContain("Pin mountd port");
    expect(await box.host.service("nfs").restart()).toMatchObject({ ok: true });

    await stopListening(layout);
    expect(step(await test(v4), "Connect").message).toContain("Nothing answers");
    expect(await box.read()).not.toContain("test-");
    const stranger: Server = createServer((socket) => {
      socket.on("error", () => undefined).resume();
      socket.end("220 mail.example ESMTP\r\n");
    });
    await new Promise<void>((resolve) => stranger.listen(sshPort, "127.0.0.1", resolve));
    expect(step(await test(v3), "Host key")).toMatchObject({ outcome: "failed" });
    await new Promise((resolve) => stranger.close(resolve));
    expect(await box.host.service("sshd").restart()).toMatchObject({ ok: true });
  });

  it("keeps no key anywhere but where the profile's is kept, sealed", async () => {
    const kept = await keptPrivateKey(v3);
    const secret = kept.ok ? (kept.value?.split("\n")[4] ?? "") : "";
    expect(secret.length).toBeGreaterThan(20);
    const rows = JSON.stringify([
      await db().tunnelTest.findMany(),
      await db().auditEntry.findMany(),
      (await db().blob.findMany()).map(({ bytes }) => Buffer.from(bytes).toString("latin1")),
    ]);
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain("PRIVATE KEY");
    expect(await box.read()).not.toMatch(/inflight-tunnel test-/);
    expect(await box.read()).toContain(SOMEBODY);
  });
});
