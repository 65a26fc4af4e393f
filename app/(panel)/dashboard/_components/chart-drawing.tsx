"use client";

import { useCallback, useMemo } from "react";
import type uPlot from "uplot";
import { Plot, type PlotOptions } from "@/components/ui/plot";
import type { Span } from "@/lib/dashboard/rings";
import type { History } from "../_queries";
import type { ChartKind } from "./chart-list";
import { axisWords } from "./chart-times";

interface ChartDrawingProps {
  kind: ChartKind;
  history: History;
  /** What the chart shows, for those who do not see it. */
  summary: string;
  /** Told which period the pointer is at; null: at none. */
  onPoint: (index: number | null) => void;
}

const HEIGHT = 168;

/** Lines over time; where nothing was measured there is a gap. */
export function ChartDrawing({ kind, history, summary, onPoint }: ChartDrawingProps) {
  const { span } = history;
  const data = useMemo(() => dataOf(kind, history), [kind, history]);
  const optionsFor = useCallback(
    (style: CSSStyleDeclaration) => optionsIn(style, kind, span, onPoint),
    [kind, span, onPoint],
  );
  return <Plot height={HEIGHT} data={data} optionsFor={optionsFor} summary={summary} />;
}

function dataOf({ lines }: ChartKind, { from, stepMs, figures }: History): uPlot.AlignedData {
  const count = figures[lines[0]?.figure ?? "cpu"].length;
  const times = Array.from({ length: count }, (_, index) => (from + index * stepMs) / 1000);
  return [times, ...lines.map(({ figure }) => figures[figure])];
}

function optionsIn(
  style: CSSStyleDeclaration,
  { lines, words, top, unit }: ChartKind,
  span: Span,
  onPoint: ChartDrawingProps["onPoint"],
): PlotOptions {
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour("--muted"),
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { show: false },
  };
  const font = `11px ${style.fontFamily}`;
  const range = (max: number): [number, number] =>
    "always" in top ? [0, top.always] : [0, Math.max(top.atLeast, max * 1.1)];
  return {
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    hooks: {
      setCursor: [
        (plot) => {
          onPoint(plot.cursor.idx ?? null);
        },
      ],
    },
    scales: { y: { range: (_plot, _min, max) => range(max || 0) } },
    axes: [
      {
        ...axis,
        font,
        size: 24,
        values: (_plot, ticks) => ticks.map((tick) => axisWords(tick * 1000, span)),
      },
      {
        ...axis,
        font,
        // As wide as the words of rates are, for all of them: charts above each other begin at the same place.
        size: 68,
        ...(unit === "count" && { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000] }),
        values: (_plot, ticks) => ticks.map(words),
      },
    ],
    series: [
      {},
      ...lines.map(
        ({ colour: name, dash }, index): uPlot.Series => ({
          stroke: colour(name),
          width: 2,
          ...(dash.length > 0 && { dash: [...dash] }),
          ...(index === 0 && { fill: `color-mix(in srgb, ${colour(name)} 12%, transparent)` }),
          // One period between two gaps would be no line at all.
          points: { size: 4, fill: colour(name), filter: (plot, line) => alone(plot.data[line] ?? []) },
        }),
      ),
    ],
  };
}

function alone(values: ArrayLike<number | null | undefined>): number[] {
  const isKnown = Array.from(values, (value) => typeof value === "number");
  return isKnown.flatMap((known, index) =>
    known && isKnown[index - 1] !== true && isKnown[index + 1] !== true ? [index] : [],
  );
}
