import type { Stats } from "node:fs";
import { lstat, readlink } from "node:fs/promises";
import path from "node:path";
import type { HostFailure } from "@/lib/host/host";
import { aboutFile, fileFailure, systemErrorCode } from "@/lib/host/host-failure";
import { fail, ok, type Result } from "@/lib/shared/result";
import { msg } from "@/lib/words/t";

/** As many links as the Linux kernel follows (path_resolution(7)). */
const MAX_LINKS = 40;

const OTHERS_WRITE = 0o002;
const GROUP_WRITES = 0o020;
const STICKY = 0o1000;

/**
 * The path behind all symbolic links, on condition that nobody but root and this process's own account could have put another
 * file there, or could do so meanwhile: all folders on the way belong to them and are written to by them alone, links too. The
 * file itself need not exist. A program with root's rights would else read and write what others point it at.
 */
export async function trustedTarget(file: string): Promise<Result<string, HostFailure>> {
  try {
    return await walk(file);
  } catch (error) {
    return fail(fileFailure(error, file));
  }
}

async function walk(file: string): Promise<Result<string, HostFailure>> {
  let at = "/";
  let folder = await lstat(at);
  let names = namesOf(file);
  for (let links = 0; ; ) {
    const [name, ...rest] = names;
    if (name === undefined) return ok(at);
    if (!folder.isDirectory()) return fail(notAFolder(at));
    if (!isTrusted(folder)) return fail(untrusted(file, at));
    const next = path.join(at, name);
    const found = name === ".." ? await lstat(next) : await existing(next);
    // What is not there yet is made there; what should lie in it is missing.
    if (found === undefined) return rest.length === 0 ? ok(next) : fail(missing(next));
    // In a folder like /tmp, whoever owns an entry may put another in its place.
    if ((found.isSymbolicLink() || isShared(folder)) && !isOwned(found)) return fail(untrusted(file, next));
    if (found.isSymbolicLink()) {
      links += 1;
      if (links > MAX_LINKS) return fail(circle(file));
      const target = await readlink(next);
      if (path.isAbsolute(target)) [at, folder] = ["/", await lstat("/")];
      names = [...namesOf(target), ...rest];
      continue;
    }
    [at, folder, names] = [next, found, rest];
  }
}

function namesOf(file: string): readonly string[] {
  return file.split("/").filter((name) => name !== "" && name !== ".");
}

async function existing(file: string): Promise<Stats | undefined> {
  try {
    return await lstat(file);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function isOwned({ uid }: Stats): boolean {
  return uid === 0 || uid === process.geteuid?.();
}

function isShared({ mode, gid }: Stats): boolean {
  return (mode & OTHERS_WRITE) !== 0 || ((mode & GROUP_WRITES) !== 0 && gid !== 0);
}

function isTrusted(folder: Stats): boolean {
  return isOwned(folder) && (!isShared(folder) || (folder.mode & STICKY) !== 0);
}

function untrusted(file: string, place: string): HostFailure {
  const text = msg(
    "{path} is left alone: others than root may put another file in its place, by way of {place}. Give that to root, writable for nobody else.",
  );
  return aboutFile("denied", text, { path: file, place });
}

function missing(place: string): HostFailure {
  const text = msg("There is no {path}. Restore it from History or create it.");
  return aboutFile("missing", text, { path: place });
}

function notAFolder(place: string): HostFailure {
  const text = msg("{path} is a file, not a folder. Check the path.");
  return aboutFile("not-a-file", text, { path: place });
}

function circle(file: string): HostFailure {
  const text = msg("{path} is a symbolic link that leads in a circle. Point it at the file again.");
  return aboutFile("not-a-file", text, { path: file });
}
