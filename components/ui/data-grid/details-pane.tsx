"use client";

import { type ReactNode, useCallback, useId, useState } from "react";
import { Splitter } from "@/components/ui/splitter";
import { t } from "@/lib/words/t";

interface DetailsPaneProps {
  /** Accessible name. */
  label: string;
  children: ReactNode;
}

const SMALLEST = 96;
const LARGEST = 720;

/** What is known of the chosen row, under the grid: as high as it needs, until somebody moves the line above it. */
export function DetailsPane({ label, children }: DetailsPaneProps) {
  const id = useId();
  const [chosen, choose] = useState<number>();
  const [shown, setShown] = useState(SMALLEST);
  const watch = useCallback((pane: HTMLElement) => {
    const observer = new ResizeObserver(() => {
      setShown(pane.offsetHeight);
    });
    observer.observe(pane);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <>
      <Splitter
        label={t("Height of {label}", { label })}
        controls={id}
        orientation="horizontal"
        size={chosen ?? shown}
        min={SMALLEST}
        max={LARGEST}
        pane="after"
        onResize={choose}
        onReset={() => {
          choose(undefined);
        }}
      />
      <section
        ref={watch}
        id={id}
        aria-label={label}
        // A scrolling box must be reachable by keyboard.
        tabIndex={0}
        style={chosen === undefined ? undefined : { height: chosen }}
        className={`min-h-24 shrink-0 overflow-auto border-t-2 border-line-strong bg-sunken p-3 ${chosen === undefined ? "max-h-[55%]" : "max-h-[80%]"}`}
      >
        {children}
      </section>
    </>
  );
}
