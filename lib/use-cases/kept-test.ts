import * as v from "valibot";
import type { StoredTunnelTest } from "@/lib/db/tunnel-test-store";
import { TunnelStep, type TunnelTestReport } from "@/lib/tunnels/tunnel-step";
import { t } from "@/lib/words/t";
import { inEachLanguage, sayAgain, Told } from "@/lib/words/told";
import { withLocale } from "@/lib/words/with-locale";

/** A step as it is kept. */
const KeptStep = v.object({ ...TunnelStep.entries, name: Told, message: Told });

/** What a test's steps came to, in a sentence. */
export function testSummary(steps: readonly TunnelStep[]): string {
  const failed = steps.filter(({ outcome }) => outcome === "failed");
  const [first] = failed;
  if (first === undefined) {
    const total = Math.round(steps.reduce((sum, { ms }) => sum + ms, 0));
    return t("Every step passed in {total} ms.", { total });
  }
  const { name, message } = first;
  return failed.length === 1
    ? t("{step} failed: {message}", { step: name, message })
    : t("{step} failed (and {others} more): {message}", { step: name, others: failed.length - 1, message });
}

/**
 * A test as it is kept, its steps in each language and its summary in English: it outlives who asked for it, within whose
 * `forOthers` it was told.
 */
export function keptTest({ at, by, passed, steps }: TunnelTestReport): Omit<StoredTunnelTest, "profileId"> {
  const told = steps.map((step) => ({
    ...step,
    name: inEachLanguage(step.name),
    message: inEachLanguage(step.message),
  })) satisfies v.InferOutput<typeof KeptStep>[];
  const summary = withLocale("en", () => testSummary(told.map(stepAgain)));
  return { at: new Date(at), by, passed, summary, steps: JSON.stringify(told) };
}

/** A kept test for whoever reads it. */
export function readTest({ at, by, passed, summary, steps }: StoredTunnelTest): TunnelTestReport {
  const told = v.parse(v.fallback(v.array(KeptStep), []), JSON.parse(steps)).map(stepAgain);
  return {
    at: at.toISOString(),
    by,
    passed,
    summary: told.length > 0 ? testSummary(told) : summary,
    steps: told,
  };
}

function stepAgain(step: v.InferOutput<typeof KeptStep>): TunnelStep {
  return { ...step, name: sayAgain(step.name), message: sayAgain(step.message) };
}
