import { CircleCheck, CircleDot, CircleX, ShieldBan } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { msg, t } from "@/lib/words/t";

/** How something in the audit log ended, in a word. The keys are what the log holds. */
export const outcomes: Readonly<Record<string, { label: string; tone: Tone; icon: ReactNode }>> = {
  done: { label: msg("Done"), tone: "ok", icon: <CircleCheck aria-hidden /> },
  step: { label: msg("Step"), tone: "quiet", icon: <CircleDot aria-hidden /> },
  refused: { label: msg("Refused"), tone: "warn", icon: <ShieldBan aria-hidden /> },
  failed: { label: msg("Failed"), tone: "bad", icon: <CircleX aria-hidden /> },
};

export function OutcomeBadge({ outcome }: { outcome: string }) {
  const known = outcomes[outcome];
  return (
    <Badge tone={known?.tone} icon={known?.icon}>
      {known === undefined ? outcome : t(known.label)}
    </Badge>
  );
}
