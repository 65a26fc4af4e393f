import { createHash } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Refusal } from "@/lib/backup/backup-failure";
import { MANIFEST } from "@/lib/backup/contents";
import { FORMAT, Manifest } from "@/lib/backup/manifest";
import { foreign, readTar, type TarFile } from "@/lib/backup/tar-stream";

const LARGEST_MANIFEST = 1024 * 1024;

type Bytes = AsyncIterable<Uint8Array>;

/**
 * Writes the files of a packed backup into a folder, as its manifest, the first of them, names them. Throws a {@link Refusal}
 * at the first that has another name, size or content.
 */
export async function unpack(source: Bytes, folder: string): Promise<Manifest> {
  let unpacking: Promise<Manifest> | undefined;
  try {
    return await pipeline(source, createGunzip(), (bytes: Bytes) => (unpacking = unpackTar(bytes, folder)));
  } finally {
    // The pipeline does not wait for it where something before it fails, and the folder is about to be removed then.
    await unpacking?.catch(() => undefined);
  }
}

async function unpackTar(source: Bytes, folder: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  const found = new Set<string>();
  await readTar(source, async (entry, bytes) => {
    if (manifest === undefined) {
      manifest = await readManifest(entry, bytes);
      return;
    }
    const file = manifest.files.find(({ name }) => name === entry.name);
    if (file === undefined || found.has(file.name)) throw foreign(entry.name);
    if (entry.size !== file.size) throw altered(file.name);
    if ((await writeOut(bytes, path.join(folder, file.name))) !== file.sha256) throw altered(file.name);
    found.add(file.name);
  });
  if (manifest === undefined) throw foreign("no manifest");
  for (const { name } of manifest.files) if (!found.has(name)) throw altered(name);
  return manifest;
}

async function readManifest({ name, size }: TarFile, bytes: Bytes): Promise<Manifest> {
  if (name !== MANIFEST || size > LARGEST_MANIFEST) throw foreign(name);
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  const told = parse(Buffer.concat(parts).toString("utf8"));
  if (formatOf(told) > FORMAT) {
    const message =
      "The backup was made by a newer version of the panel. Nothing was touched. Restore it with that version.";
    throw new Refusal({ code: "newer", message });
  }
  const manifest = Manifest.safeParse(told);
  if (!manifest.success) throw foreign(`its manifest: ${manifest.error.issues[0]?.message ?? ""}`);
  return manifest.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw foreign("a manifest that is none");
  }
}

function formatOf(told: unknown): number {
  return typeof told === "object" && told !== null && "format" in told ? Number(told.format) : 0;
}

/** Returns the SHA-256 of what was written, in hex. Flushed to the disk: what it replaces is put aside soon after. */
async function writeOut(bytes: Bytes, file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  const handle = await open(file, "wx", 0o600);
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest("hex");
}

function altered(name: string): Refusal {
  const message = `The backup's ${name} is not as it was when it was made. Nothing was touched. Take another copy.`;
  return new Refusal({ code: "damaged", message });
}
