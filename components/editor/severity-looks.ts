import type { Tone } from "@/components/ui/badge";
import type { Severity } from "@/lib/shared/finding";
import { msg } from "@/lib/words/t";

export const severityLooks: Readonly<Record<Severity, { readonly tone: Tone; readonly word: string }>> = {
  error: { tone: "bad", word: msg("Error") },
  warning: { tone: "warn", word: msg("Warning") },
  info: { tone: "quiet", word: msg("Note") },
};
