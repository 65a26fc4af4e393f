import { t } from "@/lib/words/t";

/** How long to wait, for a sentence: "40 seconds", "3 minutes". */
export function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 120) return t("{count, plural, one {# second} other {# seconds}}", { count: seconds });
  return t("{count} minutes", { count: Math.ceil(seconds / 60) });
}
