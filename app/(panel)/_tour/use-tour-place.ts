"use client";

import { useMemo } from "react";
import { useStoredText } from "@/components/shell/browser-state";
import { STEPS, type Step } from "./steps";
import { TOUR_KEY } from "./tour-key";

/** Where somebody is in the tour. Kept in the browser: it survives every page and a reload. */
export function useTourPlace() {
  const [stored, store] = useStoredText(TOUR_KEY);
  return useMemo(() => {
    // What is kept may be of an older version, or of somebody's making.
    const place: Step | null = STEPS.find(({ id }) => id === stored) ?? null;
    return {
      place,
      start: (id: string) => {
        store(id);
      },
      end: () => {
        store("");
      },
    };
  }, [stored, store]);
}
