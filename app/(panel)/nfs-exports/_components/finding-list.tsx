import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { msg, t } from "@/lib/words/t";
import type { Export } from "../_queries";

const SEVERITIES = {
  error: { word: msg("Error"), tone: "bad" },
  warning: { word: msg("Warning"), tone: "warn" },
  info: { word: msg("Note"), tone: "quiet" },
} as const;

/** What the checks found, each with what to do and its line. */
export function FindingList({ findings }: { findings: Export["findings"] }) {
  if (findings.length === 0) return null;
  return (
    <ul aria-label={t("Findings")} className="flex flex-col gap-1">
      {findings.map(({ severity, line, message, hint }, at) => (
        <li key={`${String(line)}/${String(at)}`} className="flex max-w-prose items-start gap-2">
          <Badge tone={SEVERITIES[severity].tone} className="mt-px shrink-0">
            {t(SEVERITIES[severity].word)}
          </Badge>
          <span>
            {message} {hint} <FileLine line={line} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A line of the exports file, and the way to it. */
export function FileLine({ line }: { line: number }) {
  return <Link href={`/nfs-exports/config-file?line=${String(line)}`}>{t("line {line}", { line })}</Link>;
}
