import { EXPOSURE_LABELS } from "@/lib/nfs/exposure";
import { RISK_WORDS } from "@/lib/nfs/risk-words";
import type { Export } from "../_queries";
import { STATE_WORDS } from "./export-words";

/** A line for each client of each export: what a person who goes through them all sorts and filters by. */
export const CSV_HEADINGS = [
  "Path",
  "Exported to",
  "Options",
  "Access",
  "In flight",
  "Why",
  "Attention",
  "Active",
  "Line",
] as const;

export function csvRows(row: Export): readonly (readonly (string | number)[])[] {
  return row.clients.map(({ host, options, canWrite, exposure, reason, risks, line }) => [
    row.path,
    host,
    options,
    canWrite ? "Read and write" : "Read only",
    EXPOSURE_LABELS[exposure],
    reason,
    risks.map((risk) => RISK_WORDS[risk].label).join(", "),
    STATE_WORDS[row.state],
    line,
  ]);
}
