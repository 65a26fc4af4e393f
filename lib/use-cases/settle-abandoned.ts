import { type InFlightRevision, revisionsInFlight, settleRevision } from "@/lib/db/revision-store";
import type { Host, Tag } from "@/lib/host/host";
import { followChange } from "@/lib/use-cases/change-progress";
import { finishRollBack, finishWrittenChange } from "@/lib/use-cases/finish-written-change";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { isAlive, thisProcess } from "@/lib/use-cases/panel-process";

const PANEL = { username: "-", role: "panel", address: "-" };

/**
 * Settles what a crash, or a fault in this process, left in flight for one file. The file itself tells how far a change
 * came: it holds the old content (the change never happened), the new one (its service is told and verified now, or it is
 * rolled back), or somebody else's. The caller has the file's turn, so a change that this process still has in flight is
 * one that failed half-way. Returns a sentence for each change settled.
 */
export async function settleAbandoned(file: ManagedFile, host: Host): Promise<readonly string[]> {
  const sentences: string[] = [];
  const own = await thisProcess();
  for (const revision of await revisionsInFlight()) {
    const abandoned = revision.owner === own || !(await isAlive(revision.owner));
    if (revision.file === file.name && abandoned) sentences.push(await settle(file, host, revision));
  }
  return sentences;
}

async function settle(file: ManagedFile, host: Host, revision: InFlightRevision): Promise<string> {
  const { id, author, before, activation } = revision;
  const read = await host.readFile(file.path(host));
  if (!read.ok && read.error.code !== "missing") {
    return `A change of ${file.name} by ${author} was interrupted and is not settled yet: ${read.error.message}`;
  }
  const tag: Tag | null = read.ok ? read.value.tag : null;

  if (revision.state === "written" && tag === before?.tag) {
    const finished = await finishRollBack(
      { id, file, host, progress: followChange({ id, actor: PANEL, file: file.name }), before },
      "The panel was interrupted while it put the old file back.",
    );
    return `A change of ${file.name} by ${author} was interrupted. ${finished.message}`;
  }
  if (tag === (before?.tag ?? null)) {
    const outcome =
      "The panel was interrupted before the file was replaced: the old file is in place, unchanged.";
    await settleRevision(id, "not-applied", outcome);
    return `A change of ${file.name} by ${author} was interrupted. ${outcome}`;
  }
  if (tag !== null && tag === revision.after.tag) {
    const progress = followChange({ id, actor: PANEL, file: file.name });
    const after = { tag, bytes: revision.after.bytes };
    const finished = await finishWrittenChange({ id, file, host, progress, activation, before, after });
    return `A change of ${file.name} by ${author} was interrupted after the file was replaced, and has been finished. ${finished.message}`;
  }
  const outcome =
    "The panel was interrupted during this change, and the file holds somebody else's text now.";
  await settleRevision(id, "superseded", outcome);
  return `A change of ${file.name} by ${author} was interrupted. ${outcome}`;
}
