import type { StoredTunnelTest } from "@/lib/db/tunnel-test-store";
import { TunnelStep, type TunnelTestReport } from "@/lib/tunnels/tunnel-step";
import { inEnglish } from "@/lib/words/in-english";
import { t } from "@/lib/words/t";
import { withLocale } from "@/lib/words/with-locale";

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

/** A test as it is kept, in English: it outlives who asked for it. */
export function keptTest({ at, by, passed, steps }: TunnelTestReport): Omit<StoredTunnelTest, "profileId"> {
  const english = steps.map((step) => ({
    ...step,
    name: inEnglish(step.name),
    message: inEnglish(step.message),
  }));
  const summary = withLocale("en", () => testSummary(english));
  return { at: new Date(at), by, passed, summary, steps: JSON.stringify(english) };
}

/** A kept test for whoever reads it, as far as the catalogues hold what was said: sentences with values in them stay English. */
export function readTest({ at, by, passed, summary, steps }: StoredTunnelTest): TunnelTestReport {
  const told = TunnelStep.array()
    .catch([])
    .parse(JSON.parse(steps))
    .map((step) => ({ ...step, name: saidAgain(step.name), message: saidAgain(step.message) }));
  return {
    at: at.toISOString(),
    by,
    passed,
    summary: passed && told.length > 0 ? testSummary(told) : summary,
    steps: told,
  };
}

/** What holds none of the signs that a text of a catalogue is filled in at may be one. */
function saidAgain(english: string): string {
  return /[{}<]/u.test(english) ? english : t(english);
}
