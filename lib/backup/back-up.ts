import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { copyFile, link, mkdir, mkdtemp, open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type BackupFailure, explainDisk } from "@/lib/backup/backup-failure";
import { AUDIT_HEAD, DATABASE, FILES, MANIFEST, TLS_FOLDER } from "@/lib/backup/contents";
import { checkDatabase } from "@/lib/backup/check-database";
import { FORMAT, type Manifest } from "@/lib/backup/manifest";
import { openBackup } from "@/lib/backup/open-backup";
import { seal } from "@/lib/backup/sealed-stream";
import { packTar } from "@/lib/backup/tar-stream";
import { backUp } from "@/lib/db/backup";
import { openConnection } from "@/lib/db/connection";
import { fail, ok, type Result } from "@/lib/shared/result";

export interface BackupRequest {
  /** The data folder. */
  readonly root: string;
  /** The file to make; one that is there is not replaced. */
  readonly target: string;
  /** Null: the backup can be read by whoever has it. */
  readonly passphrase: string | null;
  /** The panel's version, for the manifest. */
  readonly panel: string;
}

export interface MadeBackup {
  readonly manifest: Manifest;
  /** Bytes of the file. */
  readonly size: number;
}

/**
 * Copies the panel's own data into one file (mode 0600), the panel running or not, and reads it back before it bears its name.
 * The box, and files of the appliance, are not in it.
 */
export async function backUpPanel(request: BackupRequest): Promise<Result<MadeBackup, BackupFailure>> {
  const { root, target } = request;
  if (!existsSync(path.join(root, DATABASE))) {
    const message = `There is no panel's data in ${root}. Name its folder with --data-dir.`;
    return fail({ code: "no-data", message });
  }
  if (existsSync(target)) return fail(exists(target));
  let stage: string | undefined;
  try {
    stage = await mkdtemp(path.join(path.dirname(target), ".inflight-backup-"));
    return await make(request, stage);
  } catch (error) {
    return explainDisk(error, path.dirname(target));
  } finally {
    if (stage !== undefined) await rm(stage, { recursive: true, force: true });
  }
}

async function make(
  { root, target, passphrase, panel }: BackupRequest,
  stage: string,
): Promise<Result<MadeBackup, BackupFailure>> {
  const content = path.join(stage, "content");
  await mkdir(content, { mode: 0o700 });
  await copyIfThere(root, content, AUDIT_HEAD);
  await copyDatabase(root, content);
  for (const name of [...FILES, ...(await tlsFiles(root))]) await copyIfThere(root, content, name);
  const checked = await checkDatabase(path.join(content, DATABASE));
  if (!checked.ok) return checked;

  const files = await Promise.all((await filesBelow(content)).map((name) => describe(content, name)));
  const madeAt = new Date();
  const manifest: Manifest = {
    format: FORMAT,
    madeAt: madeAt.toISOString(),
    panel,
    node: process.versions.node,
    migrations: [...checked.value.migrations],
    files,
  };
  const packed = path.join(stage, "packed");
  await write(packed, pack(manifest, content, madeAt), passphrase);
  const readBack = path.join(stage, "read-back");
  await mkdir(readBack, { mode: 0o700 });
  const opened = await openBackup(packed, readBack, passphrase);
  if (!opened.ok) return opened;
  try {
    await link(packed, target);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return fail(exists(target));
    throw error;
  }
  return ok({ manifest, size: (await stat(target)).size });
}

async function copyDatabase(root: string, content: string): Promise<void> {
  const client = openConnection(path.join(root, DATABASE));
  try {
    await backUp(client, path.join(content, DATABASE));
  } finally {
    client.close();
  }
}

async function copyIfThere(root: string, content: string, name: string): Promise<void> {
  const from = path.join(root, name);
  if (!existsSync(from)) return;
  await mkdir(path.dirname(path.join(content, name)), { recursive: true, mode: 0o700 });
  await copyFile(from, path.join(content, name));
}

async function tlsFiles(root: string): Promise<readonly string[]> {
  const folder = path.join(root, TLS_FOLDER);
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  return entries.filter((entry) => entry.isFile()).map((entry) => `${TLS_FOLDER}/${entry.name}`);
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  return names.map((name) => path.relative(folder, name)).toSorted();
}

async function describe(folder: string, name: string): Promise<Manifest["files"][number]> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of createReadStream(path.join(folder, name)) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { name, size, sha256: hash.digest("hex") };
}

function pack(manifest: Manifest, folder: string, madeAt: Date): AsyncGenerator<Uint8Array> {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const first = { name: MANIFEST, size: text.length, bytes: only(text) };
  const files = manifest.files.map(({ name, size }) => ({
    name,
    size,
    bytes: createLazily(path.join(folder, name)),
  }));
  return packTar([first, ...files], madeAt);
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** Opened when its turn comes. */
async function* createLazily(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file) as AsyncIterable<Buffer>;
}

async function write(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string | null,
): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  let writing: Promise<void> | undefined;
  const writeOut = async (zipped: AsyncIterable<Buffer>) => {
    const written = passphrase === null ? zipped : seal(zipped, passphrase);
    for await (const chunk of written) await handle.writeFile(chunk);
  };
  try {
    await pipeline(bytes, createGzip(), (zipped: AsyncIterable<Buffer>) => (writing = writeOut(zipped)));
    await handle.sync();
  } finally {
    // The pipeline does not wait for it where something before it fails.
    await writing?.catch(() => undefined);
    await handle.close();
  }
}

function exists(target: string): BackupFailure {
  const message = `${target} is there already, and no backup is written over. Choose another name.`;
  return { code: "exists", message };
}
