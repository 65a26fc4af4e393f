import { constants } from "node:fs";
import { chmod, lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { RestoredFolders } from "@/lib/host/demo-folders";
import type { Box } from "@/lib/sandbox/box";
import { DEMO_FOLDERS, type DemoFolder } from "@/lib/sandbox/first-smb-conf";
import { giveTo, makeDemoFolders } from "@/lib/sandbox/provision";
import { writeWhole } from "@/lib/shared/write-whole";

/**
 * Brings the demo folders back to what a new box has in them: files that people added or changed are put aside, until the next time,
 * and first files that were changed or are gone are there again. The folders themselves stay: clients have them mounted.
 */
export async function restoreDemoFolders(box: Box): Promise<RestoredFolders> {
  const folder = path.join(box.layout.dir, "before-reset");
  await rm(folder, { recursive: true, force: true });
  let putAside = 0;
  const setAside = async (place: string): Promise<void> => {
    const aside = path.join(folder, path.relative(box.layout.shares, place));
    await mkdir(path.dirname(aside), { recursive: true, mode: 0o700 });
    await rename(place, aside);
    putAside += 1;
  };
  await makeDemoFolders(box);
  for (const place of [box.layout.shares, ...DEMO_FOLDERS.map(placeIn(box))]) {
    const known = namesIn(path.relative(box.layout.shares, place));
    for (const name of await readdir(place)) if (!known.has(name)) await setAside(path.join(place, name));
  }
  for (const each of DEMO_FOLDERS) {
    const place = placeIn(box)(each);
    for (const [name, text] of Object.entries(each.files)) {
      const file = path.join(place, name);
      if (await isAsGiven(file, text)) continue;
      if ((await lstat(file).catch(() => null)) !== null) await setAside(file);
      await put(box, each, file, text);
    }
    await giveTo(box, place, each);
    await chmod(place, each.mode);
  }
  return { putAside, folder };
}

function placeIn({ layout }: Box): (folder: DemoFolder) => string {
  return ({ path: folder }) => path.join(layout.shares, folder);
}

/** What a new box has in a folder of its shares; the folder around them is the empty name. */
function namesIn(folder: string): ReadonlySet<string> {
  const own = DEMO_FOLDERS.find((each) => each.path === folder);
  const within = DEMO_FOLDERS.map((each) => each.path).filter(
    (each) => path.dirname(each) === (folder === "" ? "." : folder),
  );
  return new Set([...Object.keys(own?.files ?? {}), ...within.map((each) => path.basename(each))]);
}

/** Looks at the file itself: a link that somebody put in its place leads elsewhere, and a pipe would keep its reader waiting. */
async function isAsGiven(file: string, text: string): Promise<boolean> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(file, flags).catch(() => null);
  if (handle === null) return false;
  try {
    const found = await handle.stat();
    if (!found.isFile() || found.size !== Buffer.byteLength(text)) return false;
    return (await handle.readFile("utf8")) === text;
  } finally {
    await handle.close();
  }
}

/** Written where nobody else may write, and renamed to its place. */
async function put(box: Box, folder: DemoFolder, file: string, text: string): Promise<void> {
  const aside = path.join(box.layout.shares, ".new");
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { mode: 0o700 });
  const made = path.join(aside, path.basename(file));
  await writeWhole(made, text, folder.mode & 0o666);
  await giveTo(box, made, folder);
  await rename(made, file);
  await rm(aside, { recursive: true });
}
