import { db } from "@/lib/db/client";

/** A connection the panel itself made to an appliance's Samba. */
export interface StoredOwnCheck {
  readonly startedAt: Date;
  /** Null while it runs. */
  readonly endedAt: Date | null;
  readonly address: string;
  readonly workstation: string | null;
  readonly lowest: string;
  readonly highest: string;
  readonly share: string | null;
}

/** So many are kept of each appliance, the newest: more than a log of the usual size tells. */
const KEPT = 2_000;

/** Notes a check that begins, and lets the oldest ones go. The number is what `endOwnCheck` takes. */
export async function beginOwnCheck(
  appliance: string,
  check: Omit<StoredOwnCheck, "endedAt">,
): Promise<number> {
  const { id } = await db().ownCheck.create({ data: { ...check, appliance }, select: { id: true } });
  // Numbers only grow, so that each hundredth time is often enough.
  if (id % 100 === 0) {
    const oldest = await db().ownCheck.findFirst({
      where: { appliance },
      orderBy: { id: "desc" },
      skip: KEPT,
      select: { id: true },
    });
    if (oldest) await db().ownCheck.deleteMany({ where: { appliance, id: { lte: oldest.id } } });
  }
  return id;
}

export async function endOwnCheck(id: number, endedAt: Date): Promise<void> {
  await db().ownCheck.updateMany({ where: { id }, data: { endedAt } });
}

/** Those of an appliance that began within a time. */
export async function ownChecksBegun(
  appliance: string,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly StoredOwnCheck[]> {
  return db().ownCheck.findMany({ where: { appliance, startedAt: { gte: from, lte: until } } });
}
