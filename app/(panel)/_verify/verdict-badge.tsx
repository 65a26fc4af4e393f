import { CircleQuestionMark, ShieldAlert, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { Verdict } from "@/lib/samba/verify/report";
import { msg, t } from "@/lib/words/t";

const looks: Readonly<Record<Verdict, { tone: Tone; icon: ReactNode; word: string }>> = {
  "as-promised": { tone: "ok", icon: <ShieldCheck aria-hidden />, word: msg("As promised") },
  "not-as-promised": { tone: "bad", icon: <ShieldAlert aria-hidden />, word: msg("Not as promised") },
  unknown: { tone: "quiet", icon: <CircleQuestionMark aria-hidden />, word: msg("Not verified") },
};

/** Whether a check found what smb.conf promises: icon, word and colour. */
export function VerdictBadge({ verdict, title }: { verdict: Verdict; title?: string | undefined }) {
  const { tone, icon, word } = looks[verdict];
  return (
    <Badge tone={tone} icon={icon} title={title}>
      {t(word)}
    </Badge>
  );
}
