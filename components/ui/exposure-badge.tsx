import {
  CircleOff,
  LockKeyhole,
  LockKeyholeOpen,
  ShieldAlert,
  ShieldQuestionMark,
  Waypoints,
} from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { EXPOSURE_LABELS, type Exposure } from "@/lib/nfs/exposure";
import { t } from "@/lib/words/t";

const looks: Record<Exposure, { tone: Tone; icon: ReactNode }> = {
  encrypted: { tone: "ok", icon: <LockKeyhole aria-hidden /> },
  "tunnel-only": { tone: "ok", icon: <Waypoints aria-hidden /> },
  "on-request": { tone: "warn", icon: <ShieldQuestionMark aria-hidden /> },
  mixed: { tone: "bad", icon: <ShieldAlert aria-hidden /> },
  clear: { tone: "bad", icon: <LockKeyholeOpen aria-hidden /> },
  nobody: { tone: "quiet", icon: <CircleOff aria-hidden /> },
};

interface ExposureBadgeProps {
  state: Exposure;
  /** Why it is so, in a sentence; shown on hover. Show it as text too wherever a person may need it. */
  reason?: string | undefined;
}

/** What becomes of an NFS export's traffic: icon, word and colour. */
export function ExposureBadge({ state, reason }: ExposureBadgeProps) {
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon} title={reason}>
      {t(EXPOSURE_LABELS[state])}
    </Badge>
  );
}
