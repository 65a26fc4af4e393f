"use client";

import dynamic from "next/dynamic";
import { useStoredText } from "@/components/shell/browser-state";
import { TOUR_KEY } from "./tour-key";

const Tour = dynamic(() => import("./tour").then((loaded) => loaded.Tour), { ssr: false });

/** Holds the tour over all pages, and loads it only while somebody takes it. */
export function TourHost({ canChange }: { canChange: boolean }) {
  const [stored] = useStoredText(TOUR_KEY);
  return stored === null || stored === "" || !canChange ? null : <Tour />;
}
