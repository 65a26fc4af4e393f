import { type StoredContent, settleRevision } from "@/lib/db/revision-store";
import type { Host, Tag } from "@/lib/host/host";
import { activateContent } from "@/lib/use-cases/activate-content";
import type { Progress } from "@/lib/use-cases/change-progress";
import type { Activation, ApplyOutcome } from "@/lib/use-cases/change-types";
import type { ManagedFile, Verification } from "@/lib/use-cases/managed-file";

/** A change whose new content is on disk: its service has yet to be told, and to show that it serves. */
export interface WrittenChange {
  readonly id: string;
  readonly file: ManagedFile;
  readonly host: Host;
  readonly progress: Progress;
  readonly activation: Activation;
  readonly before: StoredContent | null;
  readonly after: { readonly tag: Tag; readonly bytes: Uint8Array };
}

/**
 * Activates and verifies what was written; where the service does not serve it, puts the old content back and has that
 * served again. Settles the revision with what the person is told. Serves the page that waits as well as the recovery
 * after a crash.
 */
export async function finishWrittenChange(change: WrittenChange): Promise<ApplyOutcome> {
  const verified = await activateContent(change, change.after.bytes, change.activation);
  const outcome: ApplyOutcome = verified.ok
    ? { state: "applied", message: appliedWords(change, verified.detail), newTag: change.after.tag }
    : await rollBack(change, verified);
  await settle(change, outcome);
  return { ...outcome, revisionId: change.id };
}

function appliedWords(change: WrittenChange, verified: string): string {
  const told = change.activation === "restart" ? "restarted" : "reloaded its configuration";
  return `${change.file.name} is in place, Samba ${told}. ${verified}`;
}

async function rollBack(
  change: WrittenChange,
  why: Extract<Verification, { ok: false }>,
): Promise<ApplyOutcome> {
  const { file, host, progress, before, after } = change;
  const detail = why.detail === undefined ? {} : { detail: why.detail };

  await progress.begin("Put the old file back");
  const restored = await host.replaceFile(file.path(host), before?.bytes ?? new Uint8Array(), {
    ifTag: after.tag,
  });
  if (!restored.ok) {
    await progress.failed(restored.error.message);
    const message =
      restored.error.code === "stale"
        ? `${why.message} The old ${file.name} was not put back, because somebody changed the file in the meantime. Look at what it holds now in Edit Config File.`
        : `${why.message} The old ${file.name} could not be put back either: ${restored.error.message} The new text is still on disk; the old one is kept in History.`;
    return { state: "not-applied", message, ...detail };
  }
  await progress.done(
    before ? "It is whole again." : "There was none before; an empty one stands there now.",
  );

  // A service that would not take the new file may be down: only a restart brings it back for certain.
  const again = await activateContent(change, before?.bytes ?? new Uint8Array(), "restart");
  const served = again.ok
    ? "The old file was put back and Samba serves it again."
    : `The old file was put back, but Samba does not serve it: ${again.message} Look at its log, then press Restart Samba.`;
  return { state: "rolled-back", message: `${why.message} ${served}`, newTag: restored.value.tag, ...detail };
}

async function settle(change: WrittenChange, outcome: ApplyOutcome): Promise<void> {
  if (outcome.state === "not-applied") {
    // Neither content is certain to be on disk; the next look at the file tells what is.
    await settleRevision(change.id, "superseded", outcome.message);
    return;
  }
  await settleRevision(change.id, outcome.state, outcome.message);
}
