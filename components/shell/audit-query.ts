import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { t } from "@/lib/words/t";

/** Answer of `GET /api/audit`: lines of the audit log, newest first. */
const AuditPage = v.object({
  entries: v.array(
    v.object({
      id: v.number(),
      /** ISO 8601. */
      at: v.string(),
      actor: v.string(),
      role: v.string(),
      address: v.string(),
      action: v.string(),
      target: v.string(),
      outcome: v.string(),
      detail: v.string(),
      changeId: v.nullable(v.string()),
    }),
  ),
  /** From 1, of `pages`. */
  page: v.number(),
  pages: v.number(),
  /** Lines that fit the question, in all pages. */
  total: v.number(),
});
export type AuditEntry = v.InferOutput<typeof AuditPage>["entries"][number];

/** Who did it, in words: the log holds `-` for the panel itself, which has no address, and for nobody known. */
export function actorWords({ actor, address }: AuditEntry): string {
  if (actor !== "-") return actor;
  return address === "-" ? t("the panel") : t("nobody known");
}

/** What one may ask of the audit log; all of it is optional. */
export interface AuditQuestion {
  /** Found in who, from where, what, target or detail. */
  readonly query?: string | undefined;
  readonly actor?: string | undefined;
  readonly outcome?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
}

/** Asked again every few seconds while the tab is looked at. */
export function auditQuery(question: AuditQuestion) {
  return queryOptions({
    queryKey: ["audit", question],
    queryFn: ({ signal }) => fetchRead("/api/audit", { ...question }, AuditPage, signal),
    refetchInterval: 4_000,
    placeholderData: (before) => before,
  });
}
