import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { type BackupFailure, explainDisk, Refusal } from "@/lib/backup/backup-failure";
import type { Manifest } from "@/lib/backup/manifest";
import { isSealed, unseal } from "@/lib/backup/sealed-stream";
import { unpack } from "@/lib/backup/unpack";
import { fail, ok, type Result } from "@/lib/shared/result";

const GZIP = Buffer.of(0x1f, 0x8b);

export interface OpenedBackup {
  readonly manifest: Manifest;
  readonly sealed: boolean;
}

/**
 * Takes a backup apart into an empty folder of the caller's, and holds every byte against its manifest. Nothing but regular
 * files of the panel's own names is written, and nothing outside of the folder.
 *
 * @param passphrase null where none was given
 */
export async function openBackup(
  file: string,
  folder: string,
  passphrase: string | null,
): Promise<Result<OpenedBackup, BackupFailure>> {
  try {
    const beginning = await readBeginning(file);
    const sealed = isSealed(beginning);
    if (!sealed && !GZIP.equals(beginning.subarray(0, GZIP.length))) return fail(notABackup(file));
    if (sealed && passphrase === null) {
      const message = `${file} is under a passphrase. Give it with --passphrase-file.`;
      return fail({ code: "sealed", message });
    }
    const bytes: AsyncIterable<Uint8Array> = createReadStream(file);
    const manifest = await unpack(sealed ? unseal(bytes, passphrase ?? "") : bytes, folder);
    return ok({ manifest, sealed });
  } catch (error) {
    if (isUnreadableArchive(error)) return fail(damaged(error));
    return explainDisk(error, file);
  }
}

async function readBeginning(file: string): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What zlib and tar say of bytes that are no archive of theirs. */
function isUnreadableArchive(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof Refusal) return false;
  const code = "code" in error ? String(error.code) : "";
  return code.startsWith("Z_") || code.startsWith("TAR_") || "tarCode" in error;
}

function damaged(error: Error): BackupFailure {
  const message = "The backup is damaged or was cut off. Nothing was touched. Take another copy.";
  return { code: "damaged", message, detail: error.message };
}

function notABackup(file: string): BackupFailure {
  const message = `${file} is no backup of this panel's: it was not made by npm run backup, or its beginning is damaged.`;
  return { code: "not-a-backup", message };
}
