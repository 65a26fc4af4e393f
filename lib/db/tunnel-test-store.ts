import { db } from "@/lib/db/client";

/** So many are kept of each profile, the newest. */
const KEPT = 20;

/** What a test of a tunnel came to, as it is kept. `steps` (JSON) is the caller's to read. */
export interface StoredTunnelTest {
  readonly at: Date;
  /** The panel's user who asked for it. */
  readonly by: string;
  readonly profileId: string;
  readonly passed: boolean;
  readonly summary: string;
  readonly steps: string;
}

/** Keeps a test, and lets the oldest of that profile go. A profile that is gone keeps none. */
export async function storeTunnelTest(test: StoredTunnelTest): Promise<void> {
  const { profileId } = test;
  await db().$transaction(async (transaction) => {
    if ((await transaction.tunnelProfile.count({ where: { id: profileId } })) === 0) return;
    await transaction.tunnelTest.create({ data: test });
    const oldest = await transaction.tunnelTest.findFirst({
      where: { profileId },
      orderBy: { id: "desc" },
      skip: KEPT,
      select: { id: true },
    });
    if (oldest) await transaction.tunnelTest.deleteMany({ where: { profileId, id: { lte: oldest.id } } });
  });
}

/** The tests of a profile, newest first. */
export async function tunnelTests(profileId: string): Promise<readonly StoredTunnelTest[]> {
  return db().tunnelTest.findMany({ where: { profileId }, orderBy: { id: "desc" } });
}

/** The newest test of each profile that has one. */
export async function lastTunnelTests(): Promise<readonly StoredTunnelTest[]> {
  const newest = await db().tunnelTest.groupBy({ by: ["profileId"], _max: { id: true } });
  const ids = newest.flatMap(({ _max }) => _max.id ?? []);
  return db().tunnelTest.findMany({ where: { id: { in: ids } } });
}
