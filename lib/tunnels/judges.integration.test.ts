import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tunnelKeyLine } from "./authorized-keys";
import { fstabLines, guideFstabLines } from "./fstab";
import { knownHosts } from "./known-hosts";
import { localPorts } from "./port-plan";
import type { Profile } from "./profile";
import { fingerprint, readPublicKey } from "./public-key";
import { fstabField, procField, shellWord } from "./quoting";
import { SETUP_BODY, setupScript } from "./setup-script";
import { guideCommands, sshCommand } from "./ssh-command";
import { hostileProfile } from "./testing/hostile";
import { run } from "./testing/run";
import { ED25519, guideProfile } from "./testing/sample-profile";
import { unitFiles } from "./unit-files";
import { mountUnitName } from "./unit-name";

/** The programs that read these files on a client or a server say what they make of them, whatever a person typed. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inflight-judges-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Each run starts programs: a few dozen of them are many. */
function ofAnyProfile(check: (profile: Profile) => Promise<void>): Promise<void> {
  const examples: [Profile][] = [
    [guideProfile()],
    [guideProfile({ nfsVersion: "4.2", cipher: "aes256-gcm" })],
  ];
  return fc.assert(fc.asyncProperty(hostileProfile, check), { numRuns: 40, examples, endOnFailure: true });
}

const key = readPublicKey(ED25519);
if (!key.ok) throw new Error(key.error.message);
const KEY = key.value;

it("the judges do say no", async () => {
  const unit = path.join(folder, "mnt-a.mount");
  await writeFile(unit, "[Mount]\nWhat=localhost:/%\nWhere=/mnt/b\nType=nfs\n");
  expect((await run(["systemd-analyze", "verify", "--man=no", unit])).code).not.toBe(0);
  const file = path.join(folder, "bad-fstab");
  await writeFile(file, "localhost:/a\n");
  expect((await run(["findmnt", "--verify", "--tab-file", file])).stdout).not.toMatch(/^0 parse errors/m);
  expect((await run(["ssh", "-G", "-p", "0", "nas"])).code).not.toBe(0);
});

describe("what is made of any profile", { timeout: 240_000 }, () => {
  it("ssh takes for the connection that was meant (ssh -G)", async () => {
    await ofAnyProfile(async (profile) => {
      for (const [index, command] of [sshCommand(profile), ...guideCommands(profile)].entries()) {
        const { code, stdout, stderr } = await run([
          "sh",
          "-c",
          `ssh() { command ssh -G "$@"; }; ${command}`,
        ]);
        // The key is not there yet, and -G looks for it all the same.
        expect([code, stderr.replace(/^Warning: Identity file .*\n/, "")]).toEqual([0, ""]);
        const settings = stdout.split("\n");
        expect(settings).toContain(`user ${profile.sshUser}`);
        expect(settings).toContain(`hostname ${profile.serverAddress}`);
        expect(settings).toContain(`port ${String(profile.sshPort)}`);
        const forwards = settings.filter((line) => line.startsWith("localforward "));
        expect(forwards).toHaveLength(index === 0 ? localPorts(profile).length : 1);
        if (index > 0) continue;
        expect(forwards[0]).toBe(
          `localforward [localhost]:${String(profile.localNfsPort)} [localhost]:${String(profile.remoteNfsPort)}`,
        );
        expect(settings).toContain("exitonforwardfailure yes");
        expect(settings).toContain("stricthostkeychecking true");
        if (profile.cipher !== "none") expect(stdout).toMatch(/\nciphers (?:aes|chacha)\S+@openssh\.com/);
      }
    });
  });

  it("systemd has nothing to say against (systemd-analyze verify)", async () => {
    await ofAnyProfile(async (profile) => {
      const units = await mkdtemp(path.join(folder, "units-"));
      const files = unitFiles(profile).map(({ name, text }) => [path.join(units, name), text] as const);
      for (const [file, text] of files) await writeFile(file, text);
      // Behind a colon, systemd-analyze expects another name for the unit before it.
      const names = files.map(([file]) => file).filter((file) => !file.includes(":"));
      const { code, stderr } = await run(["systemd-analyze", "verify", "--man=no", ...names]);
      expect([code, stderr]).toEqual([0, ""]);
      await rm(units, { recursive: true });
    });
  });

  it("has the unit names that systemd gives (systemd-escape)", async () => {
    await ofAnyProfile(async ({ exports }) => {
      const points = exports.map(({ mountPoint }) => mountPoint);
      const { stdout } = await run(["systemd-escape", "--path", "--suffix=mount", "--", ...points]);
      expect(points.map(mountUnitName).join(" ")).toBe(stdout.trimEnd());
    });
  });

  it("mount reads from fstab as it was meant (findmnt)", async () => {
    await ofAnyProfile(async (profile) => {
      for (const lines of [fstabLines(profile), guideFstabLines(profile)]) {
        const file = path.join(folder, "fstab");
        await writeFile(file, lines.map((line) => `${line}\n`).join(""));
        const columns = ["--tab-file", file, "--json", "--output", "SOURCE,TARGET,FSTYPE,OPTIONS"] as const;
        const { stdout } = await run(["findmnt", ...columns]);
        const { filesystems } = JSON.parse(stdout) as { filesystems: Record<string, string>[] };
        expect(flat(filesystems).map(({ source, target }) => [source, target])).toEqual(
          expect.arrayContaining(profile.exports.map((each) => [`localhost:${each.path}`, each.mountPoint])),
        );
        const verified = await run(["findmnt", "--verify", "--tab-file", file]);
        expect(verified.stdout + verified.stderr).toMatch(/^0 parse errors/m);
      }
    });
  });

  it("the set-up script hands out as it is, and three shells and shellcheck read", async () => {
    const file = path.join(folder, "setup.sh");
    await ofAnyProfile(async (profile) => {
      const script = setupScript(profile, { hostKeys: [KEY] });
      if (!script.ok) throw new Error(script.error.message);
      const ownPart = script.value.slice(0, -SETUP_BODY.length);
      expect(ownPart + SETUP_BODY).toBe(script.value);
      const files = unitFiles(profile);
      const calls = files.map(({ name }) => `unit_text ${shellWord(name)}`).join("\n");
      const print = `${ownPart}\n${calls}\nfstab_text\nshow() { printf '<%s>' "$@"; }\neach_mount show\n`;
      const { code, stdout, stderr } = await run(["dash"], { input: print });
      expect([code, stderr]).toEqual([0, ""]);
      const mounts = profile.exports.map(({ mountPoint }) =>
        [mountPoint, mountUnitName(mountPoint), fstabField(mountPoint), procField(mountPoint)].map(
          (word) => `<${word}>`,
        ),
      );
      const fstab = fstabLines(profile, ["noauto"]).map((line) => `${line}\n`);
      expect(stdout).toBe([...files.map(({ text }) => text), ...fstab, ...mounts.flat()].join(""));

      await writeFile(file, script.value);
      for (const shell of [["dash"], ["bash", "--posix"], ["busybox", "sh"]] as [string, ...string[]][]) {
        expect(await run([...shell, "-n", file])).toEqual({ code: 0, stdout: "", stderr: "" });
      }
    });
    const plain = setupScript(guideProfile(), { hostKeys: [KEY] });
    await writeFile(file, plain.ok ? plain.value : "");
    expect(await run(["shellcheck", "--shell=sh", file])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("ssh-keygen reads as the key that was given, in both files", async () => {
    await ofAnyProfile(async (profile) => {
      const line = tunnelKeyLine(profile);
      const keys = path.join(folder, "authorized_keys");
      await writeFile(keys, line.ok ? `${line.value}\n` : "");
      const listed = await run(["ssh-keygen", "-l", "-f", keys]);
      expect(listed.stdout).toMatch(/^256 \S+ inflight-tunnel p1 .*\(ED25519\)\n$/);
      expect(listed.stdout).toContain(` ${fingerprint(KEY)} `);

      const hosts = path.join(folder, "known_hosts");
      await writeFile(hosts, knownHosts(profile, [KEY]));
      const host =
        profile.sshPort === 22
          ? profile.serverAddress
          : `[${profile.serverAddress}]:${String(profile.sshPort)}`;
      const found = await run(["ssh-keygen", "-F", host, "-f", hosts]);
      expect(found.code).toBe(0);
      expect(found.stdout.trimEnd().endsWith(ED25519)).toBe(true);
    });
  });
});

/** findmnt puts what is mounted below another one below it in its answer as well. */
function flat(entries: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return entries.flatMap((entry) => [entry, ...flat((entry["children"] as [] | undefined) ?? [])]);
}
