"use client";

import { useMemo } from "react";
import type uPlot from "uplot";
import { Plot, type PlotOptions } from "@/components/ui/plot";
import { bytesWords } from "@/lib/shared/bytes-words";
import { timeOfDay } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import type { TunnelDetail } from "../../_queries";

interface ThroughputChartProps {
  samples: TunnelDetail["throughput"];
  /** What the chart shows, for those who do not see it. */
  summary: string;
}

const HEIGHT = 140;
/** So much is on the axis where nothing goes through. */
const LEAST_TOP = 1_000;

/** Bytes a second over time, both ways. */
export function ThroughputChart({ samples, summary }: ThroughputChartProps) {
  const data = useMemo(() => dataOf(samples), [samples]);
  return (
    <div className="min-w-0">
      <Plot height={HEIGHT} data={data} optionsFor={optionsFor} summary={summary} />
      <p aria-hidden className="flex gap-4 text-xs text-muted">
        <span className="inline-flex items-center gap-1.5">
          <span className="h-0.5 w-4 bg-accent" /> {t("to the client")}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span className="w-4 border-t-2 border-dashed border-warn" /> {t("from the client")}
        </span>
      </p>
    </div>
  );
}

function dataOf(samples: ThroughputChartProps["samples"]): uPlot.AlignedData {
  return [
    samples.map(({ at }) => at / 1000),
    samples.map(({ sent }) => sent),
    samples.map(({ received }) => received),
  ];
}

function optionsFor(style: CSSStyleDeclaration): PlotOptions {
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const [muted, line, accent, warn] = ["--muted", "--line", "--accent", "--warn"].map(colour);
  const axis = { stroke: muted ?? "", grid: { stroke: line ?? "", width: 1 }, ticks: { show: false } };
  const plain = { points: { show: false } };
  const font = `11px ${style.fontFamily}`;
  return {
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_plot, _min, max) => [0, Math.max(LEAST_TOP, (max || 0) * 1.1)] } },
    axes: [
      { ...axis, font, size: 24, values: (_plot, ticks) => ticks.map(clock) },
      { ...axis, font, size: 68, values: (_plot, ticks) => ticks.map((tick) => `${bytesWords(tick)}/s`) },
    ],
    series: [
      {},
      {
        ...plain,
        stroke: accent ?? "",
        width: 2,
        fill: `color-mix(in srgb, ${accent ?? "blue"} 15%, transparent)`,
      },
      { ...plain, stroke: warn ?? "", width: 2, dash: [6, 4] },
    ],
  };
}

function clock(seconds: number): string {
  return timeOfDay(seconds * 1000);
}
