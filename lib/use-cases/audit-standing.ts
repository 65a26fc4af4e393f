import { type AuditVerdict, verdictWords, verifyAudit } from "@/lib/audit/verify";

declare global {
  var inflightAuditVerdict: AuditVerdict | undefined;
}

/** Walks the whole audit log, and remembers what came of it for the dashboard. */
export async function checkAudit(): Promise<AuditVerdict> {
  const verdict = await verifyAudit();
  // The process's, not the module's: a bundler loads this module once per bundle.
  globalThis.inflightAuditVerdict = verdict;
  return verdict;
}

/** What is wrong with the audit log, as the last walk found it; null: nothing, or nobody has walked yet. */
export function brokenAudit(): string | null {
  const verdict = globalThis.inflightAuditVerdict;
  return verdict === undefined || verdict.broken === null ? null : verdictWords(verdict);
}
