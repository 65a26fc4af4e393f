import { LockKeyhole, LockKeyholeOpen, ShieldAlert } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { GridColumn } from "@/components/ui/data-grid/column";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import { dialectLabel } from "@/lib/samba/dialect-label";
import { msg, t } from "@/lib/words/t";
import { encryptionWords, signingWords } from "../../_sessions/session-words";
import type { Session } from "../../_sessions/sessions-query";

/** Cells are memoised: after a poll, only those of a session that changed are drawn again. */
export const sessionColumns: readonly GridColumn<Session>[] = [
  {
    id: "client",
    header: msg("Client"),
    cell: (session) => <ClientCell session={session} />,
    sortValue: ({ client }) => client,
    width: 14,
    grow: 3,
    rowHeader: true,
  },
  {
    id: "user",
    header: msg("User"),
    cell: ({ user }) => user,
    sortValue: ({ user }) => user,
    width: 5,
    grow: 0.5,
  },
  {
    id: "share",
    header: msg("Share"),
    cell: ({ share }) => share,
    sortValue: ({ share }) => share,
    width: 5.5,
    grow: 0.7,
  },
  {
    id: "dialect",
    header: msg("Dialect"),
    cell: ({ dialect }) => dialectLabel(dialect),
    sortValue: ({ dialect }) => dialectLabel(dialect),
    width: 6,
    grow: 0,
  },
  {
    id: "encryption",
    header: msg("Encryption"),
    cell: (session) => <EncryptionCell session={session} />,
    sortValue: (session) => encryptionWords(session),
    width: 13.25,
    grow: 0.4,
  },
  {
    id: "signing",
    header: msg("Signing"),
    cell: (session) => <SigningCell session={session} />,
    sortValue: (session) => signingWords(session),
    width: 11,
    grow: 0.3,
  },
  {
    id: "connected",
    header: msg("Connected"),
    cell: ({ since }) => <SinceCell since={since} />,
    sortValue: ({ since }) => instantOf(since)?.getTime() ?? null,
    descendingFirst: true,
    width: 7.5,
    grow: 0,
  },
];

const ClientCell = memo(function ClientCell({ session }: { session: Session }) {
  const { client, machine, demo } = session;
  return (
    <span
      className="inline-flex max-w-full items-center gap-1.5 align-middle"
      title={demo ?? machine ?? client}
    >
      {/* Where there is no room for both, the name gives way: addresses differ at their end. */}
      <Mono className="max-w-[75%] shrink-0 truncate">{client}</Mono>
      {demo !== null && <Badge tone="accent">{t("Demo")}</Badge>}
      {(demo ?? machine) !== null && <span className="min-w-0 truncate text-muted">{demo ?? machine}</span>}
    </span>
  );
});

const looks: Record<Session["encryption"], { tone: Tone; icon: ReactNode }> = {
  encrypted: { tone: "ok", icon: <LockKeyhole aria-hidden /> },
  partial: { tone: "warn", icon: <ShieldAlert aria-hidden /> },
  clear: { tone: "bad", icon: <LockKeyholeOpen aria-hidden /> },
};

export const EncryptionCell = memo(function EncryptionCell({ session }: { session: Session }) {
  const { tone, icon } = looks[session.encryption];
  return (
    <Badge tone={tone} icon={icon} title={encryptionWords(session)}>
      {encryptionWords(session)}
    </Badge>
  );
});

const SigningCell = memo(function SigningCell({ session }: { session: Session }) {
  return (
    <span className={session.signing === "full" ? undefined : "text-muted"} title={signingWords(session)}>
      {signingWords(session)}
    </span>
  );
});

const SinceCell = memo(function SinceCell({ since }: { since: string }) {
  const instant = instantOf(since);
  return instant === null ? (
    <span className="text-muted">{t("not known")}</span>
  ) : (
    <RelativeTime at={since} />
  );
});

/** smbstatus leaves it out where it does not know it. */
export function instantOf(since: string): Date | null {
  const instant = new Date(since);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
