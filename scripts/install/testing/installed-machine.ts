import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Ran, run } from "@/lib/tunnels/testing/run";
import { findSudo } from "@/lib/use-cases/testing/client-sudo";

/** Folders that a machine has for itself; the rest is this machine's, to read. */
const OWN = ["etc", "usr/local", "var/lib", "var/log", "var/cache", "run", "opt", "srv"] as const;

const START = `set -e
root=$1 project=$2
mount --bind "$project" "$root/opt/inflight"
[ ! -d "$root/libexec" ] || mount --bind "$root/libexec" /usr/libexec
for place in ${OWN.join(" ")}; do mount --rbind "$root/$place" "/$place"; done
mount -t proc proc /proc
ip link set lo up
echo ready
exec cat`;

const SMB_CONF = `[global]
\tworkgroup = WORKGROUP
\tserver role = standalone server
\tinterfaces = lo
\tbind interfaces only = yes
\tdisable netbios = yes
[projects]
\tpath = /srv
\tguest ok = yes
`;

export interface InstalledMachine {
  /** Runs a program there, as root unless told. */
  run(
    argv: readonly [string, ...string[]],
    options?: { readonly as?: string; readonly env?: Record<string, string> },
  ): Promise<Ran>;
  at(...names: string[]): string;
  stop(): Promise<void>;
}

/**
 * This machine once more, with accounts, configuration, state, processes and a network of its own, on which the panel can be
 * installed for good. It has no systemd, so that services are init scripts. Null where that cannot be: it takes root, and sudo to
 * be had.
 *
 * @param project the panel's folder: /opt/inflight there
 */
export async function startInstalledMachine(project: string): Promise<InstalledMachine | null> {
  if (process.getuid?.() !== 0) return null;
  const sudo = await findSudo();
  if (sudo === null) return null;
  const root = await mkdtemp(path.join(tmpdir(), "inflight-installed-"));
  const at = (...names: string[]) => path.join(root, ...names);
  await chmod(root, 0o755);
  for (const place of OWN) await mkdir(at(place), { recursive: true });
  for (const place of [
    "opt/inflight",
    "run/lock",
    "var/log/samba",
    "var/cache/samba",
    "var/lib/samba/private",
    "var/lib/samba/usershares",
  ]) {
    await mkdir(at(place), { recursive: true });
  }
  await run(["cp", "--archive", "/etc/.", at("etc")]);
  for (const own of ["etc/sudoers", "etc/sudoers.d", "etc/exports"])
    await rm(at(own), { recursive: true, force: true });
  await mkdir(at("etc/samba"), { recursive: true });
  await writeFile(at("etc/samba/smb.conf"), SMB_CONF);
  await writeFile(at("etc/exports"), "");
  await writeFile(
    at("etc/ssh/sshd_config"),
    "Include /etc/ssh/sshd_config.d/*.conf\nListenAddress 127.0.0.1\nUsePAM no\n",
  );
  await run(["ssh-keygen", "-A", "-f", root]);
  await writeFile(
    at("etc/sudoers"),
    "Defaults !syslog, logfile=/var/log/sudo.log\nroot ALL=(ALL:ALL) ALL\n@includedir /etc/sudoers.d\n",
    { mode: 0o440 },
  );
  await mkdir(at("etc/sudoers.d"));
  await writeFile(
    at("etc/pam.d/sudo"),
    "auth required pam_deny.so\naccount required pam_permit.so\nsession required pam_permit.so\n",
  );
  if (sudo.unpacked !== null) {
    await mkdir(at("usr/local/bin"));
    for (const name of ["bin/sudo", "sbin/visudo"]) {
      await copyFile(path.join(sudo.unpacked, "usr", name), at("usr/local/bin", path.basename(name)));
    }
    await chmod(at("usr/local/bin/sudo"), 0o4755);
    await cp(path.join(sudo.unpacked, "usr/libexec"), at("libexec"), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  await sudo.remove();

  const own = ["--mount", "--net", "--pid", "--fork", "--kill-child", "--propagation", "private"];
  const keeper = spawn("unshare", [...own, "--", "sh", "-c", START, "sh", root, project], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await Promise.race([once(keeper.stdout, "data"), once(keeper, "exit")]);
  if (keeper.exitCode !== null) throw new Error("No machine of namespaces could be made.");
  const { stdout } = await run(["pgrep", "--parent", String(keeper.pid)]);
  const inside = ["nsenter", "--target", stdout.trim(), "--mount", "--net", "--pid", "--"] as const;
  return {
    at,
    run: (argv, { as, env = {} } = {}) => {
      const who =
        as === undefined ? [] : ["setpriv", `--reuid=${as}`, `--regid=${as}`, "--init-groups", "--"];
      return run([...inside, ...who, "env", "--chdir=/opt/inflight", ...argv], {
        env: { PATH: "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", ...env },
      });
    },
    stop: async () => {
      keeper.stdin.end();
      if (keeper.exitCode === null) await once(keeper, "exit");
      await rm(root, { recursive: true });
    },
  };
}
