import { type StoredContent, settleRevision } from "@/lib/db/revision-store";
import type { Host, Tag } from "@/lib/host/host";
import { activateContent } from "@/lib/use-cases/activate-content";
import type { Progress } from "@/lib/use-cases/change-progress";
import type { Activation, ApplyOutcome } from "@/lib/use-cases/change-types";
import type { ManagedFile, Verification } from "@/lib/use-cases/managed-file";
import { t } from "@/lib/words/t";

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
  const { id, file, activation, after } = change;
  const verified = await activateContent(change, after.bytes, activation);
  if (!verified.ok) return rollBack(change, verified);
  const message = inPlace(file, activation, verified.detail);
  await settleRevision(id, "applied", message);
  return { state: "applied", message, newTag: after.tag, revisionId: id };
}

function inPlace({ noun, serviceTitle, readAtUse }: ManagedFile, activation: Activation, detail: string) {
  const values = { file: t(noun), service: serviceTitle, detail };
  if (readAtUse) return t("The new {file} is in place. {detail}", values);
  return activation === "restart"
    ? t("The new {file} is in place, {service} restarted. {detail}", values)
    : t("The new {file} is in place, {service} reloaded its configuration. {detail}", values);
}

async function rollBack(
  change: WrittenChange,
  why: Extract<Verification, { ok: false }>,
): Promise<ApplyOutcome> {
  const { id, file, host, progress, before, after } = change;
  const detail = why.detail === undefined ? {} : { detail: why.detail };

  await progress.begin("Put the old file back");
  const restored = await host.replaceFile(file.path(host), before?.bytes ?? new Uint8Array(), {
    ifTag: after.tag,
  });
  if (!restored.ok) {
    await progress.failed(restored.error.message);
    const message =
      restored.error.code === "stale"
        ? t(
            "{why} The old {file} was not put back, because somebody changed the file in the meantime. Look at what it holds now in {page}.",
            { why: why.message, file: t(file.noun), page: t(file.editor) },
          )
        : t(
            "{why} The old {file} could not be put back either: {reason} The new text is still on disk; the old one is kept in History.",
            { why: why.message, file: t(file.noun), reason: restored.error.message },
          );
    // Neither content is certain to be on disk; the next look at the file tells what is.
    await settleRevision(id, "superseded", message);
    return { state: "not-applied", message, revisionId: id, ...detail };
  }
  await progress.done(
    before ? t("It is whole again.") : t("There was none before; an empty one stands there now."),
  );
  return { ...(await finishRollBack(change, why.message)), ...detail };
}

/** The old content is on disk again: has it served, and settles the revision. */
export async function finishRollBack(
  change: Omit<WrittenChange, "activation" | "after">,
  why: string,
): Promise<ApplyOutcome> {
  // A service that would not take the new file may be down: only a restart brings it back for certain.
  const again = await activateContent(change, change.before?.bytes ?? new Uint8Array(), "restart");
  const title = change.file.serviceTitle;
  const message = again.ok
    ? t("{why} The old file was put back and {service} serves it again.", { why, service: title })
    : t(
        "{why} The old file was put back, but {service} does not serve it: {reason} Look at its log, then press Restart {service}.",
        { why, service: title, reason: again.message },
      );
  await settleRevision(change.id, "rolled-back", message);
  const newTag = change.before ? { newTag: change.before.tag } : {};
  return { state: "rolled-back", message, revisionId: change.id, ...newTag };
}
