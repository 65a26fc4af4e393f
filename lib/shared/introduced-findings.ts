import type { AnyFinding } from "./finding";

/**
 * Indices of the findings that a change brought in: those that the text before it does not have. A finding is known again
 * by its code and the words it is about, not by its line, which moves with every edit above it, nor by its message,
 * which may name lines. Of several alike, the last ones count as new.
 */
export function introducedFindings(
  findings: readonly AnyFinding[],
  text: string,
  baseFindings: readonly AnyFinding[],
  baseText: string,
): number[] {
  const known = new Map<string, number>();
  for (const finding of baseFindings) {
    const subject = subjectOf(finding, baseText);
    known.set(subject, (known.get(subject) ?? 0) + 1);
  }
  return findings.flatMap((finding, index) => {
    const subject = subjectOf(finding, text);
    const left = known.get(subject) ?? 0;
    known.set(subject, left - 1);
    return left > 0 ? [] : [index];
  });
}

function subjectOf(finding: AnyFinding, text: string): string {
  return `${finding.code}\n${text.slice(finding.from, finding.to).trim()}`;
}
