import type { Tone } from "@/components/ui/badge";
import type { Severity } from "@/lib/shared/finding";

export const severityLooks: Readonly<Record<Severity, { readonly tone: Tone; readonly word: string }>> = {
  error: { tone: "bad", word: "Error" },
  warning: { tone: "warn", word: "Warning" },
  info: { tone: "quiet", word: "Note" },
};
