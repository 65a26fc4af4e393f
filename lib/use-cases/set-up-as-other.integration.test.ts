import { chmod, copyFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { isFree } from "@/lib/sandbox/free-port";
import type { ClientMachine } from "@/lib/tunnels/testing/client-machine";
import { run } from "@/lib/tunnels/testing/run";
import { addOtherAccount, findSudo, OTHER, type Sudo } from "@/lib/use-cases/testing/client-sudo";
import {
  outcomes,
  scriptsLeft,
  type SetUpFixture,
  startSetUpFixture,
  treeOf,
} from "@/lib/use-cases/testing/set-up-fixture";

/** Setting a client up as somebody who is not root there: a real sshd, a real sudo with PAM, and keys with a passphrase. */
const isRoot = process.getuid?.() === 0;
const sudo = isRoot ? await findSudo() : null;
if (isRoot && !sudo)
  console.log("Not verified without sudo: setting a client up as an account that is not root.");

const PASSPHRASE = "phrase-not-for-the-log-2096";
const byPassword = { user: OTHER.name, password: OTHER.password };
const NOTHING_DONE = ["Connect to the client: done", "Sign in: done", "Look at the client: failed"];

let at: SetUpFixture;

async function start(rule: string, given: Sudo | null = sudo) {
  const { client, sshd } = await at.start(false);
  await addOtherAccount(client, { sudo: given, rule });
  await at.save();
  return { client, sshd };
}

/** The key that opens every account there, sealed with a passphrase. */
async function sealedKey(client: ClientMachine): Promise<string> {
  const file = client.at("sshd", "sealed");
  await copyFile(client.at("sshd", "root"), file);
  const sealed = await run(["ssh-keygen", "-q", "-p", "-P", "", "-N", PASSPHRASE, "-f", file]);
  expect(sealed).toMatchObject({ code: 0 });
  return readFile(file, "utf8");
}

/** Has the client's `mount` note, before it does its work, what a process list shows and what the script's environment is. */
async function watchProcesses(client: ClientMachine): Promise<() => Promise<string>> {
  const mount = client.at("bin/mount");
  const lines = (await readFile(mount, "utf8")).split("\n");
  lines.splice(1, 0, "{ cat /proc/[0-9]*/cmdline | tr '\\0' ' '; env; } >/run/seen 2>/dev/null");
  await writeFile(mount, lines.join("\n"));
  return () => readFile(client.at("run/seen"), "utf8");
}

/** Has one of the client's programs take the account out of sudoers before it goes on. */
async function withdrawIn(client: ClientMachine, program: string, then: string): Promise<void> {
  const lines = ["#!/bin/sh", `sed -i '/^${OTHER.name} /d' /etc/sudoers`, then];
  await writeFile(client.at("bin", program), `${lines.join("\n")}\n`);
  await chmod(client.at("bin", program), 0o755);
}

/** Which of these a text holds: the text itself is too long to be shown. */
function heldBy(text: string, secrets: readonly string[]): readonly string[] {
  return secrets.filter((secret) => text.includes(secret));
}

/** All that the panel and the client have written down. */
async function written(client: ClientMachine): Promise<string> {
  const files = ["sshd/log", "run/sudo.log"].map((name) => client.at(name));
  const texts = await Promise.all(
    [path.join(at.box.dataDir, "panel.db"), ...files].map((file) => readFile(file, "latin1").catch(() => "")),
  );
  return JSON.stringify([at.said, await db().auditEntry.findMany(), texts]);
}

beforeAll(async () => {
  if (sudo) at = await startSetUpFixture();
}, 120_000);

afterEach(async () => {
  if (sudo) await at.end();
});

afterAll(async () => {
  if (sudo) await at.remove();
  await sudo?.remove();
});

describe.runIf(sudo)("setting a client up as an account that is not root", { timeout: 180_000 }, () => {
  it("types the password one signed in with where sudo asks for it, and nowhere else", async () => {
    const { client } = await start("ALL=(ALL:ALL) ALL");
    const before = await treeOf(client);
    const processes = await watchProcesses(client);
    const report = await at.setUp({ who: byPassword });
    expect(report.steps.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    expect(report.steps.find(({ name }) => name === "Sign in")?.message).toContain(OTHER.name);
    expect(report.steps.find(({ name }) => name === "Tunnel on the client")?.message).toContain(
      "NFS answers",
    );
    expect(await scriptsLeft(client)).toEqual([]);

    const [seen, texts] = [await processes(), await written(client)];
    // The look was at the right time: sudo ran, and root in it.
    expect(seen.match(/sudo -S -k -p {2}-- sh -c .* sh sh \/tmp\/inflight-setup-/)).not.toBeNull();
    expect(heldBy(seen, ["SUDO_USER=deploy"])).toHaveLength(1);
    expect(texts.match(/COMMAND=\S*sh -c .{10,60} sh sh \/tmp\/inflight-setup-/)).not.toBeNull();
    const id = (await at.profile()).id;
    const privateKey = await readFile(client.at("etc/inflight-tunnels", id, "key"), "utf8");
    const secrets = [OTHER.password, privateKey.split("\n")[4] ?? "-", "PRIVATE KEY"];
    expect([heldBy(seen, secrets), heldBy(texts, secrets)]).toEqual([[], []]);
    await at.takeAway();
    expect(await treeOf(client)).toEqual(before);
  });

  it("takes sudo without a password, and a key with a passphrase; tells a wrong passphrase before it connects", async () => {
    const { client } = await start("ALL=(ALL:ALL) NOPASSWD: ALL");
    const before = await treeOf(client);
    const privateKey = await sealedKey(client);
    const who = { user: OTHER.name, privateKey };
    for (const [passphrase, words] of [
      ["guess-not-for-the-log", "The passphrase is not the private key's"],
      ["", "has a passphrase. Enter it too"],
    ] as const) {
      const refused = await at.setUp({ who: { ...who, passphrase } });
      expect(outcomes(refused)).toEqual(["Read your private key: failed"]);
      expect(refused.summary).toContain(words);
    }
    const halves = await at.setUp({
      who: { ...who, privateKey: await readFile(client.at("sshd/root.pub"), "utf8") },
    });
    expect(halves.summary).toContain("This is the public key");
    expect(await treeOf(client)).toEqual(before);
    expect((await at.profile()).publicKey).toBe("");

    const processes = await watchProcesses(client);
    const report = await at.setUp({ who: { ...who, passphrase: PASSPHRASE } });
    expect(report.steps.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    const [seen, texts] = [await processes(), await written(client)];
    expect(seen.match(/sudo -n -- sh -c .* sh sh \/tmp\/inflight-setup-/)).not.toBeNull();
    const own = privateKey.split("\n")[3] ?? "-";
    const secrets = [PASSPHRASE, "guess-not-for-the-log", own, "PRIVATE KEY"];
    expect([heldBy(seen, secrets), heldBy(texts, secrets)]).toEqual([[], []]);
  });

  it("undoes through sudo what a failed step did, and takes no warning of sudo's for a refusal", async () => {
    const { client } = await start("ALL=(ALL:ALL) ALL\nDefaults no_such_setting");
    const before = await treeOf(client);
    await writeFile(client.at("bin/mount"), "#!/bin/sh\necho 'mount: no NFS here' >&2\nexit 32\n");
    const report = await at.setUp({ who: byPassword });
    expect(outcomes(report).slice(-4)).toEqual([
      "Run the script: failed",
      "Undo: done",
      "Take the script away: done",
      "Revoke the new key: done",
    ]);
    const detail = report.steps.find(({ name }) => name === "Run the script")?.detail;
    expect(detail).toContain("mount: no NFS here");
    expect(detail).toContain("no_such_setting");
    expect(await treeOf(client)).toEqual(before);
    expect(await scriptsLeft(client)).toEqual([]);
    expect((await at.profile()).publicKey).toBe("");
  });

  it.each([
    ["names nobody", "", byPassword, "sudo does not let it be", "not in the sudoers file"],
    [
      "asks for root's password",
      "ALL=(ALL:ALL) ALL\nDefaults rootpw",
      byPassword,
      "sudo does not take the password you signed in with",
      "incorrect password",
    ],
    [
      "asks for a password where a key signed in",
      "ALL=(ALL:ALL) ALL",
      "key",
      "which a key does not bring along",
      "a password is required",
    ],
    [
      "allows a few programs alone",
      "ALL=(root) NOPASSWD: /usr/bin/id, /usr/bin/test",
      byPassword,
      "sudo does not let it be",
      "not allowed to execute",
    ],
    [
      "wants a terminal",
      "ALL=(ALL:ALL) NOPASSWD: ALL\nDefaults requiretty",
      byPassword,
      "sudo works on a terminal alone",
      "must have a tty",
    ],
  ] as const)(
    "stops before it changes anything where sudo %s, and says what to do",
    async (_what, rule, how, words, detail) => {
      const { client, sshd } = await start(rule);
      const before = await treeOf(client);
      const who = how === "key" ? { user: OTHER.name, privateKey: sshd.privateKey } : how;
      const report = await at.setUp({ who });
      expect(outcomes(report)).toEqual(NOTHING_DONE);
      expect(report.summary).toContain(words);
      expect(report.summary).toContain("Sign in");
      expect(report.steps[2]?.detail).toContain(detail);
      expect(await treeOf(client)).toEqual(before);
      expect(await scriptsLeft(client)).toEqual([]);
      expect((await at.profile()).publicKey).toBe("");
      expect(heldBy(await written(client), [OTHER.password])).toEqual([]);
    },
  );

  it("says that there is no sudo", async () => {
    // A machine with one of its own cannot be shown without it.
    if (sudo?.unpacked === null) return;
    const { client } = await start("", null);
    const report = await at.setUp({ who: byPassword });
    expect(outcomes(report)).toEqual(NOTHING_DONE);
    expect(report.summary).toContain("there is no sudo");
    expect(await scriptsLeft(client)).toEqual([]);
  });

  it("takes script and key back where sudo says no just before the script", async () => {
    const { client } = await start("ALL=(ALL:ALL) NOPASSWD: ALL");
    const before = await treeOf(client);
    // The last that is run before it.
    await withdrawIn(client, "test", 'exec /usr/bin/test "$@"');
    const report = await at.setUp({ who: byPassword });
    expect(outcomes(report).slice(-3)).toEqual([
      "Run the script: failed",
      "Take the script away: done",
      "Revoke the new key: done",
    ]);
    expect(report.summary).toContain("sudo does not let it be");
    expect(await treeOf(client)).toEqual(before);
    expect(await scriptsLeft(client)).toEqual([]);
    expect((await at.profile()).publicKey).toBe("");
    expect(await at.box.read()).not.toContain((await at.profile()).id);
  });

  it("says what is left where sudo says no to the undoing, and shuts the key out", async () => {
    const { client } = await start("ALL=(ALL:ALL) NOPASSWD: ALL");
    await withdrawIn(client, "mount", "exit 32");
    const report = await at.setUp({ who: byPassword });
    expect(outcomes(report).slice(-4)).toEqual([
      "Run the script: failed",
      "Undo: failed",
      "Take the script away: done",
      "Revoke the new key: done",
    ]);
    const undo = report.steps.find(({ name }) => name === "Undo");
    expect(undo?.message).toContain("still on the client");
    expect(undo?.detail).toContain("sudo does not let it be");
    expect(await scriptsLeft(client)).toEqual([]);
    expect((await at.profile()).publicKey).toBe("");
    // With the key out, nothing of the tunnel is open any more.
    const { localNfsPort } = await at.profile();
    await expect.poll(() => isFree(localNfsPort), { timeout: 20_000 }).toBe(true);
  });
});
