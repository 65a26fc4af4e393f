import { stripVTControlCharacters } from "node:util";

/** How many tests of a stage passed, failed and were skipped. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The failed tests by name, each with the first lines of why; missing where a stage is one yes or no. */
  readonly failures?: readonly string[];
}

/** One test for a stage that is a single yes or no. */
export function outcomeOfExit(code: number | null): Outcome {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** A program that failed without naming a failed test failed all the same: a file that does not load, for example. */
export function orElseFailed(outcome: Outcome, code: number | null): Outcome {
  return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

export function sum(outcomes: readonly Outcome[]): Outcome {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of outcomes) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** A failed test for the end of the output, where it is found without reading all of it. */
export function failureLines(file: string, test: string, why: string): string {
  const reason = stripVTControlCharacters(why)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return [`✖ ${file} › ${test}`, ...reason.slice(0, 12).map((line) => `    ${line}`)].join("\n");
}

/** The last line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Outcome): string {
  const skips = skipped > 0 ? `, ${String(skipped)} skipped` : "";
  return `${String(passed)} passed, ${String(failed)} failed${skips}`;
}

/** A run in which nothing passed has shown nothing. */
export function exitStatus({ passed, failed }: Outcome): 0 | 1 {
  return failed === 0 && passed > 0 ? 0 : 1;
}
