import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/record";
import { FIRST_FORM } from "@/lib/tunnels/first-form";
import { ProfileForm } from "@/lib/tunnels/profile";
import { authorizedKeysFile } from "@/lib/use-cases/authorized-keys-file";
import { endOpenTunnels } from "@/lib/use-cases/end-open-tunnels";
import { findTunnelProfile } from "@/lib/use-cases/find-tunnel-profile";
import { changeTunnel, givePublicKey } from "@/lib/use-cases/give-public-key";
import { giveTunnelKey } from "@/lib/use-cases/give-tunnel-key";
import { listRevisions, readRevisionContent } from "@/lib/use-cases/list-revisions";
import { listTunnels } from "@/lib/use-cases/list-tunnels";
import { revokeTunnel, switchTunnel } from "@/lib/use-cases/revoke-tunnel";
import { saveTunnel } from "@/lib/use-cases/save-tunnel";
import { showTunnel } from "@/lib/use-cases/show-tunnel";
import { admin, type BoxFixture, startBoxFixture } from "@/lib/use-cases/testing/box-fixture";
import { tunnelGround } from "@/lib/use-cases/tunnel-ground";

/** What any SSH key in any form holds. */
const ANY_KEY = /AAAA[A-Za-z0-9+/]{16}|PRIVATE KEY/;

let box: BoxFixture;
let id: string;
const form = ProfileForm.parse({ ...FIRST_FORM, clientName: "web-01", serverAddress: "127.0.0.1" });

beforeAll(async () => {
  box = await startBoxFixture(authorizedKeysFile);
  const saved = await saveTunnel(box.host, admin, null, form);
  if (!saved.ok) throw new Error(saved.error.message);
  id = saved.value.id;
});

afterAll(() => box.remove());

async function stateInList() {
  const list = await listTunnels(box.host);
  if (!list.ok) throw new Error(list.error.message);
  return list.value.tunnels.find((row) => row.id === id)?.state;
}

it("proposes the ports in use, and tells of each export whether a tunnel may mount it", async () => {
  const shares = path.join(box.appliance.dir, "shares");
  expect(await tunnelGround(box.host)).toMatchObject({
    ok: true,
    value: {
      serverAddress: "127.0.0.1",
      account: "inflight-tunnel",
      sshPort: expect.any(Number) as number,
      nfsPort: expect.any(Number) as number,
      mountPort: expect.any(Number) as number,
      exports: [
        { path: `${shares}/public`, tunnel: "also-open" },
        { path: `${shares}/archive`, tunnel: "also-open" },
        { path: `${shares}/projects`, tunnel: "ready" },
      ],
    },
  });
});

it("shows keys to those who may give them alone, and private ones to nobody", async () => {
  expect(await stateInList()).toBe("no-key");
  const given = await giveTunnelKey(box.host, admin, id, true);
  if (!given.ok) throw new Error(given.error.message);
  expect(await stateInList()).toBe("waiting");

  const [whole, withoutKeys, list] = await Promise.all([
    showTunnel(box.host, id, true),
    showTunnel(box.host, id, false),
    listTunnels(box.host),
  ]);
  expect(JSON.stringify([withoutKeys, list])).not.toMatch(ANY_KEY);
  expect(JSON.stringify(whole)).not.toContain("PRIVATE KEY");
  expect(whole).toMatchObject({ ok: true, value: { keys: { publicKey: given.value.publicKey } } });
  const tabs = (shown: typeof whole) => [...new Set(shown.ok ? shown.value.files.map(({ tab }) => tab) : [])];
  expect(tabs(whole)).toEqual(["ssh", "fstab", "systemd", "authorized-keys", "script"]);
  expect(tabs(withoutKeys)).toEqual(["ssh", "fstab", "systemd"]);
  for (const shown of [whole, withoutKeys]) {
    expect(shown).toMatchObject({ ok: true, value: { row: { key: { state: "given", isKept: true } } } });
    expect(shown.ok && shown.value.server?.hostKeys[0]?.fingerprint).toMatch(/^SHA256:/);
  }
});

it("shows older keys of History to those who may give them alone", async () => {
  const { revisions } = await listRevisions({ q: "", page: 1, size: 50 });
  const ofKeys = revisions.find(({ file }) => file === authorizedKeysFile.name);
  expect(await readRevisionContent(ofKeys?.id ?? "", "after", true)).toMatchObject({ ok: true });
  expect(await readRevisionContent(ofKeys?.id ?? "", "after", false)).toMatchObject({
    ok: false,
    error: { code: "forbidden" },
  });
});

it("brings neither a key nor a client back with a form that was opened before", async () => {
  await switchTunnel(box.host, admin, id, false);
  const before = await findTunnelProfile(id);
  const opened = before.ok ? { ...form, publicKey: before.value.profile.publicKey, enabled: true } : form;
  expect(opened.publicKey).not.toBe("");
  await revokeTunnel(box.host, admin, id);
  const changed = await changeTunnel(box.host, admin, id, { ...opened, localNfsPort: 300 });
  expect(changed).toMatchObject({ ok: true });
  const after = await findTunnelProfile(id);
  expect(after.ok && after.value.profile).toMatchObject({ publicKey: "", enabled: false, localNfsPort: 300 });
  expect(await stateInList()).toBe("revoked");
  expect(await box.read()).not.toContain("ssh-ed25519");
});

it("takes a client's own key, and refuses one that stands on another line", async () => {
  const own = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINS1qGH2YVWnbuDH+T/25y1a1wxJg5tKOSTfRLChvisq";
  await switchTunnel(box.host, admin, id, true);
  expect(await givePublicKey(box.host, admin, id, own)).toMatchObject({ ok: true });
  expect(await box.read()).toContain(own);
  expect(await stateInList()).toBe("waiting");
  const other = await saveTunnel(box.host, admin, null, { ...form, clientName: "web-02" });
  const otherId = other.ok ? other.value.id : "";
  expect(await givePublicKey(box.host, admin, otherId, own)).toMatchObject({
    ok: false,
    error: { code: "key-in-use" },
  });
});

it("tells what was done here, and that nothing was open", async () => {
  await recordAudit({
    actor: "admin",
    role: "admin",
    address: "127.0.0.1",
    action: "tunnels.end",
    target: `tunnel ${id}`,
    outcome: "done",
    detail: "web-01 had no tunnel open.",
    changeId: randomUUID(),
  });
  expect(await endOpenTunnels(box.host, id)).toMatchObject({
    ok: true,
    value: { message: "web-01 had no tunnel open." },
  });
  const shown = await showTunnel(box.host, id, false);
  expect(shown.ok && shown.value.events[0]).toMatchObject({
    kind: "panel",
    text: "admin: web-01 had no tunnel open.",
  });
  expect(await showTunnel(box.host, randomUUID(), true)).toMatchObject({
    ok: false,
    error: { code: "missing" },
  });
});
