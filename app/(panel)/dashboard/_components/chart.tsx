"use client";

import { Table2 } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Span } from "@/lib/dashboard/rings";
import { msg, t } from "@/lib/words/t";
import type { History } from "../_queries";
import { ChartDrawing } from "./chart-drawing";
import type { ChartKind, Line } from "./chart-list";
import { ChartTable } from "./chart-table";
import { timeWords } from "./chart-times";

interface ChartProps {
  kind: ChartKind;
  history: History;
}

/** One chart, which can be read as a table of the same numbers. */
export function Chart({ kind, history }: ChartProps) {
  const [asTable, setAsTable] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const id = useId();
  const isKnown = kind.lines.some(({ figure }) => history.figures[figure].some((value) => value !== null));
  return (
    <section id={kind.id} aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <div className="flex min-h-7 items-center gap-2">
        <h3 id={id} className="min-w-0 flex-1 truncate font-semibold">
          {t(kind.title)}
        </h3>
        <Button
          variant="ghost"
          icon={<Table2 />}
          aria-pressed={asTable}
          className="aria-pressed:border-line-strong aria-pressed:bg-accent-soft"
          onClick={() => {
            setAsTable(!asTable);
          }}
        >
          {t("Show as table")}
        </Button>
      </div>
      {asTable ? (
        <ChartTable kind={kind} history={history} />
      ) : (
        <ChartDrawing kind={kind} history={history} summary={summaryOf(kind, history)} onPoint={setPointed} />
      )}
      {!asTable && (
        <ul aria-hidden className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-muted">
          {kind.lines.map((line) => (
            <LegendEntry key={line.figure} line={line} value={valueAt(line, kind, history, pointed)} />
          ))}
          {pointed !== null && (
            <li className="ml-auto tabular-nums">
              {timeWords(history.from + pointed * history.stepMs, history.span)}
            </li>
          )}
        </ul>
      )}
      <p className="text-xs text-muted">
        {t(isKnown ? kind.note : msg("Nothing was measured in this time: it is measured from now on."))}
      </p>
    </section>
  );
}

function LegendEntry({ line, value }: { line: Line; value: string }) {
  return (
    <li className="inline-flex items-center gap-1.5">
      <svg width="18" height="4" className="shrink-0">
        <line
          x2="18"
          y1="2"
          y2="2"
          strokeWidth="2"
          stroke={`var(${line.colour})`}
          strokeDasharray={line.dash.join(" ")}
        />
      </svg>
      {t(line.label)}
      {value !== "" && <span className="text-ink tabular-nums">{value}</span>}
    </li>
  );
}

/** Where the pointer is; nothing while it is elsewhere. */
function valueAt({ figure }: Line, { words }: ChartKind, { figures }: History, index: number | null): string {
  if (index === null) return "";
  const value = figures[figure][index] ?? null;
  return value === null ? t("not measured") : words(value);
}

const SUMMARIES: Readonly<Record<Span, string>> = {
  hour: msg("{title} in the last hour. {lines}."),
  day: msg("{title} in the last day. {lines}."),
  week: msg("{title} in the last week. {lines}."),
};

/** What the chart shows, for those who do not see it. */
function summaryOf({ title, lines, words }: ChartKind, { figures, span }: History): string {
  const told = lines.map(({ figure, label }) => {
    const known = figures[figure].filter((value) => value !== null);
    const last = known.at(-1);
    return last === undefined
      ? t("{label}: not measured", { label: t(label) })
      : t("{label}: last {last}, at most {most}", {
          label: t(label),
          last: words(last),
          most: words(Math.max(...known)),
        });
  });
  return t(SUMMARIES[span], { title: t(title), lines: told.join("; ") });
}
