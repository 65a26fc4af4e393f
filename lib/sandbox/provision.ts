import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Host } from "@/lib/host/host";
import { describeOutcome } from "@/lib/host/outcome";
import type { Box } from "@/lib/sandbox/box";
import { DEMO_USERS, groupFile, groupId, ownerOf, passwdFile } from "@/lib/sandbox/demo-accounts";
import { accountsConf, effectiveConf, enforcedSettings } from "@/lib/sandbox/enforced";
import { DEMO_FOLDERS, type DemoFolder, firstSmbConf } from "@/lib/sandbox/first-smb-conf";
import type { Layout } from "@/lib/sandbox/layout";
import { claimFolder } from "@/lib/sandbox/private-folder";
import { writeWhole } from "@/lib/shared/write-whole";
import { ok, type Result } from "@/lib/shared/result";

/**
 * The folders smbd needs before anything else. Demo users must be able to pass through the first ones; testparm warns of
 * state folders that are not 0755, so those are closed by the folder around them.
 */
export async function makeFolders(layout: Layout): Promise<Result<null>> {
  const folders: readonly (readonly [string, number])[] = [
    [layout.dir, 0o711],
    [path.dirname(layout.passwd), 0o711],
    [layout.shares, 0o711],
    [path.dirname(layout.state), 0o700],
    [layout.state, 0o755],
    [layout.cache, 0o755],
    [layout.secrets, 0o700],
    [layout.logs, 0o700],
    [layout.runtime, 0o700],
    [layout.lock, 0o755],
    [layout.ncalrpc, 0o700],
    [layout.pid, 0o700],
  ];
  for (const [folder, mode] of folders) {
    const claimed = await claimFolder(folder, mode);
    if (!claimed.ok) return claimed;
  }
  return ok(null);
}

/** Writes what smbd is started with; anew at each start, since the system's accounts and this release may have changed. */
export async function writeControlFiles({ layout, identity }: Box): Promise<void> {
  const settings = enforcedSettings(layout);
  const [passwd, group] = await Promise.all(
    ["/etc/passwd", "/etc/group"].map((file) => readFile(file, "utf8")),
  );
  await writeWhole(layout.passwd, passwdFile(identity, passwd ?? ""), 0o644);
  await writeWhole(layout.group, groupFile(group ?? ""), 0o644);
  await writeWhole(layout.accountsConf, accountsConf(settings), 0o600);
  await writeWhole(layout.effectiveConf, effectiveConf(layout, settings), 0o600);
}

/** Writes the first smb.conf where there is none; true where it did. */
export async function writeFirstSmbConf({ layout }: Box): Promise<boolean> {
  if (existsSync(layout.smbConf)) return false;
  await writeWhole(layout.smbConf, firstSmbConf(layout), 0o644);
  return true;
}

/**
 * Makes the demo folders that are missing, each with its first files. A folder that is there is left alone: what people
 * did in it is theirs.
 *
 * @returns the folders made.
 */
export async function makeDemoFolders(box: Box): Promise<readonly string[]> {
  const made: string[] = [];
  for (const folder of DEMO_FOLDERS) {
    const place = path.join(box.layout.shares, folder.path);
    if (existsSync(place)) continue;
    // Made aside and renamed, so that an interruption leaves no half-filled folder behind.
    const aside = path.join(box.layout.shares, `.new-${path.basename(place)}`);
    await rm(aside, { recursive: true, force: true });
    await mkdir(aside, { mode: 0o700 });
    for (const [name, text] of Object.entries(folder.files)) {
      const file = path.join(aside, name);
      await writeWhole(file, text, folder.mode & 0o666);
      await giveTo(box, file, folder);
    }
    await giveTo(box, aside, folder);
    await chmod(aside, folder.mode);
    await rename(aside, place);
    made.push(folder.path);
  }
  return made;
}

/** Has it belong to whom a demo folder belongs, where the box may give files away. */
export async function giveTo({ identity }: Box, place: string, { owner, group }: DemoFolder): Promise<void> {
  if (identity.kind === "each") await chown(place, ownerOf(owner).uid, groupId(group));
}

/**
 * Makes the Samba accounts that are missing. Passwords travel on standard input. A store that cannot be read is put
 * aside and made anew.
 *
 * @returns sentences for the person; empty where all went well.
 */
export async function makeUsers(box: Box, host: Pick<Host, "run">): Promise<readonly string[]> {
  const notes: string[] = [];
  let listed = await host.run(["pdbedit", "--list"]);
  const store = path.join(box.layout.secrets, "passdb.tdb");
  if (listed.kind === "exited" && listed.code !== 0 && existsSync(store)) {
    const aside = `${store}.unreadable-${String(Date.now())}`;
    await rename(store, aside);
    notes.push(`The box's account store could not be read; it was put aside as ${aside} and made anew.`);
    listed = await host.run(["pdbedit", "--list"]);
  }
  if (listed.kind !== "exited")
    return [...notes, `The demo users could not be made: ${describeOutcome(listed)}`];
  const present = new Set(listed.stdout.split("\n").map((line) => line.slice(0, line.indexOf(":"))));
  for (const { name, password } of DEMO_USERS) {
    if (present.has(name)) continue;
    const added = await host.run(["pdbedit", "--create", "--password-from-stdin", `--user=${name}`], {
      stdin: `${password}\n${password}\n`,
    });
    if (added.kind !== "exited" || added.code !== 0) {
      notes.push(`The demo user ${name} could not be made: ${describeOutcome(added)}`);
    }
  }
  return notes;
}
