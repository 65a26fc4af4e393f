import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { recordAudit } from "@/lib/audit/record";
import { backUpPanel } from "@/lib/backup/back-up";
import { closeDatabases } from "@/lib/db/client";
import { env } from "@/lib/shared/env";
import { readPassphrase } from "@/scripts/backup/passphrase";
import { explain } from "@/scripts/bootstrap/sentence.mjs";

/** `npm run backup`. Returns the exit status. */
export async function backup(
  places: readonly string[],
  passphraseFile: string | undefined,
  help: string,
): Promise<0 | 1> {
  const [place] = places;
  if (place === undefined || places.length > 1) {
    console.error(help);
    return 1;
  }
  try {
    const passphrase = passphraseFile === undefined ? null : await readPassphrase(passphraseFile, true);
    return await make(await fileFor(place, passphrase !== null), passphrase);
  } catch (error) {
    console.error(explain(error));
    return 1;
  } finally {
    await closeDatabases();
  }
}

async function make(target: string, passphrase: string | null): Promise<0 | 1> {
  const root = env().dataDir;
  const made = await backUpPanel({ root, target, passphrase, panel: await panelVersion() });
  if (!made.ok) {
    console.error([made.error.message, made.error.detail].filter(Boolean).join("\n"));
    return 1;
  }
  const { manifest, size } = made.value;
  console.log(
    `${target}: ${String(manifest.files.length)} files, ${(size / 1e6).toFixed(1)} MB, read back and whole.`,
  );
  console.log(
    passphrase === null ? PLAIN : "It is encrypted. Without its passphrase nobody opens it, you neither.",
  );
  await note(target, passphrase !== null);
  return 0;
}

const PLAIN =
  "It is NOT encrypted, and it holds the panel's keys, its users' password hashes and its session key: keep it where nobody " +
  "else can read it, or make one with --passphrase-file.";

/** A copy of every key is worth a line in the log; where that cannot be written, the backup is needed all the more. */
async function note(target: string, encrypted: boolean): Promise<void> {
  const detail = encrypted ? "Encrypted." : "Not encrypted.";
  const line = {
    actor: "-",
    role: "console",
    address: "-",
    action: "panel.backup",
    outcome: "done" as const,
  };
  try {
    await recordAudit({ ...line, target: path.basename(target), detail });
  } catch (error) {
    console.error(`The audit log has no line of it: ${error instanceof Error ? error.message : ""}`);
  }
}

async function fileFor(place: string, encrypted: boolean): Promise<string> {
  const found = await stat(place).catch(() => null);
  if (found?.isDirectory() !== true) return path.resolve(place);
  const time = new Date().toISOString().replaceAll(/[:.]/g, "-");
  return path.resolve(place, `inflight-${time}.tar.gz${encrypted ? ".sealed" : ""}`);
}

async function panelVersion(): Promise<string> {
  const file = new URL("../../package.json", import.meta.url);
  const { version } = JSON.parse(await readFile(file, "utf8")) as { version: string };
  return version;
}
