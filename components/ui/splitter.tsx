"use client";

import clsx from "clsx";
import type { KeyboardEvent, PointerEvent } from "react";
import { t } from "@/lib/words/t";

interface SplitterProps {
  /** Accessible name: "Width of the navigation". */
  label: string;
  /** Id of the pane whose size it changes. */
  controls: string;
  /** `vertical`: a line from top to bottom, that is moved sideways. */
  orientation: "vertical" | "horizontal";
  /** The pane's size, in CSS pixels. */
  size: number;
  min: number;
  max: number;
  /** What it lies over: the line where the panes touch, or the shell's gap beside the pane it belongs to. */
  over?: "line" | "gap";
  /** Where the pane lies: `before` the line (left of it, above it), or `after`. */
  pane: "before" | "after";
  onResize: (size: number) => void;
  /** A double click, and Enter: back to the first size. */
  onReset: () => void;
}

const STEP = 16;

const GAP = {
  vertical: { before: "-mr-1.5", after: "-ml-1.5" },
  horizontal: { before: "-mb-1.5", after: "-mt-1.5" },
} as const;

/**
 * The line between two panes, which is dragged, or moved with the arrow keys, Home and End (the window splitter of the ARIA
 * Authoring Practices).
 */
export function Splitter(props: SplitterProps) {
  const { label, controls, orientation, size, min, max, pane, over = "line", onResize, onReset } = props;
  const upright = orientation === "vertical";
  const grow = pane === "before" ? 1 : -1;
  const resize = (to: number) => {
    onResize(Math.round(Math.min(max, Math.max(min, to))));
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const line = event.currentTarget;
    const from = upright ? event.clientX : event.clientY;
    line.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      resize(size + grow * ((upright ? moved.clientX : moved.clientY) - from));
    };
    const end = () => {
      line.removeEventListener("pointermove", move);
    };
    line.addEventListener("pointermove", move);
    line.addEventListener("lostpointercapture", end, { once: true });
  };
  const key = (event: KeyboardEvent) => {
    const [less, more] = upright ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    if (event.key === less) resize(size - grow * STEP);
    else if (event.key === more) resize(size + grow * STEP);
    else if (event.key === "Home") resize(min);
    else if (event.key === "End") resize(max);
    else if (event.key === "Enter") onReset();
    else return;
    event.preventDefault();
  };
  return (
    // Wider to the pointer than to the eye, and over the gap between the panes.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      title={t("Drag to resize; double-click for the first size")}
      onPointerDown={drag}
      onKeyDown={key}
      onDoubleClick={onReset}
      className={clsx(
        "group/splitter relative z-10 flex shrink-0 touch-none items-center justify-center rounded-full",
        upright ? "w-1.5 cursor-col-resize" : "h-1.5 cursor-row-resize",
        over === "line" && (upright ? "-mx-0.75" : "-my-0.75"),
        over === "gap" && GAP[orientation][pane],
      )}
    >
      <span
        aria-hidden
        className={clsx(
          "rounded-full bg-line-strong group-hover/splitter:bg-accent group-focus-visible/splitter:bg-focus group-active/splitter:bg-accent",
          upright ? "h-8 w-0.5" : "h-0.5 w-8",
        )}
      />
    </div>
  );
}
