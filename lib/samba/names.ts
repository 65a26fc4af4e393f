import { foldSectionCase } from "./section-case";
import { squeezeSpace } from "./space";

/** The key of the section that holds what is valid for the whole server. */
export const GLOBAL_KEY = "global";

/** `global` or `globals` in any case and spacing. */
const GLOBAL_NAME = /^[\t-\r ]*g[\t-\r ]*l[\t-\r ]*o[\t-\r ]*b[\t-\r ]*a[\t-\r ]*l[\t-\r ]*(?:s[\t-\r ]*)?$/i;

/**
 * What Samba compares parameter names by: without any white space, and without the case of ASCII letters. `SMB Encrypt`,
 * `smbencrypt` and `smb  encrypt` are one parameter; so are `vfs_fruit : aapl` and `VFS_FRUIT:AAPL` (measured).
 */
export function parameterKey(name: string): string {
  const compact = name.replace(/[\t-\r ]+/g, "");
  return /[A-Z]/.test(compact) ? compact.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : compact;
}

/**
 * What Samba compares section names by: without case, runs of white space counting as one. Blanks inside the brackets
 * belong to the name, `[ Movies ]` and `[Movies]` are two shares; only the global section is found under any spacing,
 * and under the name `globals` too. All measured with testparm 4.17.12.
 */
export function sectionKey(name: string): string {
  if (GLOBAL_NAME.test(name)) return GLOBAL_KEY;
  return foldSectionCase(squeezeSpace(name));
}
