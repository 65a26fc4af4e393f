import { CircleCheck, CircleDot, CircleSlash, Eye, GitFork, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { number } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";

const states: Readonly<Record<string, { word: string; tone: Tone; icon: ReactNode }>> = {
  pending: { word: msg("Being applied"), tone: "accent", icon: <CircleDot aria-hidden /> },
  written: { word: msg("Being verified"), tone: "accent", icon: <CircleDot aria-hidden /> },
  applied: { word: msg("Applied"), tone: "ok", icon: <CircleCheck aria-hidden /> },
  "not-applied": { word: msg("Not applied"), tone: "quiet", icon: <CircleSlash aria-hidden /> },
  "rolled-back": { word: msg("Rolled back"), tone: "warn", icon: <Undo2 aria-hidden /> },
  conflict: { word: msg("Conflict"), tone: "warn", icon: <GitFork aria-hidden /> },
  superseded: { word: msg("Superseded"), tone: "quiet", icon: <Eye aria-hidden /> },
};

/** How a change ended, in a word. */
export function RevisionState({ state }: { state: string }) {
  const known = states[state];
  return (
    <Badge tone={known?.tone} icon={known?.icon}>
      {known === undefined ? state : t(known.word)}
    </Badge>
  );
}

const origins: Readonly<Record<string, string>> = {
  panel: msg("Made here"),
  restore: msg("Restored here"),
  outside: msg("Made outside the panel"),
  first: msg("Found at the first look"),
};

export function originWords(origin: string): string {
  const known = origins[origin];
  return known === undefined ? origin : t(known);
}

/** A size difference in bytes: "+120 B", "−1.2 kB", "0 B". */
export function sizeChange(before: number, after: number): string {
  const change = after - before;
  const sign = change > 0 ? "+" : change < 0 ? "−" : "";
  const bytes = Math.abs(change);
  return `${sign}${bytes < 1000 ? `${String(bytes)} B` : `${inTenths(bytes / 1000)} kB`}`;
}

function inTenths(value: number): string {
  return number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
}
