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

/** The closed set of `lib/samba/encryption`: what a share's traffic is, judged from the global and the share's value. */
type EncryptionState = "encrypted" | "when-client-can" | "on-request" | "clear" | "locked-out" | "unknown";

const looks: Record<EncryptionState, { label: string; tone: Tone; icon: ReactNode }> = {
  encrypted: { label: "Encrypted", tone: "ok", icon: <LockKeyhole aria-hidden /> },
  "when-client-can": {
    label: "Clear when the client cannot",
    tone: "warn",
    icon: <ShieldAlert aria-hidden />,
  },
  "on-request": {
    label: "Clear unless the client asks",
    tone: "warn",
    icon: <ShieldQuestionMark aria-hidden />,
  },
  clear: { label: "Clear", tone: "bad", icon: <LockKeyholeOpen aria-hidden /> },
  "locked-out": { label: "Locked out", tone: "bad", icon: <OctagonX aria-hidden /> },
  unknown: { label: "Unknown", tone: "quiet", icon: <CircleQuestionMark aria-hidden /> },
};

interface EncryptionBadgeProps {
  state: EncryptionState;
  /** Why it is so, in a sentence; shown on hover. Show it as text too wherever a person may need it. */
  reason?: string | undefined;
}

/** A share's or a session's encryption: icon, word and colour. */
export function EncryptionBadge({ state, reason }: EncryptionBadgeProps) {
  const { label, tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon} title={reason}>
      {label}
    </Badge>
  );
}
