import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalHost } from "@/lib/host/local-host";
import { findFreePort } from "@/lib/sandbox/free-port";
import { nfsPortsOf } from "@/lib/sandbox/testing/nfs-client";
import { type DaemonProcess, daemonProcess } from "@/lib/tunneld/testing/daemon-process";
import { FIRST_FORM } from "@/lib/tunnels/first-form";
import { ProfileForm } from "@/lib/tunnels/profile";
import type { TunnelState } from "@/lib/tunnels/tunnel-state";
import { authorizedKeysFile } from "@/lib/use-cases/authorized-keys-file";
import { changeTunnel } from "@/lib/use-cases/give-public-key";
import { giveTunnelKey } from "@/lib/use-cases/give-tunnel-key";
import { holdTunnels } from "@/lib/use-cases/hold-tunnels";
import { listTunnels } from "@/lib/use-cases/list-tunnels";
import { removeTunnel, revokeTunnel, switchTunnel } from "@/lib/use-cases/revoke-tunnel";
import { saveTunnel } from "@/lib/use-cases/save-tunnel";
import { confirmHostKey, retryHeldTunnel } from "@/lib/use-cases/steer-held-tunnel";
import { admin, type BoxFixture, startBoxFixture } from "@/lib/use-cases/testing/box-fixture";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";

/** From a profile to a file read through the process that holds this host's tunnels: real sshd, real NFS server. */
const machine = createLocalHost();
const PATIENT = { timeout: 30_000, interval: 200 };
let box: BoxFixture;
let daemon: DaemonProcess;
let form: ProfileForm;
let id: string;

beforeAll(async () => {
  box = await startBoxFixture(authorizedKeysFile);
  daemon = daemonProcess(box.dataDir);
  const [ports, server] = [await nfsPortsOf(box.appliance.dir), await readTunnelServer(box.host)];
  form = ProfileForm.parse({
    ...FIRST_FORM,
    clientName: "loop",
    serverAddress: "127.0.0.1",
    sshPort: server.ok ? server.value.port : 0,
    localNfsPort: await findFreePort(),
    localMountPort: await findFreePort(),
    remoteNfsPort: ports.nfs,
    remoteMountPort: ports.mount,
    nfsVersion: "3",
    exports: [{ path: path.join(box.appliance.dir, "shares/projects"), mountPoint: "/mnt/a", options: "rw" }],
    isThisHost: true,
  });
});

afterAll(async () => {
  await daemon.kill("SIGTERM");
  await box.remove();
});

async function row() {
  const listed = await listTunnels(box.host);
  const found = listed.ok ? listed.value.tunnels.find((each) => each.id === id) : undefined;
  if (!found) throw new Error("The profile is not listed.");
  return found;
}

async function until(state: TunnelState): Promise<void> {
  await expect.poll(async () => (await row()).state, PATIENT).toBe(state);
}

async function cat(): Promise<string> {
  const { localNfsPort, localMountPort, exports } = form;
  const url = `nfs://127.0.0.1${exports[0]?.path ?? ""}/plan.txt?nfsport=${String(localNfsPort)}&mountport=${String(localMountPort)}`;
  const ran = await machine.run(["nfs-cat", url]);
  return "stdout" in ran ? ran.stdout + ran.stderr : ran.kind;
}

async function message(
  done: Promise<{ ok: true; value: { message: string } } | { ok: false; error: { message: string } }>,
) {
  const result = await done;
  return result.ok ? result.value.message : `Refused: ${result.error.message}`;
}

describe("a tunnel that this host opens", { timeout: 120_000 }, () => {
  it("is saved where nothing holds tunnels, and says so", async () => {
    const saved = await saveTunnel(box.host, admin, null, form);
    if (!saved.ok) throw new Error(saved.error.message);
    id = saved.value.id;
    expect(saved.value.message).toBe("The profile of loop is saved. It has no key yet: make one.");
    expect((await row()).state).toBe("no-key");
    expect(await message(giveTunnelKey(box.host, admin, id, false))).toMatch(
      /^loop has a new key\. Of this host's tunnels: .*npm run up/,
    );
    expect((await row()).state).toBe("unknown");
  });

  it("is taken over once the process is there, and asks for the host key first", async () => {
    await daemon.start();
    expect(await holdTunnels()).toEqual({ ok: true, value: null });
    await until("confirm-host-key");
    const seen = (await row()).held?.hostKeySeen;
    if (!seen) throw new Error("No host key was seen.");
    const other = { ...seen, fingerprint: `SHA256:${"A".repeat(43)}` };
    expect(await message(confirmHostKey(id, other))).toMatch(/^Refused: .*does not show this key any more/);
    expect(await message(confirmHostKey(id, seen))).toContain("is the host key of 127.0.0.1 from now on");
    await until("connected");
    // Before anything is read: what is read through two ports at once may have a second connection to the server dialled.
    const { live, held } = await row();
    expect(live).toMatchObject({ from: ["this host"], open: 1 });
    expect(await cat()).toContain("Prove it.");
    await expect.poll(async () => (await row()).live?.bytesReceived, PATIENT).toBeGreaterThan(100);
    expect(held).toMatchObject({ listening: true, hostKey: seen, cipher: expect.any(String) as string });
  });

  it("goes on as it is told: disabled, enabled, changed, given another key", async () => {
    expect(await message(switchTunnel(box.host, admin, id, false))).toContain("is disabled");
    await until("disabled");
    expect(await cat()).not.toContain("Prove it.");
    expect(await message(retryHeldTunnel(id))).toContain("Refused: The profile is disabled");
    expect(await message(switchTunnel(box.host, admin, id, true))).toContain("is enabled");
    await until("connected");
    expect(await cat()).toContain("Prove it.");

    form = { ...form, clientName: "loop 2", localNfsPort: await findFreePort(), cipher: "aes256-gcm" };
    expect(await message(changeTunnel(box.host, admin, id, form))).toContain("may open the tunnel");
    await until("connected");
    expect(await cat()).toContain("Prove it.");
    await expect.poll(async () => (await row()).held?.cipher, PATIENT).toBe("aes256-gcm@openssh.com");

    await giveTunnelKey(box.host, admin, id, false);
    await until("connected");
    expect(await cat()).toContain("Prove it.");
  });

  it("is told what it missed, and comes back with the process", async () => {
    await daemon.kill();
    form = { ...form, localNfsPort: await findFreePort() };
    expect(await message(changeTunnel(box.host, admin, id, form))).toContain("Of this host's tunnels:");
    await daemon.start();
    await holdTunnels();
    await until("connected");
    expect(await cat()).toContain("Prove it.");
  });

  it("asks anew for the host key of another server, and says why one is not reached", async () => {
    const away = { ...form, sshPort: await findFreePort() };
    await changeTunnel(box.host, admin, id, away);
    await until("retrying");
    const { held } = await row();
    expect(held).toMatchObject({
      hostKey: null,
      lastError: { message: expect.stringContaining("127.0.0.1") as string },
    });
    await changeTunnel(box.host, admin, id, form);
    await until("confirm-host-key");
    const seen = (await row()).held?.hostKeySeen;
    if (seen) await confirmHostKey(id, seen);
    await until("connected");
  });

  it("is let go of when its key is revoked, and when the profile is removed", async () => {
    expect(await message(revokeTunnel(box.host, admin, id))).toContain("is revoked");
    await until("revoked");
    expect(await cat()).not.toContain("Prove it.");
    expect(await daemon.client.list()).toEqual({ ok: true, value: [] });
    await giveTunnelKey(box.host, admin, id, false);
    await until("connected");
    await removeTunnel(box.host, admin, id);
    expect(await daemon.client.list()).toEqual({ ok: true, value: [] });
    expect(await cat()).not.toContain("Prove it.");
  });

  it("says that its key cannot be read with another sealing key", async () => {
    const saved = await saveTunnel(box.host, admin, null, form);
    if (!saved.ok) throw new Error(saved.error.message);
    id = saved.value.id;
    await daemon.kill();
    await giveTunnelKey(box.host, admin, id, false);
    await rm(path.join(box.dataDir, "sealing-key"));
    await daemon.start();
    expect(await holdTunnels()).toMatchObject({ ok: false, error: { code: "sealed" } });
    expect((await row()).state).toBe("not-held");
  });
});
