import { EXPOSURE_LABELS } from "@/lib/nfs/exposure";
import { RISK_WORDS } from "@/lib/nfs/risk-words";
import { msg, t } from "@/lib/words/t";
import type { Export } from "../_queries";
import { STATE_WORDS } from "./export-words";

/** A line for each client of each export: what a person who goes through them all sorts and filters by. */
export const CSV_HEADINGS = [
  msg("Path"),
  msg("Exported to"),
  msg("Options"),
  msg("Access"),
  msg("In flight"),
  msg("Why"),
  msg("Attention"),
  msg("Active"),
  msg("Line"),
] as const;

export function csvRows(row: Export): readonly (readonly (string | number)[])[] {
  return row.clients.map(({ host, options, canWrite, exposure, reason, risks, line }) => [
    row.path,
    host,
    options,
    t(canWrite ? "Read and write" : "Read only"),
    t(EXPOSURE_LABELS[exposure]),
    reason,
    risks.map((risk) => t(RISK_WORDS[risk].label)).join(", "),
    t(STATE_WORDS[row.state]),
    line,
  ]);
}
