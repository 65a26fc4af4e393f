import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";

/** Samba's default of `guest account`. */
const DEFAULT_GUEST = "nobody";

/** The Unix user that guests are, as smbstatus shows them: who signed in as this has no password, and so no key to encrypt with. */
export function guestAccount(doc: SmbConf): string {
  const account = effectiveValue(doc, "global", "guest account")?.value.trim();
  return account === undefined || account === "" ? DEFAULT_GUEST : account;
}
