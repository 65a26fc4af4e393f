import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { giveTunnelKey } from "@/lib/use-cases/give-tunnel-key";
import { switchTunnel } from "@/lib/use-cases/revoke-tunnel";
import { admin } from "@/lib/use-cases/testing/box-fixture";
import { CLIENT_PASSWORD } from "@/lib/use-cases/testing/client-sshd";
import {
  outcomes,
  scriptsLeft,
  type SetUpFixture,
  startSetUpFixture,
  treeOf,
} from "@/lib/use-cases/testing/set-up-fixture";

/** Mount namespaces take root. */
const isRoot = process.getuid?.() === 0;

let at: SetUpFixture;

beforeAll(async () => {
  if (isRoot) at = await startSetUpFixture();
}, 120_000);

afterEach(async () => {
  if (isRoot) await at.end();
});

afterAll(async () => {
  if (isRoot) await at.remove();
});

describe.runIf(isRoot)("setting a client up over SSH", { timeout: 180_000 }, () => {
  it("sets up with a password and a key made for it, again with the key that is there, and nothing of either stays", async () => {
    const { client, sshd } = await at.start(true);
    const before = await treeOf(client);
    await at.save();
    const report = await at.setUp();
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
    expect(await scriptsLeft(client)).toEqual([]);
    const privateKey = await readFile(
      client.at("etc/inflight-tunnels", (await at.profile()).id, "key"),
      "utf8",
    );
    const again = await at.setUp({ newKey: false, who: { user: "root", privateKey: sshd.privateKey } });
    expect(again.done).toBe(true);
    expect(again.steps[2]?.message).toContain("brought up to date");
    await at.takeAway();
    expect(await treeOf(client)).toEqual(before);
    const kept = JSON.stringify([
      at.said,
      await db().auditEntry.findMany(),
      await db().tunnelProfile.findMany({ select: { notes: true, publicKey: true, hostKey: true } }),
      (await db().blob.findMany()).map(({ bytes }) => Buffer.from(bytes).toString("latin1")),
    ]);
    const database = await readFile(path.join(at.box.dataDir, "panel.db"), "latin1");
    for (const secret of [CLIENT_PASSWORD, privateKey.split("\n")[4] ?? "-", "PRIVATE KEY"]) {
      expect(kept).not.toContain(secret);
      expect(database).not.toContain(secret);
      expect(await at.box.read()).not.toContain(secret);
    }
  });

  it("works without systemd, and where the client's SSH server forwards nothing, with the key that is kept here", async () => {
    await at.start(false, ["AllowTcpForwarding no"]);
    await at.save({ nfsVersion: "3" });
    expect(await giveTunnelKey(at.box.host, admin, (await at.profile()).id, true)).toMatchObject({
      ok: true,
    });
    const report = await at.setUp();
    expect(report.steps.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    expect(outcomes(report)).not.toContain("Make a key: done");
    expect(report.steps.find(({ name }) => name === "Tunnel on the client")?.message).toContain(
      "listens on its local port",
    );
    await at.takeAway();
  });

  it("stops where the host key is another, the password wrong, the key unreadable, or the profile disabled", async () => {
    await at.start(true);
    await at.save();
    const other = await at.setUp({
      hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINS1qGH2YVWnbuDH+T/25y1a1wxJg5tKOSTfRLChvisq",
    });
    expect(outcomes(other)).toEqual(["Connect to the client: failed"]);
    expect(other.steps[0]?.message).toContain("another host key than the one you confirmed");
    const wrong = await at.setUp({ who: { user: "root", password: "guess" } });
    expect(outcomes(wrong)).toEqual(["Connect to the client: done", "Sign in: failed"]);
    const bad = await at.setUp({ who: { user: "root", privateKey: "nonsense" } });
    expect(bad.steps[0]?.message).toContain("private key cannot be read");
    expect(await switchTunnel(at.box.host, admin, (await at.profile()).id, false)).toMatchObject({
      ok: true,
    });
    await expect(at.setUp()).rejects.toThrow("Enable it first");
    expect((await at.profile()).publicKey).toBe("");
  });

  it("undoes what a failed step did: the script's work, the script, and the key", async () => {
    const { client } = await at.start(true);
    const before = await treeOf(client);
    await at.save();
    const mount = await readFile(client.at("bin/mount"), "utf8");
    await writeFile(client.at("bin/mount"), "#!/bin/sh\necho 'mount: no NFS here' >&2\nexit 32\n");
    await chmod(client.at("bin/mount"), 0o755);
    const report = await at.setUp();
    await writeFile(client.at("bin/mount"), mount);
    expect(outcomes(report).slice(-4)).toEqual([
      "Run the script: failed",
      "Undo: done",
      "Take the script away: done",
      "Revoke the new key: done",
    ]);
    expect(report.done).toBe(false);
    expect(report.steps.find(({ name }) => name === "Run the script")?.detail).toContain("insecure");
    expect(await treeOf(client)).toEqual(before);
    expect(await scriptsLeft(client)).toEqual([]);
    expect(await at.box.read()).not.toContain((await at.profile()).id);

    await at.save({ exports: [{ path: "/x", mountPoint: "/mnt/foreign", options: "rw" }] });
    const untouched = await at.setUp();
    expect(outcomes(untouched)).not.toContain("Undo: done");
    expect(untouched.steps.find(({ name }) => name === "Run the script")?.detail).toContain(
      "Nothing was changed",
    );
    expect(await treeOf(client)).toEqual(before);
  });
});
