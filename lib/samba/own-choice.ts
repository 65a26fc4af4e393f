import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";
import { readEncryptValue } from "./encryption";
import type { ShareChoice } from "./share-choice";

/** What a share's own line says of encryption: what it inherits, or copies from another share, is `inherit`. */
export function ownChoice(doc: SmbConf, share: string): ShareChoice {
  const found = effectiveValue(doc, share, "smb encrypt");
  const value = found?.from === "share" ? readEncryptValue(found.value) : undefined;
  return value === undefined || value === "if_required" ? "inherit" : value;
}
