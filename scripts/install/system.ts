import { execFile } from "node:child_process";
import { chmod, chown, lstat, mkdir, readFile, rename, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { systemErrorCode } from "@/lib/host/host-failure";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";

export interface Ran {
  readonly code: number;
  readonly words: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program of this machine as root, and says how it ended. */
export function ran(
  [program, ...args]: readonly [string, ...string[]],
  { cwd = "/", env = {} }: RunOptions = {},
): Promise<Ran> {
  const environment = {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    LC_ALL: "C.UTF-8",
    NODE_ENV: "production" as const,
    ...env,
  };
  return new Promise((resolve) => {
    execFile(
      program,
      args,
      { cwd, env: environment, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 127;
        resolve({ code, words: `${stdout}${stderr}`.trim() });
      },
    );
  });
}

/** The same, where anything but success ends the installation. */
export async function mustRun(argv: readonly [string, ...string[]], options?: RunOptions): Promise<string> {
  const { code, words } = await ran(argv, options);
  if (code !== 0) throw new Sentence(`${argv.join(" ")} ended with status ${String(code)}.\n${words}`);
  return words;
}

export async function exists(file: string): Promise<boolean> {
  return (await statOf(file)) !== null;
}

export async function statOf(file: string) {
  try {
    return await lstat(file);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT" || systemErrorCode(error) === "ENOTDIR") return null;
    throw error;
  }
}

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export const ROOT: Owner = { uid: 0, gid: 0 };

/** The ids of an account, null where there is none. */
export async function accountIds(name: string): Promise<Owner | null> {
  const line = (await readFile("/etc/passwd", "utf8"))
    .split("\n")
    .find((each) => each.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

/** Whether a file of root's has this content and mode. */
export async function isPlaced(file: string, text: string, mode: number): Promise<boolean> {
  const stat = await statOf(file);
  if (!stat?.isFile() || (stat.mode & 0o7777) !== mode || stat.uid !== 0 || stat.gid !== 0) return false;
  return (await readFile(file, "utf8")) === text;
}

/**
 * Puts a file of root's in place, whole: whoever reads meanwhile has the old one or the new one. `check` looks at it under
 * another name before, and keeps it from getting there by throwing.
 */
export async function place(
  file: string,
  {
    text,
    mode,
    check,
  }: { readonly text: string; readonly mode: number; readonly check?: (draft: string) => Promise<void> },
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o755 });
  // sudo and sshd read no file of a folder whose name has such an ending.
  const draft = `${file}.new~`;
  await unlinkIfThere(draft);
  await writeFile(draft, text, { flag: "wx", mode: 0o600 });
  try {
    await chown(draft, 0, 0);
    await chmod(draft, mode);
    await check?.(draft);
    await rename(draft, file);
  } catch (error) {
    await unlinkIfThere(draft);
    throw error;
  }
}

export async function unlinkIfThere(file: string): Promise<void> {
  if (await exists(file)) await unlink(file);
}

/** A folder that is as it should be, or is made so. */
export async function isFolder(folder: string, owner: Owner | null, mode: number): Promise<boolean> {
  const stat = await statOf(folder);
  return (
    stat !== null &&
    stat.isDirectory() &&
    stat.uid === owner?.uid &&
    stat.gid === owner.gid &&
    (stat.mode & 0o7777) === mode
  );
}

export async function makeFolder(folder: string, owner: Owner, mode: number): Promise<void> {
  const stat = await statOf(folder);
  if (stat !== null && !stat.isDirectory())
    throw new Sentence(`${folder} is no folder. Move it away, then install again.`);
  if (stat === null) await mkdir(folder, { recursive: true, mode: 0o755 });
  await chown(folder, owner.uid, owner.gid);
  await chmod(folder, mode);
}
