import { CircleQuestionMark, ShieldAlert, ShieldCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { GridColumn } from "@/components/ui/data-grid/column";
import { EncryptionBadge } from "@/components/ui/encryption-badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { msg, t } from "@/lib/words/t";
import { type StatusRow, sessionWords, verifiedWords } from "./status-rows";

/** States from the best to the worst, as a person sorts them. */
const ORDER = ["encrypted", "when-client-can", "on-request", "clear", "locked-out", "unknown"] as const;

export const statusColumns: readonly GridColumn<StatusRow>[] = [
  {
    id: "share",
    header: msg("Share"),
    cell: ({ name, available }) => (
      <span className={available ? "font-semibold" : "text-muted line-through decoration-1"}>{name}</span>
    ),
    sortValue: ({ name }) => name,
    width: 6.5,
    grow: 1,
    rowHeader: true,
  },
  { id: "state", header: msg("State"), cell: StateCell, sortValue: stateRank, width: 13.75, grow: 0.4 },
  {
    id: "sessions",
    header: msg("Sessions"),
    cell: SessionsCell,
    sortValue: ({ sessions }) => sessions && sessions.clear * 100_000 + sessions.open,
    descendingFirst: true,
    width: 7.5,
    grow: 0.3,
  },
  {
    id: "verified",
    header: msg("Last verified"),
    cell: VerifiedCell,
    sortValue: ({ verified }) => verified && Date.parse(verified.at),
    descendingFirst: true,
    width: 7.5,
    grow: 0.3,
  },
];

function stateRank({ encryption, available }: StatusRow): number {
  return ORDER.indexOf(encryption.state) + (available ? 0 : ORDER.length);
}

function StateCell({ encryption, available }: StatusRow) {
  if (!available) return <Badge title="available = no">{t("Out of service")}</Badge>;
  return <EncryptionBadge state={encryption.state} reason={encryption.reason} />;
}

function SessionsCell({ sessions }: StatusRow) {
  if (sessions === null) return <span className="text-muted">{t("not known")}</span>;
  if (sessions.open === 0) return <span className="text-muted">{t("none")}</span>;
  return <span className={sessions.clear > 0 ? "text-warn" : undefined}>{sessionWords(sessions)}</span>;
}

function VerifiedCell({ verified }: StatusRow) {
  if (verified === null) return <span className="text-muted">{t("never")}</span>;
  const words = t(verifiedWords(verified));
  return (
    <span className="inline-flex items-center gap-1.5" title={`${words}. ${verified.summary}`}>
      <VerifiedIcon verified={verified} />
      <span className="sr-only">{words}, </span>
      <RelativeTime at={verified.at} />
    </span>
  );
}

function VerifiedIcon({ verified }: { verified: NonNullable<StatusRow["verified"]> }) {
  const look = "size-3.5 shrink-0";
  if (verified.verdict === "unknown" || verified.outdated) {
    return <CircleQuestionMark aria-hidden className={`${look} text-quiet`} />;
  }
  return verified.verdict === "as-promised" ? (
    <ShieldCheck aria-hidden className={`${look} text-ok`} />
  ) : (
    <ShieldAlert aria-hidden className={`${look} text-bad`} />
  );
}
