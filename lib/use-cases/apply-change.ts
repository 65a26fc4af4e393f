import {
  beginRevision,
  markRevisionWritten,
  type NewRevision,
  recordRevision,
  settleRevision,
  stateOfRevision,
  storedContent,
} from "@/lib/db/revision-store";
import { requireRoom } from "@/lib/db/room";
import { contentTag } from "@/lib/host/content-tag";
import type { Host, HostFailure, TaggedBytes } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import {
  type ChangeActor,
  followChange,
  type Progress,
  type StepName,
} from "@/lib/use-cases/change-progress";
import type { ApplyOutcome, ApplyRequest } from "@/lib/use-cases/change-types";
import { finishWrittenChange } from "@/lib/use-cases/finish-written-change";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { readAndNotice } from "@/lib/use-cases/notice-outside-change";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { thisProcess } from "@/lib/use-cases/panel-process";
import { settleAbandoned } from "@/lib/use-cases/settle-abandoned";
import { t } from "@/lib/words/t";

export interface ApplyChangeInput {
  readonly file: ManagedFile;
  readonly host: Host;
  readonly actor: ChangeActor;
  readonly origin: "panel" | "restore";
  readonly request: ApplyRequest;
  /** Called as each step begins; tests end the process there. */
  readonly onStep?: (name: StepName) => void | Promise<void>;
}

/**
 * The one way a managed file changes: read with tag, check, store a revision, replace if nobody else did, tell the
 * service, verify, put the old file back where it does not serve. Every step leaves a line in the audit log; a crash
 * between any two leaves the old file or the new one, and a revision that `recoverChanges` settles. An empty `baseTag`
 * says that there was no file. See docs/decisions/0006-change-pipeline.md.
 */
export function applyChange(input: ApplyChangeInput): Promise<ApplyOutcome> {
  const { file, actor, request, onStep } = input;
  return oneAtATime(file.name, async () => {
    const earlier = await stateOfRevision(request.changeId);
    if (earlier !== null) return sentBefore(earlier);
    const room = await requireRoom(request.candidate.length);
    if (!room.ok) return { state: "not-applied", message: room.error.message };
    return apply(input, followChange({ id: request.changeId, actor, file: file.name }, onStep));
  });
}

/** The pipeline of one file, for those who reviewed its text. How it ended is a value, also where it was not applied. */
export function applierOf(file: ManagedFile) {
  return async (
    host: Host,
    actor: ChangeActor,
    request: ApplyRequest,
    origin: ApplyChangeInput["origin"],
  ): Promise<Result<ApplyOutcome>> => ok(await applyChange({ file, host, actor, origin, request }));
}

async function apply(input: ApplyChangeInput, progress: Progress): Promise<ApplyOutcome> {
  const { file, host, request } = input;
  await progress.begin("Read the file");
  await settleAbandoned(file, host);
  const current = await readOrNothing(file, host);
  if (!current.ok) return notApplied(progress, current.error.message, current.error.detail);
  if ((current.value?.tag ?? "") !== request.baseTag) return conflict(input, progress, current.value);
  const candidate: TaggedBytes = { bytes: request.candidate, tag: contentTag(request.candidate) };
  if (candidate.tag === current.value?.tag) {
    return notApplied(progress, t("The text is what the file holds already: there is nothing to apply."));
  }
  await progress.done(t("It is the one the change was made from."));

  await progress.begin("Check the new text");
  const verdict = await file.check(host, candidate.bytes, current.value?.bytes ?? new Uint8Array());
  if (verdict.refused) return notApplied(progress, verdict.refused.message, verdict.refused.detail);
  if (verdict.warningsDigest !== null && verdict.warningsDigest !== request.acknowledged) {
    return notApplied(
      progress,
      t(
        "The text has warnings that were not acknowledged. Review the changes again, read the warnings and tick that you have.",
      ),
      verdict.warnings.join("\n"),
    );
  }
  const seen = verdict.warnings.length;
  await progress.done(
    seen === 0
      ? t("No new warnings.")
      : t("{count, plural, one {# warning} other {# warnings}}, acknowledged.", { count: seen }),
  );

  await progress.begin("Store a revision");
  const begun = await beginRevision(revisionOf(input, current.value, candidate), await thisProcess());
  if (!begun.ok) return notApplied(progress, begun.error.message);
  await progress.done(t("Before and after are kept in History."));

  await progress.begin("Replace the file");
  const replaced = await host.replaceFile(file.path(host), candidate.bytes, {
    ifTag: current.value?.tag ?? null,
  });
  if (!replaced.ok) {
    const stale = replaced.error.code === "stale";
    await settleRevision(request.changeId, stale ? "conflict" : "not-applied", replaced.error.message);
    if (!stale) return notApplied(progress, replaced.error.message, replaced.error.detail);
    const theirs = await readOrNothing(file, host);
    return conflictOutcome(progress, theirs.ok ? theirs.value : null);
  }
  try {
    await markRevisionWritten(request.changeId);
    await progress.done(t("The whole new file is on disk."));
  } catch (error) {
    // What cannot be noted is not done. The revision is settled as soon as it can be.
    if (current.value !== null) {
      await host.replaceFile(file.path(host), current.value.bytes, { ifTag: candidate.tag });
    }
    throw error;
  }

  return finishWrittenChange({
    id: request.changeId,
    file,
    host,
    progress,
    activation: request.activation,
    before: current.value,
    after: candidate,
  });
}

/** A missing file is one that can be created: null. */
async function readOrNothing(
  file: ManagedFile,
  host: Host,
): Promise<Result<TaggedBytes | null, HostFailure>> {
  const read = await readAndNotice(file, host);
  if (!read.ok && read.error.code === "missing") return { ok: true, value: null };
  return read;
}

/** A request that came twice, be it by a network or on purpose. The first one's steps are left as they are. */
function sentBefore(state: string): ApplyOutcome {
  const message = t(
    "This change was sent before, and is in History ({state}). Nothing was done a second time: review the text again to apply it anew.",
    { state },
  );
  return { state: "not-applied", message };
}

async function notApplied(progress: Progress, message: string, detail?: string): Promise<ApplyOutcome> {
  await progress.failed(message);
  return { state: "not-applied", message, ...(detail === undefined ? {} : { detail }) };
}

/** Keeps the text that did not come through, so that it is not lost with the browser that holds it. */
async function conflict(
  input: ApplyChangeInput,
  progress: Progress,
  current: TaggedBytes | null,
): Promise<ApplyOutcome> {
  const base = await storedContent(input.request.baseTag);
  const candidate = { bytes: input.request.candidate, tag: contentTag(input.request.candidate) };
  await recordRevision(
    revisionOf(input, base, candidate),
    "conflict",
    "The file had been changed by somebody else; this text was kept and not applied.",
  );
  return { ...(await conflictOutcome(progress, current)), revisionId: input.request.changeId };
}

async function conflictOutcome(progress: Progress, current: TaggedBytes | null): Promise<ApplyOutcome> {
  const message = t(
    "The file was changed since you began, so yours was not written over it. Both texts are kept: compare them, then go on from the one on disk.",
  );
  await progress.failed(message);
  return {
    state: "conflict",
    message,
    conflict: { currentTag: current?.tag ?? "", current: current?.bytes ?? new Uint8Array() },
  };
}

function revisionOf(
  { file, actor, origin, request }: ApplyChangeInput,
  before: NewRevision["before"],
  after: NewRevision["after"],
): NewRevision {
  const { changeId: id, reason, activation } = request;
  return { id, file: file.name, author: actor.username, reason, origin, activation, before, after };
}
