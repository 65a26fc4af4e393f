import { Badge } from "@/components/ui/badge";
import type { AnyFinding } from "@/lib/shared/finding";
import { t } from "@/lib/words/t";
import { severityLooks } from "./severity-looks";

/** More than this in a list is read by nobody; the editor marks every one. */
const MOST_SHOWN = 100;

interface ReviewFindingsProps {
  findings: readonly AnyFinding[];
  /** Indices of those that this change brings in: they come first. */
  introduced: readonly number[];
}

export function ReviewFindings({ findings, introduced }: ReviewFindingsProps) {
  const isNew = new Set(introduced);
  const fresh = findings.filter((_, index) => isNew.has(index));
  const old = findings.filter((_, index) => !isNew.has(index));
  if (findings.length === 0) return <p>{t("The checks find nothing wrong.")}</p>;
  return (
    <div className="flex flex-col gap-2">
      {fresh.length > 0 ? (
        <FindingList label={t("Brought in by this change")} findings={fresh} />
      ) : (
        <p>{t("This change brings in nothing that the checks find fault with.")}</p>
      )}
      {old.length > 0 && (
        <details>
          <summary className="text-muted">
            {t("{count, plural, one {{count} finding was} other {{count} findings were}} there before", {
              count: old.length,
            })}
          </summary>
          <FindingList label={t("There before")} findings={old} />
        </details>
      )}
    </div>
  );
}

function FindingList({ label, findings }: { label: string; findings: readonly AnyFinding[] }) {
  return (
    <>
      <ul aria-label={label} className="flex flex-col gap-1">
        {findings.slice(0, MOST_SHOWN).map((finding) => (
          <li
            key={`${finding.code}-${String(finding.from)}-${String(finding.to)}`}
            className="flex items-start gap-2"
          >
            <Badge tone={severityLooks[finding.severity].tone} className="shrink-0">
              {t(severityLooks[finding.severity].word)}
            </Badge>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="text-muted">{t("Line {number}:", { number: finding.number })} </span>
              {finding.message}
              {finding.hint !== undefined && <span className="text-muted"> {finding.hint}</span>}
            </span>
          </li>
        ))}
      </ul>
      {findings.length > MOST_SHOWN && (
        <p className="text-muted">
          {t("… and {count} more, marked in the editor.", { count: findings.length - MOST_SHOWN })}
        </p>
      )}
    </>
  );
}
