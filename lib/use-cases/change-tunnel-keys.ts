import { randomUUID } from "node:crypto";
import type { Host } from "@/lib/host/host";
import { applyEdits, type Edit } from "@/lib/shared/edit";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { decodeText, encodeText } from "@/lib/shared/text";
import { type AuthorizedKeys, parseAuthorizedKeys } from "@/lib/tunnels/authorized-keys";
import { applyChange } from "@/lib/use-cases/apply-change";
import { authorizedKeysFile } from "@/lib/use-cases/authorized-keys-file";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { t } from "@/lib/words/t";

/** Somebody else may write to the file between reading and replacing it; not for ever. */
const TRIES = 5;

export interface KeyChange {
  readonly actor: ChangeActor;
  /** For History. */
  readonly reason: string;
  /** What changes in the file as it is now; no edits where it is as it should be. */
  readonly edit: (doc: AuthorizedKeys) => Result<readonly Edit[]>;
}

/** The file as it is now; one that is missing is empty, and its tag too. */
export async function readTunnelKeys(
  host: Host,
): Promise<Result<{ readonly keys: AuthorizedKeys; readonly tag: string }>> {
  const read = await readManagedFile(authorizedKeysFile, host);
  if (!read.ok && read.error.code !== "missing") return read;
  const [text, tag] = read.ok ? [decodeText(read.value.bytes), read.value.tag] : ["", ""];
  return ok({ keys: parseAuthorizedKeys(text), tag });
}

/**
 * Changes the tunnels' authorized_keys through the change pipeline: only the lines concerned, on top of whatever the file
 * holds. A file that changed meanwhile is read again. Succeeds with true where something was written.
 */
export async function changeTunnelKeys(host: Host, change: KeyChange): Promise<Result<boolean>> {
  for (let tries = 1; ; tries += 1) {
    const read = await readTunnelKeys(host);
    if (!read.ok) return read;
    const { keys, tag: baseTag } = read.value;
    const edits = change.edit(keys);
    if (!edits.ok) return edits;
    if (edits.value.length === 0) return ok(false);
    const outcome = await applyChange({
      file: authorizedKeysFile,
      host,
      actor: change.actor,
      origin: "panel",
      request: {
        candidate: encodeText(applyEdits(keys.text, edits.value)),
        baseTag,
        reason: change.reason,
        activation: "reload",
        acknowledged: null,
        changeId: randomUUID(),
      },
    });
    if (outcome.state === "applied") return ok(true);
    if (outcome.state === "conflict" && tries < TRIES) continue;
    return fail(notWritten(outcome.message, outcome.detail));
  }
}

function notWritten(message: string, detail: string | undefined): Failure<"keys-not-written"> {
  return {
    code: "keys-not-written",
    message: t("The tunnels' authorized_keys was not changed: {message}", { message }),
    ...(detail !== undefined && { detail }),
  };
}
