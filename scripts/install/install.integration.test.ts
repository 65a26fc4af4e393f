import { readFile, stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SSHD } from "@/lib/sandbox/ssh/own-run";
import { type InstalledMachine, startInstalledMachine } from "@/scripts/install/testing/installed-machine";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const NODE = [process.execPath, "--import", "tsx"] as const;
const PANEL = {
  as: "inflight",
  env: { INFLIGHT_APPLIANCE: "local", INFLIGHT_DATA_DIR: "/var/lib/inflight", NODE_ENV: "production" },
} as const;

const machine = (await stat(PROJECT)).uid === 0 ? await startInstalledMachine(PROJECT) : null;

describe.skipIf(machine === null)("a permanent installation", { timeout: 300_000 }, () => {
  let there: InstalledMachine;
  beforeAll(() => {
    if (machine !== null) there = machine;
  });
  afterAll(() => there.stop());

  const install = (...args: readonly string[]) =>
    there.run([...NODE, "scripts/install/main.ts", "--no-build", ...args], {
      env: { INFLIGHT_ADMIN_PASSWORD: "installed-not-for-the-log-9921" },
    });
  const trial = async (...args: readonly string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await there.run(
      [...NODE, "scripts/install/testing/trial.ts", ...args],
      PANEL,
    );
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  };

  it("says what it would do, and does nothing", async () => {
    const before = await readFile(there.at("etc/passwd"), "utf8");
    const { code, stdout } = await install("--dry-run");
    expect(code).toBe(0);
    expect(stdout).toMatch(/• Account inflight, .*would make it/);
    expect(stdout).toContain("Nothing was done.");
    expect(await readFile(there.at("etc/passwd"), "utf8")).toBe(before);
    await expect(stat(there.at("etc/sudoers.d/inflight"))).rejects.toThrow("ENOENT");
  });

  it("is made, and made again without anything to do", async () => {
    const first = await install();
    expect(first, first.stderr).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(/User name helpdesk, password \S+ \(shown this once/);
    expect(first.stdout).not.toContain("installed-not-for-the-log");
    expect((await stat(there.at("etc/sudoers.d/inflight"))).mode & 0o7777).toBe(0o440);
    const second = await install();
    expect(second.code).toBe(0);
    expect(second.stdout.split("\n").filter((line) => /done \(/.test(line))).toEqual([]);
  });

  it("has sudo rules that visudo finds no fault with", async () => {
    const { code, stdout } = await there.run(["visudo", "--check", "--strict"]);
    expect(code, stdout).toBe(0);
  });

  it("finds itself in order, as the panel's account", async () => {
    const lines = (await trial("survey")) as string[];
    expect(lines[0]).toBe("Runs as inflight, and does by sudo what needs more rights.");
    expect(lines).toContainEqual(expect.stringMatching(/^\/etc\/samba\/smb\.conf: there/));
    expect(lines.at(-1)).toMatch(/^Tunnels sign in as inflight-tunnel/);
  });

  it("changes smb.conf with a real smbd, and reads what only root may read", async () => {
    expect((await there.run(["service", "smbd", "start"])).code).toBe(0);
    const applied = await trial("append", "smb.conf", "[trial]\n\tpath = /srv\n\tread only = no");
    expect(applied).toMatchObject({
      state: "applied",
      message: expect.stringContaining("Samba answers") as string,
    });
    const file = there.at("etc/samba/smb.conf");
    expect(await readFile(file, "utf8")).toContain("[trial]\n");
    expect(await stat(file)).toMatchObject({ uid: 0, gid: 0 });
    await there.run(["chmod", "0600", "/etc/exports"]);
    await there.run(["sh", "-c", "echo '/srv localhost(ro)' >/etc/exports"]);
    expect(await trial("read", "/etc/exports")).toBe("/srv localhost(ro)\n");
    expect(await trial("read", "/etc/shadow")).toBe("denied");
  });

  it("puts the old smb.conf back where Samba does not serve the new one", async () => {
    const before = await readFile(there.at("etc/samba/smb.conf"), "utf8");
    const refused = await trial("append", "smb.conf", "[global]\n\tinterfaces = 203.0.113.9");
    expect(refused).toMatchObject({ state: "rolled-back" });
    expect(await readFile(there.at("etc/samba/smb.conf"), "utf8")).toBe(before);
  });

  it("lets a tunnel in by a real sshd, sees it and ends it", async () => {
    await there.run(["sh", "-c", `mkdir -p /run/sshd && exec ${SSHD}`]);
    await there.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "/run/key"]);
    const { stdout: key } = await there.run(["cat", "/run/key.pub"]);
    expect(await trial("tunnel", key.trim())).toMatchObject({ ok: true });
    const options = [
      "-o",
      "StrictHostKeyChecking=no",
      "-o",
      "UserKnownHostsFile=/dev/null",
      "-o",
      "BatchMode=yes",
    ];
    const ssh = [
      "ssh",
      "-F",
      "none",
      "-i",
      "/run/key",
      ...options,
      "-L",
      "2500:localhost:2049",
      "inflight-tunnel@127.0.0.1",
    ] as const;
    const open = there.run([...ssh, "sleep 10m"]);
    let live: unknown;
    for (let tries = 0; tries < 20; tries += 1) {
      live = await trial("live");
      if (JSON.stringify(live).includes('"hold":')) break;
      await pause(250);
    }
    expect(live).toMatchObject([{ open: [{ hold: expect.any(Number) as number }] }]);
    expect(await trial("revoke")).toMatchObject({ ok: true });
    expect((await open).code).toBe(255);
    expect((await there.run([...ssh, "true"])).stderr).toContain("Permission denied");
  });

  it("is taken away again, its rights first, and leaves the data", async () => {
    const { code, stdout } = await install("--uninstall");
    expect(code).toBe(0);
    expect(stdout).toContain("Left: /var/lib/inflight");
    await expect(stat(there.at("etc/sudoers.d/inflight"))).rejects.toThrow("ENOENT");
    await expect(stat(there.at("usr/local/lib/inflight"))).rejects.toThrow("ENOENT");
    expect((await stat(there.at("var/lib/inflight/panel.db"))).isFile()).toBe(true);
    const lines = (await trial("survey")) as string[];
    expect(lines[0]).toMatch(/is not installed or older than the panel|There is no/);
  });
});
