import ssh2 from "ssh2";
import type { Failure } from "@/lib/shared/result";
import { msg, t } from "@/lib/words/t";

interface KeyWithPassphrase {
  readonly privateKey: string;
  readonly passphrase?: string;
}

/** Why a private key cannot be signed in with; null where it can. Says nothing of what is in it. */
export function unusableKey({ privateKey, passphrase }: KeyWithPassphrase): Failure<"bad-key"> | null {
  const parsed = ssh2.utils.parseKey(privateKey, passphrase);
  if (!(parsed instanceof Error)) {
    // Without this ssh2 would throw when it connects.
    return parsed.isPrivateKey() ? null : bad(PUBLIC);
  }
  if (!wantsPassphrase(privateKey)) return bad(NONE);
  return bad(passphrase === undefined || passphrase === "" ? LOCKED : WRONG_PASSPHRASE);
}

/** ssh2 tells this by its words alone (1.17). */
function wantsPassphrase(privateKey: string): boolean {
  const unopened = ssh2.utils.parseKey(privateKey);
  return unopened instanceof Error && unopened.message.includes("no passphrase given");
}

const NONE = msg(
  "The private key cannot be read. Paste the whole file that ssh-keygen made, from BEGIN to END. One that begins with BEGIN PRIVATE KEY or BEGIN ENCRYPTED PRIVATE KEY is brought into OpenSSH's form by ssh-keygen -p -f FILE.",
);
const PUBLIC = msg(
  "This is the public key, which opens nothing. Paste the private one: the file of the same name without .pub.",
);
const LOCKED = msg("The private key has a passphrase. Enter it too.");
const WRONG_PASSPHRASE = msg(
  "The passphrase is not the private key's. Enter the one that was chosen when the key was made.",
);

function bad(message: string): Failure<"bad-key"> {
  return { code: "bad-key", message: t(message) };
}
