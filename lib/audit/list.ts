import { db } from "@/lib/db/client";
import type { AuditEntryModel } from "@/lib/db/generated/models/AuditEntry";
import type { AuditOutcome } from "./record";

export interface AuditFilter {
  /** From 1. */
  readonly page: number;
  /** Found in actor, address, action, target or detail; ASCII letters without regard to case. */
  readonly query?: string | undefined;
  readonly actor?: string | undefined;
  readonly outcome?: AuditOutcome | undefined;
}

export interface AuditPage {
  readonly entries: readonly AuditEntryModel[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

const PAGE_SIZE = 100;

/** One page of the audit log, newest first. A page past the last one is the last one. */
export async function listAudit(filter: AuditFilter): Promise<AuditPage> {
  const { query, actor, outcome } = filter;
  const contains = query === undefined || query === "" ? undefined : { contains: query };
  const where = {
    ...(actor === undefined || actor === "" ? {} : { actor }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(contains === undefined
      ? {}
      : {
          OR: [
            { actor: contains },
            { address: contains },
            { action: contains },
            { target: contains },
            { detail: contains },
          ],
        }),
  };
  const total = await db().auditEntry.count({ where });
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, filter.page), pages);
  const entries = await db().auditEntry.findMany({
    where,
    orderBy: { id: "desc" },
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  });
  return { entries, page, pages, total };
}

/** The lines of one change, in the order they were written. */
export async function auditOfChange(changeId: string): Promise<readonly AuditEntryModel[]> {
  return db().auditEntry.findMany({ where: { changeId }, orderBy: { id: "asc" } });
}
