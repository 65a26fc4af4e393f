import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { inEnglish } from "@/lib/words/in-english";
import { t } from "@/lib/words/t";

/** Content of a managed file with the host port's tag of it. */
export interface StoredContent {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

export type RevisionOrigin = "panel" | "restore" | "outside" | "first";
export type RevisionState =
  | "pending"
  | "written"
  | "applied"
  | "not-applied"
  | "rolled-back"
  | "conflict"
  | "superseded";

export interface NewRevision {
  readonly id: string;
  readonly file: string;
  readonly author: string;
  readonly reason: string;
  readonly origin: RevisionOrigin;
  readonly activation: "restart" | "reload";
  /** Null where there was no file. */
  readonly before: StoredContent | null;
  readonly after: StoredContent;
}

/** A change that a panel began and has not settled. */
export interface InFlightRevision {
  readonly id: string;
  readonly file: string;
  readonly author: string;
  readonly activation: "restart" | "reload";
  readonly state: "pending" | "written";
  readonly owner: string;
  readonly before: StoredContent | null;
  readonly after: StoredContent;
}

const withContents = { before: true, after: true } satisfies Prisma.RevisionInclude;

/**
 * Stores a change that is about to be made and takes the file's one place in flight. Fails with `busy` where another
 * change of that file is in flight, in this process or another: the database keeps that place unique.
 */
export async function beginRevision(
  revision: NewRevision,
  owner: string,
): Promise<Result<undefined, Failure<"busy">>> {
  try {
    await db().$transaction([
      ...(await storeContents(revision)),
      db().revision.create({ data: { ...row(revision), state: "pending", inFlight: revision.file, owner } }),
    ]);
    return ok(undefined);
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
    return fail({
      code: "busy",
      message: t(
        "Another change of {file} is being applied. Wait until it is done, then review yours again.",
        { file: revision.file },
      ),
    });
  }
}

/** The file holds the new content now; its service has not shown yet that it serves it. */
export async function markRevisionWritten(id: string): Promise<void> {
  await db().revision.update({ where: { id }, data: { state: "written" } });
}

/** Ends a change that was in flight; `outcome` is what the person is told, and is kept in English. */
export async function settleRevision(
  id: string,
  state: Exclude<RevisionState, "pending" | "written">,
  outcome: string,
): Promise<void> {
  await db().revision.update({
    where: { id },
    data: { state, outcome: inEnglish(outcome), settledAt: new Date(), inFlight: null, owner: null },
  });
}

/** Stores a change that never was in flight: one noticed outside, or one refused because of it. */
export async function recordRevision(
  revision: NewRevision,
  state: "applied" | "conflict",
  outcome: string,
): Promise<void> {
  await db().$transaction([
    ...(await storeContents(revision)),
    db().revision.create({
      data: { ...row(revision), state, outcome: inEnglish(outcome), settledAt: new Date() },
    }),
  ]);
}

/** The state of a change, or null where none of this id was stored. */
export async function stateOfRevision(id: string): Promise<string | null> {
  const found = await db().revision.findUnique({ where: { id }, select: { state: true } });
  return found?.state ?? null;
}

/** The tags of the contents between which a change of this file is in flight; none while none is. */
export async function tagsInFlight(file: string): Promise<readonly string[]> {
  const found = await db().revision.findUnique({
    where: { inFlight: file },
    select: { beforeTag: true, afterTag: true },
  });
  return found === null ? [] : [found.beforeTag ?? "", found.afterTag];
}

/** Whether any change is in flight, in this process or left by one. */
export async function isAnyInFlight(): Promise<boolean> {
  return (await db().revision.count({ where: { inFlight: { not: null } } })) > 0;
}

/** The changes in flight, for whoever has to finish what a crash left. */
export async function revisionsInFlight(): Promise<readonly InFlightRevision[]> {
  const rows = await db().revision.findMany({ where: { inFlight: { not: null } }, include: withContents });
  return rows.map((found) => ({
    id: found.id,
    file: found.file,
    author: found.author,
    activation: found.activation === "reload" ? "reload" : "restart",
    state: found.state === "written" ? "written" : "pending",
    owner: found.owner ?? "",
    before: found.before && { tag: found.before.tag, bytes: found.before.bytes },
    after: { tag: found.after.tag, bytes: found.after.bytes },
  }));
}

/**
 * Tag of what the panel last knew the file to hold, from its newest settled revision; null where it never saw it, or
 * knew it to be missing.
 */
export async function knownTag(file: string): Promise<string | null> {
  const newest = await db().revision.findFirst({
    where: { file, state: { in: ["applied", "rolled-back", "not-applied"] } },
    orderBy: { seq: "desc" },
    select: { state: true, beforeTag: true, afterTag: true },
  });
  if (!newest) return null;
  return newest.state === "applied" ? newest.afterTag : newest.beforeTag;
}

/** The content that bears `knownTag`. */
export async function knownContent(file: string): Promise<StoredContent | null> {
  const tag = await knownTag(file);
  return tag === null ? null : storedContent(tag);
}

/** The content that bears a tag, where a revision has kept it. */
export async function storedContent(tag: string): Promise<StoredContent | null> {
  return db().blob.findUnique({ where: { tag }, select: { tag: true, bytes: true } });
}

function row(revision: NewRevision) {
  return {
    id: revision.id,
    file: revision.file,
    author: revision.author,
    reason: revision.reason,
    origin: revision.origin,
    activation: revision.activation,
    beforeTag: revision.before?.tag ?? null,
    afterTag: revision.after.tag,
  };
}

/**
 * What stores the contents that are not stored yet; one that is there stays for good. Most often only `after` is new, and
 * a large file need not go to the database twice.
 */
async function storeContents({ before, after }: NewRevision) {
  const contents = before ? [before, after] : [after];
  const tags = contents.map(({ tag }) => tag);
  const stored = await db().blob.findMany({ where: { tag: { in: tags } }, select: { tag: true } });
  const missing = contents.filter(({ tag }) => stored.every((blob) => blob.tag !== tag));
  return missing.map(({ tag, bytes }) =>
    db().blob.upsert({
      where: { tag },
      update: {},
      create: { tag, bytes: new Uint8Array(bytes), size: bytes.length },
      // Or the call would return the content it was given.
      select: { tag: true },
    }),
  );
}
