import { db } from "@/lib/db/client";

/** What a check of a share came to, as it is kept. `verdict` and `rows` (JSON) are the caller's to read. */
export interface StoredVerification {
  /** The share's name, and what tells shares apart. */
  readonly share: string;
  readonly shareKey: string;
  readonly at: Date;
  /** The panel's user who asked for it. */
  readonly by: string;
  /** Tag of the smb.conf it was checked against. */
  readonly tag: string;
  readonly signedIn: boolean;
  readonly verdict: string;
  readonly summary: string;
  readonly rows: string;
}

/** So many are kept of each share, the newest. */
const KEPT = 50;

/** Keeps a check, and lets the oldest of that share go. */
export async function storeVerification(verification: StoredVerification): Promise<void> {
  const { shareKey } = verification;
  await db().$transaction(async (transaction) => {
    await transaction.shareVerification.create({ data: verification });
    const oldest = await transaction.shareVerification.findFirst({
      where: { shareKey },
      orderBy: { id: "desc" },
      skip: KEPT,
      select: { id: true },
    });
    if (oldest)
      await transaction.shareVerification.deleteMany({ where: { shareKey, id: { lte: oldest.id } } });
  });
}

/**
 * The check of each share that counts, in the order of their keys: the newest made against `tag` that came to a decision,
 * else the newest at all. One that decided nothing does not push aside one that did, while the file is the same.
 *
 * @param undecided The verdict that decides nothing.
 */
export async function lastVerifications(
  tag: string,
  undecided: string,
): Promise<readonly Omit<StoredVerification, "rows">[]> {
  return db().$queryRaw<Omit<StoredVerification, "rows">[]>`
    WITH "newest" AS (
      SELECT "shareKey", MAX("id") AS "id" FROM "share_verification" GROUP BY "shareKey"
    ), "decided" AS (
      SELECT "shareKey", MAX("id") AS "id" FROM "share_verification"
      WHERE "tag" = ${tag} AND "verdict" <> ${undecided} GROUP BY "shareKey"
    )
    SELECT "share", "shareKey", "at", "by", "tag", "signedIn", "verdict", "summary"
    FROM "share_verification"
    WHERE "id" IN (
      SELECT COALESCE("decided"."id", "newest"."id") FROM "newest" LEFT JOIN "decided" USING ("shareKey")
    )
    ORDER BY "shareKey"`;
}

/** The same of one share, whole; null where it was never checked. */
export async function lastVerification(
  shareKey: string,
  tag: string,
  undecided: string,
): Promise<StoredVerification | null> {
  const newest = { where: { shareKey }, orderBy: { id: "desc" } } as const;
  const decided = await db().shareVerification.findFirst({
    ...newest,
    where: { shareKey, tag, NOT: { verdict: undecided } },
  });
  return decided ?? db().shareVerification.findFirst(newest);
}
