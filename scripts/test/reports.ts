import * as z from "zod";
import { failureLines, type Outcome } from "@/scripts/test/outcome";

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z
    .array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string().default(""),
        assertionResults: z.array(
          z.object({
            status: z.string(),
            fullName: z.string(),
            failureMessages: z.array(z.string()).default([]),
          }),
        ),
      }),
    )
    .default([]),
});

interface PlaywrightSuite {
  readonly specs?: readonly z.infer<typeof PlaywrightSpec>[] | undefined;
  readonly suites?: readonly PlaywrightSuite[] | undefined;
}

const PlaywrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().default("") })) })),
    }),
  ),
});

const PlaywrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  specs: z.array(PlaywrightSpec).optional(),
  suites: z.array(z.lazy(() => PlaywrightSuite)).optional(),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(PlaywrightSuite).default([]),
});

/** Counts and failures of vitest's JSON report. */
export function readVitestReport(json: string): Outcome {
  const report = VitestReport.parse(JSON.parse(json));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((one) => one.status === "failed");
      const fell =
        status === "failed" && failed.length === 0 ? [failureLines(name, "the file itself", message)] : [];
      return [
        ...fell,
        ...failed.map(({ fullName, failureMessages }) =>
          failureLines(name, fullName, failureMessages.join("\n")),
        ),
      ];
    }),
  };
}

/** Counts and failures of Playwright's JSON report. A test that passed only when it was tried again counts as failed. */
export function readPlaywrightReport(json: string): Outcome {
  const { stats, suites } = PlaywrightReport.parse(JSON.parse(json));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failuresOf),
  };
}

function failuresOf({ specs = [], suites = [] }: PlaywrightSuite): string[] {
  const failed = specs.filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === "flaky"));
  const lines = failed.map(({ file, title, tests }) => {
    const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
    return failureLines(file, title, errors.map(({ message }) => message).join("\n"));
  });
  return [...lines, ...suites.flatMap(failuresOf)];
}
