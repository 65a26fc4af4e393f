import { appendFile, chmod, chown, copyFile, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Argv, RunOptions, RunOutcome } from "@/lib/host/host";
import { FILE_PROGRAM, PANEL_ACCOUNT, SYSTEM_DOOR } from "@/lib/host/privileges/system-places";
import { runProgram } from "@/lib/host/run-program";
import { findSudo } from "@/lib/use-cases/testing/client-sudo";
import { buildFileProgram } from "@/scripts/install/build-file-program";

/** Ids that nobody has: those of the panel's account, the tunnels' and one more. */
export const IDS = { panel: 4217, tunnel: 4218, other: 4219 } as const;

/** What the real one of Debian has, without the password that nobody has here. */
const PAM = `auth required pam_deny.so
account required pam_permit.so
session required pam_permit.so
`;

/** This machine's programs, with folders of its own in the place of those that sudo goes by and the panel manages. */
const PLACES = ["etc", "usr/local", "var/lib", "var/log"] as const;

const VIEW = `set -e
root=$1 account=$2
shift 2
for place in ${PLACES.join(" ")}; do mount --bind "$root/$place" "/$place"; done
[ ! -d "$root/libexec" ] || mount --bind "$root/libexec" /usr/libexec
[ ! -d "$root/usr/sbin" ] || mount --bind "$root/usr/sbin" /usr/sbin
# What the test, which is root, opened for the program.
[ ! -f /dev/stdin ] || chmod 0666 /dev/stdin
exec setpriv --reuid "$account" --regid "$account" --clear-groups -- "$@"`;

export interface NotRootMachine {
  /** Runs a program there as the panel's account, or another. */
  run(argv: Argv, options?: RunOptions, account?: number): Promise<RunOutcome>;
  /** A path of its file system as others see it. */
  at(...names: string[]): string;
  remove(): Promise<void>;
}

export interface MachineOptions {
  readonly sudoers: string;
  /** Source of another file program than the installation's. */
  readonly fileProgram?: string;
  /** Programs in the place of those in /usr/sbin, by name. */
  readonly programs?: Readonly<Record<string, string>>;
}

/** A machine with a real sudo whose panel is not root. Null where that cannot be: it takes root, and sudo to be had. */
export async function startNotRootMachine(options: MachineOptions): Promise<NotRootMachine | null> {
  if (process.getuid?.() !== 0) return null;
  const sudo = await findSudo();
  if (sudo === null) return null;
  const root = await mkdtemp(path.join(tmpdir(), "inflight-notroot-"));
  const at = (...names: string[]) => path.join(root, ...names);
  await chmod(root, 0o755);
  for (const place of PLACES) await mkdir(at(place), { recursive: true });
  await fillEtc(at, options.sudoers);
  await mkdir(at("usr/local/bin"));
  // Where programs stand in for those of /usr/sbin, its own is out of sight.
  await copyFile(path.join(sudo.unpacked ?? "/", "usr/sbin/visudo"), at("usr/local/bin/visudo"));
  if (sudo.unpacked !== null) {
    await copyFile(path.join(sudo.unpacked, "usr/bin/sudo"), at("usr/local/bin/sudo"));
    await chmod(at("usr/local/bin/sudo"), 0o4755);
    await cp(path.join(sudo.unpacked, "usr/libexec"), at("libexec"), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  await sudo.remove();
  await mkdir(path.dirname(at(FILE_PROGRAM)), { recursive: true });
  await writeFile(at(FILE_PROGRAM), await buildFileProgram(process.execPath, options.fileProgram), {
    mode: 0o755,
  });
  if (options.programs !== undefined) await mkdir(at("usr/sbin"));
  for (const [name, text] of Object.entries(options.programs ?? {})) {
    await writeFile(at("usr/sbin", name), text, { mode: 0o755 });
  }
  return {
    at,
    run: async (argv, runOptions = {}, account = IDS.panel) => {
      const inside = ["sh", "-c", VIEW, "sh", root, String(account), ...argv];
      const wrapped = ["unshare", "--mount", "--propagation", "private", "--", ...inside] as const;
      return unwrapped(argv, await runProgram(wrapped, runOptions));
    },
    remove: () => rm(root, { recursive: true }),
  };
}

/** What setpriv says of the program it should become, as the system would have said it. */
function unwrapped([program]: Argv, outcome: RunOutcome): RunOutcome {
  if (outcome.kind !== "exited" || !outcome.stderr.startsWith("setpriv: failed to execute")) return outcome;
  return { kind: outcome.code === 127 ? "not-found" : "denied", program };
}

async function fillEtc(at: NotRootMachine["at"], sudoers: string): Promise<void> {
  for (const name of ["passwd", "group", "hosts", "nsswitch.conf", "ld.so.cache", "alternatives"]) {
    await cp(path.join("/etc", name), at("etc", name), { recursive: true, verbatimSymlinks: true });
  }
  for (const [name, id] of [
    [PANEL_ACCOUNT, IDS.panel],
    [SYSTEM_DOOR.account, IDS.tunnel],
    ["somebody", IDS.other],
  ] as const) {
    await appendFile(at("etc/passwd"), `${name}:x:${String(id)}:${String(id)}::/nonexistent:/bin/sh\n`);
    await appendFile(at("etc/group"), `${name}:x:${String(id)}:\n`);
  }
  await writeFile(at("etc/shadow"), "root:*:19000:0:99999:7:::\n", { mode: 0o600 });
  await mkdir(at("etc/pam.d"));
  for (const name of ["sudo", "sudo-i"]) await writeFile(at("etc/pam.d", name), PAM);
  await writeFile(
    at("etc/sudoers"),
    "Defaults !syslog, logfile=/var/log/sudo.log, loglinelen=0\nroot ALL=(ALL:ALL) ALL\n@includedir /etc/sudoers.d\n",
    {
      mode: 0o440,
    },
  );
  await mkdir(at("etc/sudoers.d"));
  await writeFile(at("etc/sudoers.d/inflight"), sudoers, { mode: 0o440 });
  for (const folder of ["etc/samba", "etc/nfs.conf.d", "etc/sysconfig", "var/log/samba"])
    await mkdir(at(folder));
  await mkdir(at(path.dirname(SYSTEM_DOOR.authorizedKeys)), { recursive: true });
  await mkdir(at(SYSTEM_DOOR.notes), { mode: 0o700 });
  await chown(at(SYSTEM_DOOR.notes), IDS.tunnel, IDS.tunnel);
}
