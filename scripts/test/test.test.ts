import { describe, expect, it } from "vitest";
import { closingLine, exitStatus, orElseFailed, outcomeOfExit, sum } from "@/scripts/test/outcome";
import { readPlaywrightReport, readVitestReport } from "@/scripts/test/reports";

describe("npm test", () => {
  it("ends with the sums, skipped ones named only where there are any", () => {
    const total = sum([outcomeOfExit(0), { passed: 41, failed: 0, skipped: 0 }]);
    expect(closingLine(total)).toBe("42 passed, 0 failed");
    expect(closingLine({ ...total, skipped: 2 })).toBe("42 passed, 0 failed, 2 skipped");
  });

  it("fails on any failure, and where nothing ran", () => {
    expect(exitStatus({ passed: 3, failed: 0, skipped: 1 })).toBe(0);
    expect(exitStatus({ passed: 3, failed: 1, skipped: 0 })).toBe(1);
    expect(exitStatus(sum([]))).toBe(1);
  });

  it("counts a stage that failed without a failed test", () => {
    const none = { passed: 5, failed: 0, skipped: 0 };
    expect(orElseFailed(none, 1)).toEqual({ ...none, failed: 1 });
    expect(orElseFailed(none, null)).toEqual({ ...none, failed: 1 });
    expect(orElseFailed(none, 0)).toEqual(none);
    expect(orElseFailed({ ...none, failed: 2 }, 1).failed).toBe(2);
  });

  it("reads vitest's report, the failed tests by name", () => {
    const why = `AssertionError: expected \u001b[31m1\u001b[39m to be 2${"\n    at somewhere".repeat(40)}`;
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      success: false,
      testResults: [
        {
          name: "lib/a.test.ts",
          status: "failed",
          assertionResults: [
            { status: "passed", fullName: "a holds", failureMessages: [] },
            { status: "failed", fullName: "a counts", failureMessages: [why] },
          ],
        },
        { name: "lib/b.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] },
      ],
    };
    const outcome = readVitestReport(JSON.stringify(report));
    expect(outcome).toMatchObject({ passed: 5, failed: 1, skipped: 3 });
    expect(outcome.failures?.[0]).toMatch(
      /^✖ lib\/a\.test\.ts › a counts\n {4}AssertionError: expected 1 to be 2\n {8}at/,
    );
    expect(outcome.failures?.[0]?.split("\n")).toHaveLength(13);
    expect(outcome.failures?.[1]).toBe("✖ lib/b.test.ts › the file itself\n    Cannot find module");
  });

  it("reads Playwright's report, and takes a flaky test for a failed one", () => {
    const spec = (title: string, ok: boolean, status: string) => ({
      title,
      file: "a.spec.ts",
      ok,
      tests: [{ status, results: [{ errors: [{ message: "not seen" }] }] }],
    });
    const report = {
      stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 },
      suites: [
        {
          specs: [spec("held", true, "expected"), spec("fell", false, "unexpected")],
          suites: [{ specs: [spec("wavered", true, "flaky")] }],
        },
      ],
    };
    expect(readPlaywrightReport(JSON.stringify(report))).toEqual({
      passed: 5,
      failed: 2,
      skipped: 2,
      failures: ["✖ a.spec.ts › fell\n    not seen", "✖ a.spec.ts › wavered\n    not seen"],
    });
  });
});
