import { type AuditVerdict, verdictWords } from "@/lib/audit/verdict";
import { verifyAudit } from "@/lib/audit/verify";
import { ofProcess } from "@/lib/shared/of-process";

const standing = ofProcess("audit", (): { verdict: AuditVerdict | undefined } => ({ verdict: undefined }));

/** Walks the whole audit log, and remembers what came of it for the dashboard. */
export async function checkAudit(): Promise<AuditVerdict> {
  const verdict = await verifyAudit();
  standing.verdict = verdict;
  return verdict;
}

/** What is wrong with the audit log, as the last walk found it; null: nothing, or nobody has walked yet. */
export function brokenAudit(): string | null {
  const { verdict } = standing;
  return verdict === undefined || verdict.broken === null ? null : verdictWords(verdict);
}
