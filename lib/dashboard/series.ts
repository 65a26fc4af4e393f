import { eachFigure, type Figure } from "./figures";
import { oldestPeriod, periodOf, RINGS, type Sample, type Span } from "./rings";

/** What a chart shows: a value for every period of its span, oldest first; null where nothing was measured. */
export interface Series {
  readonly span: Span;
  /** When the first period began, in milliseconds since 1970, and how long each is. */
  readonly from: number;
  readonly stepMs: number;
  readonly figures: Readonly<Record<Figure, readonly (number | null)[]>>;
}

/** More digits say nothing, and travel. */
const DIGITS = 4;

/**
 * Samples on the whole grid of a span. Where the panel did not run, or the appliance did not answer, is null and so a gap. The newest period
 * is left out where it has just begun and nothing is known of it yet.
 */
export function seriesOf(span: Span, samples: readonly Sample[], now: number): Series {
  const stepMs = RINGS[span].seconds * 1000;
  const from = oldestPeriod(span, now);
  const last = periodOf(span, now);
  const byPeriod = new Map(samples.map((sample) => [sample.at, sample]));
  const count = (last - from) / stepMs + (byPeriod.has(last) ? 1 : 0);
  const periods = Array.from({ length: count }, (_, index) => byPeriod.get(from + index * stepMs));
  return {
    span,
    from,
    stepMs,
    figures: eachFigure((figure) => periods.map((sample) => rounded(sample?.figures[figure] ?? null))),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(DIGITS));
}

/** Bytes of a rate over its span, and for how much of the span it was measured. */
export interface Measured {
  readonly bytes: number;
  readonly seconds: number;
}

export function bytesOver({ figures, stepMs }: Series, figure: Figure): Measured {
  const known = figures[figure].filter((value) => value !== null);
  const seconds = stepMs / 1000;
  return {
    bytes: Math.round(known.reduce((sum, value) => sum + value, 0) * seconds),
    seconds: known.length * seconds,
  };
}
