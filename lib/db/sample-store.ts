import { db } from "@/lib/db/client";
import type { SampleModel } from "@/lib/db/generated/models/Sample";

/** A row of a ring: see lib/dashboard/rings.ts. */
export type StoredSample = SampleModel;

/** Writes rows into their places, over whatever stood there; all of them or none. */
export async function storeSamples(rows: readonly StoredSample[]): Promise<void> {
  await db().$transaction(
    rows.map((row) => {
      const { seconds, place } = row;
      return db().sample.upsert({ where: { seconds_place: { seconds, place } }, create: row, update: row });
    }),
  );
}

/** What one ring tells of an appliance since an instant, oldest first. */
export async function samplesSince(
  appliance: string,
  seconds: number,
  since: Date,
): Promise<readonly StoredSample[]> {
  return db().sample.findMany({ where: { appliance, seconds, at: { gte: since } }, orderBy: { at: "asc" } });
}

/** Takes out of a ring what is older: a ring that nobody wrote for a while keeps places that nobody reads. */
export async function removeSamplesBefore(seconds: number, before: Date): Promise<void> {
  await db().sample.deleteMany({ where: { seconds, at: { lt: before } } });
}
