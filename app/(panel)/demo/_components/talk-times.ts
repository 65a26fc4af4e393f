import { CHAPTERS, type Step } from "../../_tour/steps";

export interface TimedStep {
  readonly step: Step;
  /** Milliseconds from the beginning of the talk. */
  readonly from: number;
  readonly to: number;
}

/** Texts are marked for the catalogues, as in the tour. */
export interface TimedChapter {
  readonly title: string;
  readonly minutes: number;
  readonly steps: readonly TimedStep[];
}

/** When each step is due, where the talk keeps its times. */
export function timedChapters(): readonly TimedChapter[] {
  let at = 0;
  return CHAPTERS.map(({ title, steps }) => ({
    title,
    minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
    steps: steps.map((step) => {
      const from = at;
      at += step.minutes * 60_000;
      return { step, from, to: at };
    }),
  }));
}

/** `4:05`; a talk lasts less than an hour. */
export function clockWords(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
}
