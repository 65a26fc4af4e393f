import {
  CircleQuestionMark,
  LockKeyhole,
  LockKeyholeOpen,
  OctagonX,
  ShieldAlert,
  ShieldQuestionMark,
} from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { ENCRYPTION_LABELS, type EncryptionState } from "@/lib/samba/encryption-table";
import { t } from "@/lib/words/t";

const looks: Record<EncryptionState, { tone: Tone; icon: ReactNode }> = {
  encrypted: { tone: "ok", icon: <LockKeyhole aria-hidden /> },
  "when-client-can": {
    tone: "warn",
    icon: <ShieldAlert aria-hidden />,
  },
  "on-request": {
    tone: "warn",
    icon: <ShieldQuestionMark aria-hidden />,
  },
  clear: { tone: "bad", icon: <LockKeyholeOpen aria-hidden /> },
  "locked-out": { tone: "bad", icon: <OctagonX aria-hidden /> },
  unknown: { tone: "quiet", icon: <CircleQuestionMark aria-hidden /> },
};

interface EncryptionBadgeProps {
  state: EncryptionState;
  /** Why it is so, in a sentence; shown on hover. Show it as text too wherever a person may need it. */
  reason?: string | undefined;
}

/** A share's or a session's encryption: icon, word and colour. */
export function EncryptionBadge({ state, reason }: EncryptionBadgeProps) {
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon} title={reason}>
      {t(ENCRYPTION_LABELS[state])}
    </Badge>
  );
}
