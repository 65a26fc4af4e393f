import { access, constants, mkdir } from "node:fs/promises";
import { Sentence } from "./sentence.mjs";

/** @type {Record<string, string>} */
const REASONS = {
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "it lies on a read-only file system",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "there is a file of that name",
  ENOSPC: "there is no space left",
  ENAMETOOLONG: "its name is too long",
};

/**
 * Makes a folder, unless it is there, and sees that it can be written. Others may pass through it, as the demo users of
 * the sandbox appliance do to their shares, but not list it; each secret in it is a file for its owner only.
 * @param {string} folder
 */
export async function makeFolder(folder) {
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = "code" in error ? String(error.code) : "";
    throw new Sentence(
      `The folder ${folder} cannot be written: ${REASONS[code] ?? error.message}. ` +
        "Make it writable for the user who starts this, or choose another one with --data-dir.",
    );
  }
}
