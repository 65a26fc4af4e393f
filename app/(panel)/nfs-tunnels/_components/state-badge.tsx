import {
  Ban,
  CircleQuestionMark,
  Hourglass,
  KeyRound,
  type LucideIcon,
  Plug,
  Server,
  ShieldX,
} from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import { STATE_WORDS, type TunnelState } from "@/lib/tunnels/tunnel-state";

const LOOKS: Readonly<Record<TunnelState, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  connected: { tone: "ok", icon: Plug },
  waiting: { tone: "accent", icon: Hourglass },
  disabled: { tone: "quiet", icon: Ban },
  "no-key": { tone: "warn", icon: KeyRound },
  revoked: { tone: "bad", icon: ShieldX },
  "this-host": { tone: "accent", icon: Server },
  unknown: { tone: "quiet", icon: CircleQuestionMark },
};

export function StateBadge({ state }: { state: TunnelState }) {
  const { tone, icon: Icon } = LOOKS[state];
  const { word, meaning } = STATE_WORDS[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />} title={meaning}>
      {word}
    </Badge>
  );
}
