import { fail, ok, type Failure, type Result } from "@/lib/shared/result";
import { sealingKey, sealText, unsealText } from "@/lib/shared/sealing";
import { readSecret } from "@/lib/shared/secret-file";
import { t } from "@/lib/words/t";

const COST = "private keys kept in the database can then not be read any more, and clients need new ones.";

/**
 * A text that only this panel can read again, with a key of a file beside the database: whoever has the database alone has
 * nothing.
 *
 * @param owner what the text belongs to: it opens under the same name only
 */
export function seal(keyFile: string, text: string, owner: string): Uint8Array<ArrayBuffer> {
  return sealText(keyOf(keyFile), text, owner);
}

/** Fails where the key is another one, or the bytes are damaged or another owner's. */
export function unseal(
  keyFile: string,
  sealed: Uint8Array,
  owner: string,
): Result<string, Failure<"sealed">> {
  const text = unsealText(keyOf(keyFile), sealed, owner);
  if (text !== null) return ok(text);
  const message = t(
    "The private key that is kept cannot be read: it was sealed with another key file than this panel has. Put that file back from a backup, or make a new key for the client.",
  );
  return fail({ code: "sealed", message });
}

function keyOf(file: string): Uint8Array {
  return sealingKey(readSecret(file, COST));
}
