import { db } from "@/lib/db/client";

/** One of a person's own sessions, without its token. */
export interface OwnSession {
  readonly id: string;
  readonly address: string;
  /** The browser's own words about itself, cut at 200 characters. */
  readonly browser: string;
  readonly since: Date;
  readonly expiresAt: Date;
}

/** The sessions of a user that have not run out, the newest first. */
export async function listSessions(userId: string): Promise<readonly OwnSession[]> {
  const rows = await db().session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    address: row.ipAddress ?? "",
    browser: (row.userAgent ?? "").slice(0, 200),
    since: row.createdAt,
    expiresAt: row.expiresAt,
  }));
}

/** Ends sessions of this user and nobody else's, at once: the next request with their cookie is a stranger's. */
export async function endSessions(userId: string, which: readonly string[] | "all"): Promise<number> {
  const chosen = which === "all" ? {} : { id: { in: [...which] } };
  const { count } = await db().session.deleteMany({ where: { userId, ...chosen } });
  return count;
}
