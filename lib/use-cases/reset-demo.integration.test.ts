import { appendFile, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import type { Host } from "@/lib/host/host";
import { OWN_DROP_IN } from "@/lib/nfs/ports/own-drop-in";
import { stopAppliance } from "@/lib/sandbox/appliance";
import { findFreePort } from "@/lib/sandbox/free-port";
import { dataDir } from "@/lib/shared/data-dir";
import { createAccount } from "@/lib/use-cases/create-account";
import { offeredAccounts, settleDemoAccounts } from "@/lib/use-cases/demo-accounts";
import { turnDemoTunnels } from "@/lib/use-cases/demo-tunnels";
import { ensureFirstAccounts } from "@/lib/use-cases/ensure-first-accounts";
import { allTunnels } from "@/lib/use-cases/find-tunnel-profile";
import { givePublicKey } from "@/lib/use-cases/give-public-key";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { readDemo, readDemoFile } from "@/lib/use-cases/read-demo";
import { readNfsPorts } from "@/lib/use-cases/read-nfs-ports";
import { resetDemo } from "@/lib/use-cases/reset-demo";
import { removeTunnel, revokeTunnel } from "@/lib/use-cases/revoke-tunnel";
import { saveTunnel } from "@/lib/use-cases/save-tunnel";
import { setUpDemo } from "@/lib/use-cases/tend-demo";
import { admin } from "@/lib/use-cases/testing/box-fixture";

const FROM_HERE = new Headers({ "x-inflight-address": "127.0.0.1" });
/** Ten times what it takes; what it took is printed. */
const LONGEST_MS = 100_000;

let database: TestDatabase;
let host: Host;

beforeAll(async () => {
  database = await createTestDatabase();
  vi.stubEnv("INFLIGHT_DEMO", "on");
  const opened = await openAppliance();
  if (!opened.ok) throw new Error(opened.error.message);
  host = opened.value;
  expect(await setUpDemo()).toEqual([]);
}, 120_000);

afterAll(async () => {
  await stopAppliance(dataDir(database.dataDir).appliance);
  globalThis.inflightHost = undefined;
  await database.remove();
  vi.unstubAllEnvs();
}, 60_000);

const client = (name: string) => host.demoTunnels?.list().find((each) => each.name === name);

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await holds()) return;
    await pause(100);
  }
  throw new Error(`It did not come: ${JSON.stringify(host.demoTunnels?.list())}`);
}

async function facts() {
  await pause(1_000);
  const read = await readDemo(host);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe("the demo", { timeout: 240_000 }, () => {
  it("begins with clients in the clear, one tunnel up and one down, and a file that is read through it", async () => {
    await until(() => client("branch-office")?.state === "connected");
    await until(() => host.demoClients?.list().every(({ state }) => state === "connected") === true);
    const { preset, clients, tunnels } = await facts();
    expect(preset).toBe("off");
    expect(clients.map(({ isEncrypted }) => isEncrypted)).toEqual([false, false, false, false]);
    expect(tunnels.map(({ name, profile }) => [name, profile?.state ?? null])).toEqual([
      ["branch-office", "connected"],
      ["backup-vault", "waiting"],
      ["field-laptop", null],
    ]);
    const read = await readDemoFile("branch-office");
    expect(read).toMatchObject({ ok: true, value: { text: "1. Encrypt what travels.\n2. Prove it.\n" } });
    expect(await readDemoFile("field-laptop")).toMatchObject({ ok: false, error: { code: "no-tunnel" } });
  });

  it("has a client connect once its profile has its key, and refuses it once the key is revoked", async () => {
    const office = (await allTunnels()).find(({ profile }) => profile.clientName === "branch-office");
    if (!office) throw new Error("The profile is gone.");
    const { id: _, ...form } = office.profile;
    const saved = await saveTunnel(host, admin, null, { ...form, clientName: "Field-Laptop", publicKey: "" });
    if (!saved.ok) throw new Error(saved.error.message);
    await turnDemoTunnels(host);
    expect(client("field-laptop")?.detail).toContain("no key yet");
    const key = (await facts()).tunnels.find(({ name }) => name === "field-laptop")?.publicKey ?? "";
    expect(await givePublicKey(host, admin, saved.value.id, key)).toMatchObject({ ok: true });
    await turnDemoTunnels(host);
    await until(() => client("field-laptop")?.state === "connected");
    await until(() => client("field-laptop")?.detail.includes("Reads plan.txt") === true);
    expect(client("field-laptop")?.lastRead).toBeNull();
    expect(await readDemoFile("field-laptop")).toMatchObject({ ok: true });
    expect(client("field-laptop")?.lastRead?.text).toContain("Prove it.");
    expect(await revokeTunnel(host, admin, saved.value.id)).toMatchObject({ ok: true });
    await until(async () => {
      await turnDemoTunnels(host);
      return client("field-laptop")?.state === "refused";
    });
    expect(client("field-laptop")?.detail).toContain("does not take its key");
  });

  it("is back at its start after a reset, other people's profiles kept, and History has what was there", async () => {
    const before = await facts();
    const [office] = await allTunnels();
    if (!office) throw new Error("The profile is gone.");
    const { id: _, ...form } = office.profile;
    const other = await saveTunnel(host, admin, null, {
      ...form,
      clientName: "somebody-else",
      publicKey: "",
    });
    if (!other.ok) throw new Error(other.error.message);
    const first = await readFile(host.files.smbConf, "utf8");
    await appendFile(host.files.smbConf, "# changed\n[global]\n\tsmb encrypt = mandatory\n");
    await appendFile(host.files.exports, "# changed\n");
    const pin = path.join(host.files.nfsConfFolder, OWN_DROP_IN);
    await writeFile(pin, `[mountd]\nport = ${String(await findFreePort())}\n`);
    const shares = path.join(dataDir(database.dataDir).appliance, "shares");
    const inShares = (...names: string[]) => path.join(shares, ...names);
    await writeFile(inShares("public/welcome.txt"), "Guests were here.\n");
    await rm(inShares("homes/alice/notes.txt"));
    await symlink("/etc/passwd", inShares("homes/alice/notes.txt"));
    await rm(inShares("finance/ledger-2015.csv"));
    await mkdir(inShares("projects/new"));
    await writeFile(inShares("projects/new/draft.txt"), "A guest's.\n");

    const done = await resetDemo(admin);
    expect(done).toMatchObject({ ok: true, value: { isReady: true } });
    if (!done.ok) return;
    console.info(`Reset demo took ${String(done.value.tookMs)} ms; the target is 10,000 ms.`);
    expect(done.value.tookMs).toBeLessThan(LONGEST_MS);

    expect(await readFile(host.files.smbConf, "utf8")).toBe(first);
    expect(await readFile(host.files.exports, "utf8")).not.toContain("# changed");
    const ports = await readNfsPorts(host);
    expect(ports.ok && ports.value.settings.mount.port).toBeNull();
    expect(ports.ok && ports.value.mount.state).toBe("floating");
    expect(await readFile(inShares("public/welcome.txt"), "utf8")).toMatch(/^Welcome\./u);
    expect(await readFile(inShares("homes/alice/notes.txt"), "utf8")).toMatch(/^Ask storage/u);
    expect(await readFile(inShares("finance/ledger-2015.csv"), "utf8")).toMatch(/^date;/u);
    const kept = await stat(inShares("finance"));
    expect(kept.mode & 0o7777).toBe(0o2770);
    expect((await stat(inShares("finance/ledger-2015.csv"))).gid).toBe(kept.gid);
    expect(await readdir(inShares("projects"))).toEqual(["plan.txt"]);
    expect((await readdir(shares)).toSorted()).toEqual([
      "archive",
      "backup",
      "finance",
      "homes",
      "projects",
      "public",
    ]);
    const aside = path.join(shares, "..", "before-reset");
    expect(done.value.message).toContain(`3 files and folders that people added or changed lie in ${aside},`);
    expect(await readFile(path.join(aside, "projects/new/draft.txt"), "utf8")).toBe("A guest's.\n");
    expect(await readFile(path.join(aside, "public/welcome.txt"), "utf8")).toBe("Guests were here.\n");
    const after = await facts();
    expect(after.clients.map(({ isEncrypted }) => isEncrypted)).toEqual([false, false, false, false]);
    expect(after.tunnels.map(({ profile }) => profile?.state ?? null)).toEqual([
      "connected",
      "waiting",
      null,
    ]);
    expect(after.tunnels.map(({ publicKey }) => publicKey)).toEqual(
      before.tunnels.map(({ publicKey }) => publicKey),
    );
    expect((await allTunnels()).map(({ profile }) => profile.clientName)).toContain("somebody-else");
    await removeTunnel(host, admin, other.value.id);

    const revisions = await database.db.revision.findMany({ where: { reason: "Reset demo" } });
    expect(revisions.map(({ file, state, origin }) => [file, state, origin]).sort()).toEqual([
      ["exports", "applied", "restore"],
      ["mountd-pin", "applied", "restore"],
      ["smb.conf", "applied", "restore"],
    ]);
  });

  it("offers its accounts to this machine alone, and shuts them where there is no demo", async () => {
    await ensureFirstAccounts();
    expect(await settleDemoAccounts()).toEqual([]);
    const offered = await offeredAccounts(FROM_HERE);
    expect(offered.map(({ username }) => username)).toEqual(["demo", "demo-helpdesk"]);
    expect(await offeredAccounts(new Headers({ "x-inflight-address": "192.0.2.7" }))).toEqual([]);
    vi.stubEnv("INFLIGHT_HOST", "0.0.0.0");
    expect(await offeredAccounts(FROM_HERE)).toEqual([]);
    vi.stubEnv("INFLIGHT_HOST", "127.0.0.1");
    vi.stubEnv("INFLIGHT_TRUSTED_PROXIES", "127.0.0.1");
    expect(await offeredAccounts(FROM_HERE)).toEqual([]);
    vi.stubEnv("INFLIGHT_TRUSTED_PROXIES", "");
    // The passwords stay over a restart, whatever became of the accounts.
    await settleDemoAccounts();
    expect(await offeredAccounts(FROM_HERE)).toEqual(offered);

    vi.stubEnv("INFLIGHT_DEMO", "off");
    await settleDemoAccounts();
    expect(await offeredAccounts(FROM_HERE)).toEqual([]);
    const disabled = await database.db.user.findMany({ where: { NOT: { disabledAt: null } } });
    expect(disabled.map(({ username }) => username).sort()).toEqual(["demo", "demo-helpdesk"]);
    vi.stubEnv("INFLIGHT_DEMO", "on");
  });

  it("leaves an account of somebody's alone that has the name of one of its own", async () => {
    await database.db.user.deleteMany({ where: { username: "demo" } });
    const made = await createAccount({ username: "demo", name: "Somebody", role: "operator" });
    if (!made.ok) throw new Error(made.error.message);
    expect(await settleDemoAccounts()).toEqual([expect.stringContaining("demo is not the demo's")]);
    expect((await offeredAccounts(FROM_HERE)).map(({ username }) => username)).toEqual(["demo-helpdesk"]);
    const theirs = await database.db.user.findUniqueOrThrow({ where: { username: "demo" } });
    expect(theirs).toMatchObject({
      id: made.value.id,
      role: "operator",
      passwordDue: true,
      disabledAt: null,
    });
  });

  it("is nowhere where a real appliance is managed, whoever asks for it", async () => {
    const untouched = await readFile(host.files.smbConf, "utf8");
    vi.stubEnv("INFLIGHT_APPLIANCE", "local");
    expect(await resetDemo(admin)).toMatchObject({ ok: false, error: { code: "no-demo" } });
    expect(await readDemoFile("branch-office")).toMatchObject({ ok: false, error: { code: "no-demo" } });
    expect(await setUpDemo()).toEqual([]);
    await settleDemoAccounts();
    expect(await offeredAccounts(FROM_HERE)).toEqual([]);
    vi.stubEnv("INFLIGHT_APPLIANCE", "sandbox");
    expect(await readFile(host.files.smbConf, "utf8")).toBe(untouched);
  });
});
