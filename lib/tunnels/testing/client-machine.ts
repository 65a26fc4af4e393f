import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Ran, run } from "./run";

/** What others have in fstab: a byte that is no UTF-8, a carriage return, a blank in a path, and no line end at the end. */
export const FSTAB_OF_OTHERS = Buffer.from(
  "# /etc/fstab\r\nUUID=1 / ext4 errors=remount-ro 0 1\n//nas/a\\040b /mnt/other\\040one cifs noauto 0 0\n# \xff",
  "latin1",
);

const MOUNT = `#!/bin/sh
for point do :; done
exec /usr/bin/mount -t tmpfs inflight-test "$point"
`;

/** Does with a mount namespace and its files what systemd would: starts and stops by hand, enables and disables for real. */
const SYSTEMCTL = String.raw`#!/bin/sh
echo "$*" >>/run/systemctl.log
unit=/etc/systemd/system/$2
where() { sed -n 's/^Where=//p' "$unit" | sed 's/%%/%/g'; }
ssh_of() { pgrep -f "^ssh .*-i $(sed -n 's/.* -i \([^ ]*\) .*/\1/p' "$unit") "; }
case $1:$2 in
daemon-reload:*) ;;
enable:* | disable:*) SYSTEMD_OFFLINE=1 exec /usr/bin/systemctl "$@" ;;
start:*.mount) mountpoint -q "$(where)" || mount "$(where)" ;;
stop:*.mount) ! mountpoint -q "$(where)" || umount "$(where)" ;;
start:*.service) ssh_of >/dev/null || sh -c "$(sed -n 's:^ExecStart=/usr/bin/::p' "$unit")" </dev/null >/dev/null 2>&1 ;;
stop:*.service)
  for pid in $(ssh_of); do
    kill "$pid"
    while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  done
  ;;
*) exit 1 ;;
esac
`;

export interface ClientMachine {
  /** Writes the script and runs it with that shell, where /etc, /mnt and /run are the machine's own. */
  setUp(shell: readonly [string, ...string[]], script: string, ...args: string[]): Promise<Ran>;
  run(argv: readonly [string, ...string[]]): Promise<Ran>;
  /** Shows the client a folder, and what is mounted below it, in the place of another. */
  bind(folder: string, place: string): Promise<void>;
  /** A path of its file system as others see it. */
  at(...names: string[]): string;
  /** Every file, folder and link with its mode and a digest of what is in it. */
  tree(): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * A client with folders of its own in a mount namespace of its own; needs root. `mount` mounts an empty file system in memory
 * for whatever it is asked for: this kernel may have no NFS.
 */
export async function startClientMachine(hasSystemd: boolean): Promise<ClientMachine> {
  const root = await mkdtemp(path.join(tmpdir(), "inflight-client-"));
  await fill(root, hasSystemd);
  const binds = ["etc", "mnt", "run"].map((name) => `mount --bind "$1/${name}" /${name}`).join(" && ");
  const keeper = spawn(
    "unshare",
    [
      "--mount",
      "--propagation",
      "private",
      "--",
      "sh",
      "-c",
      `${binds} && echo ready && read -r _`,
      "sh",
      root,
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  await Promise.race([once(keeper.stdout, "data"), failedStart(keeper)]);
  const env = { PATH: `${path.join(root, "bin")}:${process.env["PATH"] ?? ""}` };
  const inside = (argv: readonly string[]) =>
    run(["nsenter", "--target", String(keeper.pid), "--mount", "--", ...argv], { env });
  return {
    run: inside,
    setUp: async (shell, script, ...args) => {
      const file = path.join(root, "setup.sh");
      await writeFile(file, script);
      return inside([...shell, file, ...args]);
    },
    bind: async (folder, place) => {
      const { code, stderr } = await inside(["/usr/bin/mount", "--rbind", "--", folder, place]);
      if (code !== 0) throw new Error(stderr);
    },
    at: (...names) => path.join(root, ...names),
    tree: async () => ({
      ...(await treeOf(path.join(root, "etc"))),
      ...(await treeOf(path.join(root, "mnt"))),
    }),
    stop: async () => {
      keeper.stdin.end();
      if (keeper.exitCode === null) await once(keeper, "exit");
      // Mounts are the namespace's alone; should one have got out, what is below it stays.
      const mounts = await readFile("/proc/self/mounts", "utf8");
      if (mounts.includes(`${root}/`)) throw new Error(`Something is mounted below ${root}.`);
      await rm(root, { recursive: true });
    },
  };
}

async function fill(root: string, hasSystemd: boolean): Promise<void> {
  for (const name of [
    "etc/systemd/system",
    "etc/systemd/system/multi-user.target.wants",
    "mnt",
    "run",
    "bin",
  ]) {
    await mkdir(path.join(root, name), { recursive: true });
  }
  for (const name of ["passwd", "group", "hosts", "nsswitch.conf", "alternatives"]) {
    await cp(path.join("/etc", name), path.join(root, "etc", name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  await writeFile(path.join(root, "etc/fstab"), FSTAB_OF_OTHERS, { mode: 0o640 });
  await writeFile(path.join(root, "etc/systemd/system/mnt-foreign.mount"), "[Mount]\n");
  await symlink("../ssh.service", path.join(root, "etc/systemd/system/multi-user.target.wants/ssh.service"));
  if (hasSystemd) await mkdir(path.join(root, "run/systemd/system"), { recursive: true });
  const programs = { mount: MOUNT, "mount.nfs": MOUNT, ...(hasSystemd ? { systemctl: SYSTEMCTL } : {}) };
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(path.join(root, "bin", name), text);
    await chmod(path.join(root, "bin", name), 0o755);
  }
}

async function failedStart(keeper: ChildProcess): Promise<never> {
  await once(keeper, "exit");
  throw new Error("No mount namespace could be made: that takes root.");
}

async function treeOf(folder: string): Promise<Record<string, string>> {
  const tree: Record<string, string> = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    const { mode } = await lstat(file);
    if (entry.isDirectory()) Object.assign(tree, await treeOf(file));
    const content = entry.isSymbolicLink()
      ? await readlink(file)
      : entry.isFile()
        ? createHash("sha256")
            .update(await readFile(file))
            .digest("hex")
        : "";
    tree[file.replace(/^.*?\/inflight-client-[^/]*/, "")] = `${mode.toString(8)} ${content}`;
  }
  return tree;
}
