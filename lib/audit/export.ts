import { hostname } from "node:os";
import { db } from "@/lib/db/client";
import type { AuditEntryModel } from "@/lib/db/generated/models/AuditEntry";
import { type AuditFormat, jsonLine, syslogLine } from "./formats";
import { oldestFirst } from "./verify";

/** So many lines are some 15 MB: what a browser is handed at once. */
const MOST_LINES = 50_000;

/** The newest lines of the log, oldest first, each with a line end. */
export async function exportAudit(format: AuditFormat): Promise<string> {
  const write = writerFor(format);
  const newest = await db().auditEntry.findMany({ orderBy: { id: "desc" }, take: MOST_LINES });
  return newest
    .toReversed()
    .map((line) => `${write(line)}\n`)
    .join("");
}

/** The whole log, oldest first, a line at a time. */
export async function* exportWholeAudit(format: AuditFormat): AsyncGenerator<string> {
  const write = writerFor(format);
  for await (const line of oldestFirst()) yield `${write(line)}\n`;
}

function writerFor(format: AuditFormat): (line: AuditEntryModel) => string {
  const host = hostname();
  return format === "jsonl" ? jsonLine : (line) => syslogLine(line, host);
}
