import { CircleCheck, CircleDot, CircleSlash, Eye, GitFork, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";

const states: Readonly<Record<string, { word: string; tone: Tone; icon: ReactNode }>> = {
  pending: { word: "Being applied", tone: "accent", icon: <CircleDot aria-hidden /> },
  written: { word: "Being verified", tone: "accent", icon: <CircleDot aria-hidden /> },
  applied: { word: "Applied", tone: "ok", icon: <CircleCheck aria-hidden /> },
  "not-applied": { word: "Not applied", tone: "quiet", icon: <CircleSlash aria-hidden /> },
  "rolled-back": { word: "Rolled back", tone: "warn", icon: <Undo2 aria-hidden /> },
  conflict: { word: "Conflict", tone: "warn", icon: <GitFork aria-hidden /> },
  superseded: { word: "Superseded", tone: "quiet", icon: <Eye aria-hidden /> },
};

/** How a change ended, in a word. */
export function RevisionState({ state }: { state: string }) {
  const known = states[state];
  return (
    <Badge tone={known?.tone} icon={known?.icon}>
      {known?.word ?? state}
    </Badge>
  );
}

const origins: Readonly<Record<string, string>> = {
  panel: "Made here",
  restore: "Restored here",
  outside: "Made outside the panel",
  first: "Found at the first look",
};

export function originWords(origin: string): string {
  return origins[origin] ?? origin;
}

/** A size difference in bytes: "+120 B", "−1.2 kB", "0 B". */
export function sizeChange(before: number, after: number): string {
  const change = after - before;
  const sign = change > 0 ? "+" : change < 0 ? "−" : "";
  const bytes = Math.abs(change);
  return `${sign}${bytes < 1000 ? `${String(bytes)} B` : `${(bytes / 1000).toFixed(1)} kB`}`;
}
