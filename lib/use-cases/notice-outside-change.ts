import { randomUUID } from "node:crypto";
import {
  knownContent,
  knownTag,
  recordRevision,
  revisionsInFlight,
  tagsInFlight,
} from "@/lib/db/revision-store";
import { requireRoom } from "@/lib/db/room";
import type { Host, HostFailure, TaggedBytes } from "@/lib/host/host";
import type { Result } from "@/lib/shared/result";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { oneAtATime } from "@/lib/shared/one-at-a-time";

/** Author of a revision that nobody made here. */
const OUTSIDE = "outside the panel";

/**
 * Reads a managed file as it is on disk now. Where its content is not what the panel last knew, that becomes a revision
 * of its own, so that History shows what was done by hand or by another program.
 */
export async function readManagedFile(
  file: ManagedFile,
  host: Host,
): Promise<Result<TaggedBytes, HostFailure>> {
  const read = await host.readFile(file.path(host));
  // Most reads find what the panel knows. They wait for nobody: a change takes seconds, for its service is restarted.
  if (!read.ok || (await isKnown(file.name, read.value.tag))) return read;
  return oneAtATime(file.name, () => readAndNotice(file, host));
}

async function isKnown(file: string, tag: string): Promise<boolean> {
  return (await knownTag(file)) === tag || (await tagsInFlight(file)).includes(tag);
}

/** The same for a caller that has the file's turn already. */
export async function readAndNotice(
  file: ManagedFile,
  host: Host,
): Promise<Result<TaggedBytes, HostFailure>> {
  const read = await host.readFile(file.path(host));
  if (!read.ok) return read;
  // Pages read the file every few seconds: what it held before is fetched only where it is another now.
  if ((await knownTag(file.name)) === read.value.tag) return read;
  const known = await knownContent(file.name);
  // While a change is in flight (another process's, or one a crash left) the difference may be that change's own.
  if ((await revisionsInFlight()).some((revision) => revision.file === file.name)) return read;
  // What the file holds can be shown all the same; the next look notices it.
  if (!(await requireRoom(read.value.bytes.length)).ok) return read;
  await recordRevision(
    {
      id: randomUUID(),
      file: file.name,
      author: OUTSIDE,
      reason: known
        ? "Changed by hand or by another program; the panel noticed it."
        : "What the panel found when it first looked.",
      origin: known ? "outside" : "first",
      activation: "reload",
      before: known,
      after: read.value,
    },
    "applied",
    "",
  );
  return read;
}
