import { z } from "zod";
import type { Outcome } from "@/scripts/test/outcome";

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Counts of vitest's JSON report. */
export function readVitestReport(json: string): Outcome {
  const report = VitestReport.parse(JSON.parse(json));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of Playwright's JSON report. A test that passed only when it was tried again counts as failed. */
export function readPlaywrightReport(json: string): Outcome {
  const { expected, unexpected, flaky, skipped } = PlaywrightReport.parse(JSON.parse(json)).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}
