"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";
import type uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

/** All but the size. */
export type PlotOptions = Omit<uPlot.Options, "width" | "height">;

interface PlotProps {
  /** Pixels. */
  height: number;
  /** Times in seconds, then the lines' values. Another object is drawn anew. */
  data: uPlot.AlignedData;
  /** From the element's colours and font. The plot is made again where this is another function. */
  optionsFor: (style: CSSStyleDeclaration) => PlotOptions;
  /** What the plot shows, for those who do not see it. */
  summary: string;
}

/** uPlot in an element: as wide as that, and in the colours of the theme. */
export function Plot({ height, data, optionsFor, summary }: PlotProps) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const newest = useRef(data);
  const { resolvedTheme } = useTheme();

  useEffect(() => {
    newest.current = data;
    plot.current?.setData(data);
  }, [data]);

  useEffect(() => {
    const home = frame.current;
    if (home === null) return;
    let isGone = false;
    const resizing = new ResizeObserver(() => {
      plot.current?.setSize({ width: home.clientWidth, height });
    });
    // It looks at the browser as it loads, so the server must not load it.
    void import("uplot").then(({ default: Made }) => {
      if (isGone) return;
      const options = { ...optionsFor(getComputedStyle(home)), width: home.clientWidth, height };
      plot.current = new Made(options, newest.current, home);
      resizing.observe(home);
    });
    return () => {
      isGone = true;
      resizing.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
    };
    // Its colours are the theme's when it is made.
  }, [resolvedTheme, height, optionsFor]);

  return <div ref={frame} role="img" aria-label={summary} className="min-w-0" style={{ height }} />;
}
