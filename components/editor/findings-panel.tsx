import { X } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { AnyFinding, Fix } from "@/lib/shared/finding";
import { t } from "@/lib/words/t";
import { severityLooks } from "./severity-looks";

/** More than this is scrolled through by nobody; what is fixed makes room for the rest. */
const MOST_SHOWN = 200;

interface FindingsPanelProps {
  findings: readonly AnyFinding[];
  readOnly: boolean;
  onGoTo: (finding: AnyFinding) => void;
  onFix: (fix: Fix) => void;
  onClose: () => void;
}

/** What the checks found, below the text: a click goes to the line, a fix is one more. */
export function FindingsPanel({ findings, readOnly, onGoTo, onFix, onClose }: FindingsPanelProps) {
  return (
    <section aria-label={t("Findings")} className="flex max-h-48 flex-col border-t border-line">
      <div className="tool-bar flex items-center border-b border-line px-2.5 text-xs font-semibold">
        {t("Findings")}
        <IconButton label={t("Close findings")} icon={<X />} onClick={onClose} className="ml-auto" />
      </div>
      {findings.length === 0 ? (
        <p className="p-2.5">{t("The checks find nothing wrong.")}</p>
      ) : (
        <ul className="min-h-0 overflow-auto p-1">
          {findings.slice(0, MOST_SHOWN).map((finding) => (
            <li
              key={`${finding.code}-${String(finding.from)}-${String(finding.to)}`}
              className="flex items-start gap-2 px-1.5 py-1"
            >
              <Badge tone={severityLooks[finding.severity].tone} className="shrink-0">
                {t(severityLooks[finding.severity].word)}
              </Badge>
              <button
                type="button"
                onClick={() => {
                  onGoTo(finding);
                }}
                className="min-w-0 flex-1 rounded-sm text-left [overflow-wrap:anywhere] hover:text-accent-ink hover:underline"
              >
                {t("Line {number}:", { number: finding.number })} {finding.message}
                {finding.hint !== undefined && ` ${finding.hint}`}
              </button>
              {!readOnly &&
                finding.fixes?.map((fix) => (
                  <Button
                    key={fix.label}
                    onClick={() => {
                      onFix(fix);
                    }}
                  >
                    {fix.label}
                  </Button>
                ))}
            </li>
          ))}
          {findings.length > MOST_SHOWN && (
            <li className="px-1.5 py-1 text-muted">
              {t("… and {count, number} more, marked in the text.", { count: findings.length - MOST_SHOWN })}
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
