import { removeSamplesBefore, samplesSince, type StoredSample, storeSamples } from "@/lib/db/sample-store";
import { eachFigure } from "@/lib/dashboard/figures";
import { oldestPeriod, periodOf, RINGS, rowsFor, type Sample, type Span, SPANS } from "@/lib/dashboard/rings";
import { type Series, seriesOf } from "@/lib/dashboard/series";
import type { Host } from "@/lib/host/host";
import { sharedLook } from "@/lib/use-cases/shared-look";

/** Keeps a sample of an appliance, and the means that it changes. One taken in the same ten seconds takes the place of the one before. */
export async function keepSample(appliance: string, sample: Sample): Promise<void> {
  const tenMinutes = new Date(periodOf("week", sample.at));
  const recent = await samplesSince(appliance, RINGS.hour.seconds, tenMinutes);
  const rows = rowsFor(sample, recent.map(asSample));
  await storeSamples(
    rows.map(({ span, place, at, figures }) => ({
      ...{ seconds: RINGS[span].seconds, place, appliance },
      at: new Date(at),
      ...figures,
    })),
  );
}

/** Lets go what no chart shows any more. */
export async function pruneSamples(now: number): Promise<void> {
  for (const span of SPANS) {
    await removeSamplesBefore(RINGS[span].seconds, new Date(oldestPeriod(span, now)));
  }
}

const LOOKS = {
  hour: sharedLook("samples of the hour", (host) => read(host, "hour"), {
    keptForMs: 4_000,
    renewedForMs: 6_000,
  }),
  day: sharedLook("samples of the day", (host) => read(host, "day"), {
    keptForMs: 20_000,
    renewedForMs: 40_000,
  }),
  week: sharedLook("samples of the week", (host) => read(host, "week"), {
    keptForMs: 60_000,
    renewedForMs: 60_000,
  }),
};

/** What the charts show of an appliance. */
export function readSeries(host: Host, span: Span): Promise<Series> {
  return LOOKS[span](host);
}

async function read(host: Host, span: Span): Promise<Series> {
  const now = Date.now();
  const since = new Date(oldestPeriod(span, now));
  const stored = await samplesSince(host.name, RINGS[span].seconds, since);
  return seriesOf(span, stored.map(asSample), now);
}

function asSample(stored: StoredSample): Sample {
  return { at: stored.at.getTime(), figures: eachFigure((figure) => stored[figure]) };
}
