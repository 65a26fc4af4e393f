import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";

const SHORTEST = 40;

/**
 * A key of the panel's, from its file; made there (mode 0600, 384 random bits) where none is. Two
 * processes that start at once agree on one: the file appears whole or not at all, and the first one stays.
 *
 * @param withoutIt what it costs to lose the key, for the person who has to choose
 * @throws Error with a sentence for the person, where the file cannot be made or read or was damaged.
 */
export function readSecret(file: string, withoutIt: string): string {
  const found = read(file, withoutIt);
  if (found !== undefined) return found;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const candidate = `${file}.${randomBytes(6).toString("hex")}`;
  const descriptor = openSync(/* turbopackIgnore: true */ candidate, "wx", 0o600);
  try {
    writeSync(descriptor, `${randomBytes(48).toString("base64url")}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(candidate, file);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(candidate);
  }
  const made = read(file, withoutIt);
  if (made === undefined)
    throw new Error(`The key file ${file} vanished while it was made. Start the panel again.`);
  return made;
}

function read(file: string, withoutIt: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
  if (text.length < SHORTEST) {
    throw new Error(
      `The key file ${file} is damaged: too short. Put it back from a backup, or delete it and start the panel again; ${withoutIt}`,
    );
  }
  return text;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
