import type { Values } from "@/lib/words/t";
import type { DemoFacts } from "../_demo/facts-query";
import { FIRST_CHAPTER } from "./first-chapter";
import { SECOND_CHAPTER } from "./second-chapter";

/** A control of a page, as a person finds it: what kind it is, and what it is called. The page says names in the reader's language. */
export interface Target {
  /** CSS selector of the elements that may be meant. */
  readonly css: string;
  /** The accessible name of what it is in, or its own, marked for the catalogues. */
  readonly within?: string;
  /** Its accessible name or its text begins with this; the only one of its kind where it is left out. */
  readonly name?: string;
  /** What the name is said with. */
  readonly values?: Values;
  /** Something else that has to be in it, for example a row's client. */
  readonly holds?: string;
}

/** A thing to press, or a field to fill. Each is there once the one before it was done. */
export interface Doing extends Target {
  readonly fill?: string | ((facts: DemoFacts) => string);
  /** A radio button or checkbox: done once it is chosen. */
  readonly isChoice?: true;
}

/** Titles and texts are marked for the catalogues. */
export interface Step {
  /** Kept in the browser: which step somebody is at. */
  readonly id: string;
  readonly title: string;
  /** What the person does and why, in the tour. */
  readonly text: string;
  /** What the presenter says. */
  readonly say: string;
  /** How long it takes in a talk of ten minutes. */
  readonly minutes: number;
  /** In order. Shown is the first field or choice that is on the page and not yet made, else the last thing that is there. */
  readonly doings: readonly Doing[];
  /**
   * Whether it has really happened, by how things stand now and when the step began. Left out: the step shows something, and is done
   * when the person says so, once the last of `doings` is there.
   */
  readonly isDone?: (now: DemoFacts, atFirst: DemoFacts) => boolean;
  /** It happens by itself, and is worth being seen: the last of `doings` has to be on the page too. */
  readonly isWatched?: true;
  /** Worth a look once it is done: the tour goes on when the person says so. */
  readonly lingers?: true;
}

export interface Chapter {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** The guide's two chapters as a tour: the one place that says what is shown, done and said. */
export const CHAPTERS: readonly Chapter[] = [FIRST_CHAPTER, SECOND_CHAPTER];

export const STEPS: readonly Step[] = CHAPTERS.flatMap(({ steps }) => steps);

/** Which chapter a step is in, and its number in it, from one. */
export function placeOf(
  id: string,
): { readonly chapter: number; readonly step: number; readonly of: number } | null {
  for (const [index, { steps }] of CHAPTERS.entries()) {
    const at = steps.findIndex((step) => step.id === id);
    if (at !== -1) return { chapter: index + 1, step: at + 1, of: steps.length };
  }
  return null;
}

/** The step so many further on; undefined behind the last one and before the first. */
export function stepBeside(id: string, by: 1 | -1): Step | undefined {
  const at = STEPS.findIndex((step) => step.id === id);
  return at === -1 ? undefined : STEPS[at + by];
}
