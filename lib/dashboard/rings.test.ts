import { describe, expect, it } from "vitest";
import { NOTHING_MEASURED } from "./figures";
import { oldestPeriod, periodOf, type PlacedSample, RINGS, rowsFor, type Sample, SPANS } from "./rings";
import { bytesOver, seriesOf } from "./series";

const MONDAY = Date.UTC(2026, 10, 23, 10, 0, 0);
const sampleAt = (at: number, cpu: number | null): Sample => ({ at, figures: { ...NOTHING_MEASURED, cpu } });

/** Takes a sample every `stepMs`, as the panel does, into rings that know their places alone. */
function measured(from: number, until: number, stepMs: number, value = (at: number) => at % 7) {
  const rows = new Map<string, PlacedSample>();
  let recent: Sample[] = [];
  for (let at = from; at < until; at += stepMs) {
    const sample = sampleAt(at, value(at));
    for (const row of rowsFor(sample, recent)) rows.set(`${row.span} ${String(row.place)}`, row);
    recent = [...recent, sample].filter((one) => one.at >= periodOf("week", at));
  }
  return rows;
}

describe("the rings", () => {
  it("never hold more rows than they have places, however long it is measured", () => {
    const rows = measured(MONDAY, MONDAY + 3 * 3_600_000, 10_000);
    expect(rows.size).toBe(360 + 180 + 18);
    const places = SPANS.reduce((sum, span) => sum + RINGS[span].places, 0);
    expect(places).toBe(2_808);
    const weeks = measured(MONDAY, MONDAY + 15 * 86_400_000, 590_000);
    expect(weeks.size).toBeLessThanOrEqual(places);
    for (const { span, place } of weeks.values()) {
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThan(RINGS[span].places);
      expect(Number.isInteger(place)).toBe(true);
    }
  });

  it("span an hour, a day and a week", () => {
    const lengths = SPANS.map((span) => RINGS[span].seconds * RINGS[span].places);
    expect(lengths).toEqual([3_600, 86_400, 7 * 86_400]);
  });

  it("average what is known of a period, and leave out what is not", () => {
    const recent = [sampleAt(MONDAY, 10), sampleAt(MONDAY + 10_000, null), sampleAt(MONDAY + 70_000, 50)];
    const [hour, day, week] = rowsFor(sampleAt(MONDAY + 80_000, 70), recent);
    expect(hour).toMatchObject({ span: "hour", at: MONDAY + 80_000, figures: { cpu: 70, memory: null } });
    expect(day).toMatchObject({ span: "day", at: MONDAY + 60_000, figures: { cpu: 60 } });
    expect(week?.figures.cpu).toBeCloseTo(130 / 3);
  });

  it("let a second sample of the same ten seconds take the place of the first", () => {
    const [hour, day] = rowsFor(sampleAt(MONDAY + 4_000, 90), [sampleAt(MONDAY, 10)]);
    expect(hour).toMatchObject({ at: MONDAY, figures: { cpu: 90 } });
    expect(day?.figures.cpu).toBe(90);
  });
});

describe("a series", () => {
  const now = MONDAY + 5_000;

  it("has a value or a gap for every period of its span", () => {
    const from = oldestPeriod("hour", now);
    const samples = [sampleAt(from, 1), sampleAt(from + 20_000, 3), sampleAt(MONDAY, 4)];
    const series = seriesOf("hour", samples, now);
    expect(series).toMatchObject({ from, stepMs: 10_000 });
    expect(series.figures.cpu).toHaveLength(360);
    expect(series.figures.cpu.slice(0, 4)).toEqual([1, null, 3, null]);
    expect(series.figures.cpu.at(-1)).toBe(4);
    expect(series.figures.memory.every((value) => value === null)).toBe(true);
  });

  it("is no gap at its end, where the newest period has just begun", () => {
    const series = seriesOf("hour", [sampleAt(MONDAY - 10_000, 4)], now);
    expect(series.figures.cpu).toHaveLength(359);
    expect(series.figures.cpu.at(-1)).toBe(4);
  });

  it("forgets what is older than its span, though its place still holds it", () => {
    const series = seriesOf("hour", [sampleAt(MONDAY - 3_600_000, 9)], now);
    expect(series.figures.cpu.every((value) => value === null)).toBe(true);
  });

  it("sums a rate up over the time it was measured", () => {
    const samples = [sampleAt(MONDAY, 100), sampleAt(MONDAY - 10_000, 50), sampleAt(MONDAY - 600_000, 7.5)];
    expect(bytesOver(seriesOf("hour", samples, now), "cpu")).toEqual({ bytes: 1_575, seconds: 30 });
    expect(bytesOver(seriesOf("hour", samples, now), "disk")).toEqual({ bytes: 0, seconds: 0 });
  });

  it("keeps four digits", () => {
    expect(seriesOf("hour", [sampleAt(MONDAY, 123_456.7)], now).figures.cpu.at(-1)).toBe(123_500);
  });
});
