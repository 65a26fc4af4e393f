import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { AnyFinding } from "@/lib/shared/finding";
import { number } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import type { Analysis } from "./analysis";
import { lineEndWords } from "./line-ends";

interface StatusBarProps {
  analysis: Analysis | undefined;
  cursor: { readonly line: number; readonly column: number };
  findingsShown: boolean;
  onToggleFindings: () => void;
}

export function StatusBar({ analysis, cursor, findingsShown, onToggleFindings }: StatusBarProps) {
  return (
    <div className="tool-bar flex flex-wrap items-center gap-x-4 gap-y-0.5 border-t border-line px-2.5 py-1 text-xs text-muted">
      {analysis ? (
        <button
          type="button"
          aria-expanded={findingsShown}
          onClick={onToggleFindings}
          className="flex items-center gap-3 rounded-sm px-1 hover:bg-accent-soft"
        >
          <Counts findings={analysis.findings} />
        </button>
      ) : (
        <span>{t("Checking…")}</span>
      )}
      <span className="ml-auto tabular-nums">{t("Line {line}, column {column}", cursor)}</span>
      {analysis && (
        <>
          <span>{lineEndWords(analysis.lineEnds)}</span>
          <span className={analysis.undecodable > 0 ? "font-medium text-warn" : undefined}>
            {encodingWords(analysis.undecodable)}
          </span>
          <span className="tabular-nums">{sizeWords(analysis.bytes)}</span>
        </>
      )}
    </div>
  );
}

function Counts({ findings }: { findings: readonly AnyFinding[] }) {
  const count = (severity: AnyFinding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  const notes = count("info");
  return (
    <>
      <span
        className={errors > 0 ? "flex items-center gap-1 font-medium text-bad" : "flex items-center gap-1"}
      >
        <CircleAlert aria-hidden className="size-3.5" />
        {t("{count, plural, one {{count} error} other {{count} errors}}", { count: errors })}
      </span>
      <span
        className={warnings > 0 ? "flex items-center gap-1 font-medium text-warn" : "flex items-center gap-1"}
      >
        <TriangleAlert aria-hidden className="size-3.5" />
        {t("{count, plural, one {{count} warning} other {{count} warnings}}", { count: warnings })}
      </span>
      {notes > 0 && (
        <span className="flex items-center gap-1">
          <Info aria-hidden className="size-3.5" />
          {t("{count, plural, one {{count} note} other {{count} notes}}", { count: notes })}
        </span>
      )}
    </>
  );
}

function encodingWords(undecodable: number): string {
  if (undecodable === 0) return "UTF-8";
  return t("{count, plural, one {{count} undecodable byte} other {{count} undecodable bytes}} kept", {
    count: undecodable,
  });
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} B`;
  if (bytes < 1024 * 1024) return `${decimal(bytes / 1024, 1)} KiB`;
  return `${decimal(bytes / 1024 / 1024, 2)} MiB`;
}

function decimal(value: number, digits: number): string {
  return number(value, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
}
