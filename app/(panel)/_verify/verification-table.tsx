import { Ban, LockKeyhole, LockKeyholeOpen } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { OUTCOME_WORDS } from "@/lib/samba/verify/found";
import type { VerificationRow } from "@/lib/samba/verify/report";
import { msg, t } from "@/lib/words/t";
import { VerdictBadge } from "./verdict-badge";

const words: Readonly<Record<string, { tone: Tone; icon: ReactNode }>> = {
  [OUTCOME_WORDS.encrypted]: { tone: "ok", icon: <LockKeyhole aria-hidden /> },
  [OUTCOME_WORDS.clear]: { tone: "warn", icon: <LockKeyholeOpen aria-hidden /> },
  [OUTCOME_WORDS.refused]: { tone: "accent", icon: <Ban aria-hidden /> },
};

const TITLES = [msg("Promised"), msg("Found"), msg("Verdict"), msg("How it was seen")];

interface VerificationTableProps {
  rows: readonly VerificationRow[];
  /** The rows are kinds of clients; else they are what the server says of itself. */
  signedIn: boolean;
}

/** Promised beside found, one line for each kind of client. */
export function VerificationTable({ rows, signedIn }: VerificationTableProps) {
  return (
    <div
      // A scrolling box must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={t("Promised and found")}
      className="overflow-x-auto rounded-md border border-line"
    >
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{t("What smb.conf promises, and what was found")}</caption>
        <thead className="tool-bar text-xs">
          <tr>
            {[signedIn ? t("Client") : t("Server"), ...TITLES.map((title) => t(title))].map((title) => (
              <th key={title} scope="col" className="border-b border-line px-2.5 py-1.5 font-semibold">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ subject, promised, found, verdict, sentence }) => (
            <tr key={subject} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="px-2.5 py-1.5 font-semibold sm:whitespace-nowrap">
                {t(subject)}
              </th>
              <td className="px-2.5 py-1.5">
                <OutcomeBadge word={promised} />
              </td>
              <td className="px-2.5 py-1.5">
                <OutcomeBadge word={found} />
              </td>
              <td className="px-2.5 py-1.5">
                <VerdictBadge verdict={verdict} />
              </td>
              <td className="min-w-56 px-2.5 py-1.5 [overflow-wrap:anywhere]">{sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OutcomeBadge({ word }: { word: string }) {
  const { tone, icon } = words[word] ?? { tone: "quiet", icon: undefined };
  return (
    <Badge tone={tone} icon={icon}>
      {t(word)}
    </Badge>
  );
}
