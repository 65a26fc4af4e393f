import {
  access,
  appendFile,
  chmod,
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ClientMachine } from "@/lib/tunnels/testing/client-machine";
import { run } from "@/lib/tunnels/testing/run";
import { shadowLine } from "@/lib/use-cases/testing/client-sshd";

/** A real sudo: this machine's, or Debian's package unpacked in a folder of its own. */
export interface Sudo {
  readonly unpacked: string | null;
  remove(): Promise<void>;
}

/** Null where there is none to be had. It is not installed for this: that would bring this machine a sudoers file. */
export async function findSudo(): Promise<Sudo | null> {
  if (await exists("/usr/bin/sudo")) return { unpacked: null, remove: () => Promise.resolve() };
  const folder = await mkdtemp(path.join(tmpdir(), "inflight-sudo-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  // apt-get hands the download to an account of its own.
  await chmod(folder, 0o755);
  await run(["timeout", "60", "apt-get", "download", "sudo"], { cwd: folder }).catch(() => null);
  const found = (await readdir(folder)).find((name) => name.endsWith(".deb"));
  const unpacked = path.join(folder, "root");
  const ran = found && (await run(["dpkg-deb", "--extract", path.join(folder, found), unpacked]));
  if (ran && ran.code === 0) return { unpacked, remove };
  await remove();
  return null;
}

/** What Debian 12 has in sudoers; all that sudo keeps and logs stays below the client's own /run. */
const SUDOERS = `Defaults env_reset
Defaults mail_badpass
Defaults secure_path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
Defaults use_pty
Defaults !syslog
Defaults !mailerpath
Defaults logfile=/run/sudo.log
Defaults loglinelen=0
Defaults lecture_status_dir=/run/sudo-lectured
root ALL=(ALL:ALL) ALL
`;

const PAM = `auth required pam_unix.so nodelay
account required pam_unix.so
session required pam_permit.so
`;

/** An account of the client that is not root. */
export const OTHER = { name: "deploy", uid: 4217, password: "deploys-not-for-the-log-5519" } as const;

/**
 * Gives a client an account beside root and a sudo that works: setuid, asking PAM, reading its own sudoers.
 *
 * @param rule what sudoers says the account may do; none where it does not name the account
 */
export async function addOtherAccount(
  client: ClientMachine,
  { sudo, rule }: { readonly sudo: Sudo | null; readonly rule: string },
): Promise<void> {
  const { name, uid, password } = OTHER;
  const id = String(uid);
  await appendFile(client.at("etc/passwd"), `${name}:x:${id}:${id}::/run/${name}:/bin/sh\n`);
  await appendFile(client.at("etc/group"), `${name}:x:${id}:\n`);
  await appendFile(client.at("etc/shadow"), `${await shadowLine(name, password)}\n`);
  await mkdir(client.at("run", name));
  // Its PATH leads there.
  await chmod(client.at(), 0o711);
  // sudo's does not: it stands in sudoers.
  await client.bind(client.at("bin"), "/usr/local/bin");
  if (!sudo) return;
  await mkdir(client.at("etc/pam.d"));
  await writeFile(client.at("etc/pam.d/sudo"), PAM);
  await writeFile(client.at("etc/sudoers"), `${SUDOERS}${rule === "" ? "" : `${name} ${rule}\n`}`, {
    mode: 0o440,
  });
  if (sudo.unpacked === null) return;
  await copyFile(path.join(sudo.unpacked, "usr/bin/sudo"), client.at("bin/sudo"));
  await chmod(client.at("bin/sudo"), 0o4755);
  // The client has a /tmp of its own, where the package is not.
  await cp(path.join(sudo.unpacked, "usr/libexec"), client.at("libexec"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await client.bind(client.at("libexec"), "/usr/libexec");
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
