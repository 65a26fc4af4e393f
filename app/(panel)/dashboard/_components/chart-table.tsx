import { t } from "@/lib/words/t";
import type { History } from "../_queries";
import type { ChartKind } from "./chart-list";
import { timeWords } from "./chart-times";

interface ChartTableProps {
  kind: ChartKind;
  history: History;
}

/** The numbers of a chart, the newest first; a gap is one row. */
export function ChartTable({ kind, history }: ChartTableProps) {
  const { title, lines, words } = kind;
  return (
    <div
      // A scrolling box must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={t("{title} as a table", { title: t(title) })}
      className="h-42 overflow-y-auto rounded-sm border border-line"
    >
      <table className="w-full text-xs tabular-nums">
        <thead className="sticky top-0 bg-surface-raised text-left shadow-[0_1px_0_var(--line)]">
          <tr>
            <th scope="col" className="px-2 py-1">
              {t("Time")}
            </th>
            {lines.map(({ figure, label }) => (
              <th key={figure} scope="col" className="px-2 py-1">
                {t(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(kind, history).map((row) => (
            <tr key={row.at} className="odd:bg-row-alt">
              <th scope="row" className="px-2 py-0.5 font-normal whitespace-nowrap">
                {timesOf(row, history)}
              </th>
              {row.values === null ? (
                <td colSpan={lines.length} className="px-2 text-muted">
                  {t("not measured")}
                </td>
              ) : (
                row.values.map((value, index) => (
                  <td key={lines[index]?.figure} className="px-2">
                    {value === null ? "–" : words(value)}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Row {
  readonly at: number;
  /** Of a gap: when its last period begins. */
  readonly until: number | null;
  /** Null: a gap. */
  readonly values: readonly (number | null)[] | null;
}

function timesOf({ at, until }: Row, { span }: History): string {
  const from = timeWords(at, span);
  return until === null ? from : t("{from} to {until}", { from, until: timeWords(until, span) });
}

function rowsOf({ lines }: ChartKind, { figures, from, stepMs }: History): readonly Row[] {
  const rows: Row[] = [];
  const periods = figures[lines[0]?.figure ?? "cpu"].length;
  for (let index = 0; index < periods; index += 1) {
    const at = from + index * stepMs;
    const values = lines.map(({ figure }) => figures[figure][index] ?? null);
    const before = rows.at(-1);
    if (values.some((value) => value !== null)) rows.push({ at, until: null, values });
    else if (before?.values === null) rows[rows.length - 1] = { ...before, until: at };
    else rows.push({ at, until: null, values: null });
  }
  return rows.toReversed();
}
