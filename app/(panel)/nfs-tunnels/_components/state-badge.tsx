import {
  Ban,
  CircleQuestionMark,
  FingerprintPattern,
  Hourglass,
  KeyRound,
  LoaderCircle,
  type LucideIcon,
  Plug,
  RotateCw,
  ShieldAlert,
  ShieldX,
  TimerOff,
} from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import { STATE_WORDS, type TunnelState } from "@/lib/tunnels/tunnel-state";
import { t } from "@/lib/words/t";

const LOOKS: Readonly<Record<TunnelState, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  connected: { tone: "ok", icon: Plug },
  waiting: { tone: "accent", icon: Hourglass },
  disabled: { tone: "quiet", icon: Ban },
  "no-key": { tone: "warn", icon: KeyRound },
  revoked: { tone: "bad", icon: ShieldX },
  unknown: { tone: "quiet", icon: CircleQuestionMark },
  connecting: { tone: "accent", icon: LoaderCircle },
  retrying: { tone: "warn", icon: RotateCw },
  "confirm-host-key": { tone: "warn", icon: FingerprintPattern },
  "host-key-changed": { tone: "bad", icon: ShieldAlert },
  "key-refused": { tone: "bad", icon: KeyRound },
  ended: { tone: "quiet", icon: TimerOff },
  "key-elsewhere": { tone: "warn", icon: KeyRound },
  "not-held": { tone: "warn", icon: Hourglass },
};

export function StateBadge({ state }: { state: TunnelState }) {
  const { tone, icon: Icon } = LOOKS[state];
  const { word, meaning } = STATE_WORDS[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />} title={t(meaning)}>
      {t(word)}
    </Badge>
  );
}
