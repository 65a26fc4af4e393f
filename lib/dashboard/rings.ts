import { eachFigure, type Figures } from "./figures";

/** How far a chart looks back. */
export type Span = "hour" | "day" | "week";

/**
 * Samples are kept in three rings: one every 10 s for an hour, one a minute for a day, one every ten minutes for a week. A
 * sample overwrites the one that stood in its place, so that there are never more than 360 + 1,440 + 1,008.
 */
export const RINGS: Readonly<Record<Span, { readonly seconds: number; readonly places: number }>> = {
  hour: { seconds: 10, places: 360 },
  day: { seconds: 60, places: 1_440 },
  week: { seconds: 600, places: 1_008 },
};

export const SPANS = ["hour", "day", "week"] as const satisfies readonly Span[];

/** The figures of one period. */
export interface Sample {
  /** When the period began, in milliseconds since 1970. */
  readonly at: number;
  readonly figures: Figures;
}

/** Where a sample is kept. */
export interface PlacedSample extends Sample {
  readonly span: Span;
  /** From 0 to the ring's last place. */
  readonly place: number;
}

/** When the period began that an instant lies in; both in milliseconds since 1970. */
export function periodOf(span: Span, at: number): number {
  const length = RINGS[span].seconds * 1000;
  return Math.floor(at / length) * length;
}

/** When the oldest period begins that a ring still tells of. */
export function oldestPeriod(span: Span, now: number): number {
  return periodOf(span, now) - (RINGS[span].places - 1) * RINGS[span].seconds * 1000;
}

/**
 * What is to be written once a sample was taken: itself, and the means of the minute and the ten minutes it lies in.
 *
 * @param recent samples of the ring `hour` from the same ten minutes, in any order; one of the same period as the new one is left out
 */
export function rowsFor(newest: Sample, recent: readonly Sample[]): readonly PlacedSample[] {
  const own = periodOf("hour", newest.at);
  const all = [...recent.filter(({ at }) => periodOf("hour", at) !== own), newest];
  return SPANS.map((span) => {
    const at = periodOf(span, newest.at);
    const within = all.filter((sample) => periodOf(span, sample.at) === at);
    return { span, at, place: placeOf(span, at), figures: meanOf(within) };
  });
}

/** The mean of each figure over the samples that have it; null where none has. */
function meanOf(samples: readonly Sample[]): Figures {
  return eachFigure((figure) => {
    const known = samples.flatMap(({ figures }) => figures[figure] ?? []);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

function placeOf(span: Span, period: number): number {
  return (period / (RINGS[span].seconds * 1000)) % RINGS[span].places;
}
