import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { EncryptionBadge } from "@/components/ui/encryption-badge";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { dialectLabel } from "@/lib/samba/dialect-label";
import { t } from "@/lib/words/t";
import type { Session } from "../../_sessions/sessions-query";
import { VerifyShare } from "../../_verify/verify-share";
import { accessWords, none, type ShareRow } from "./share-columns";

interface ShareDetailsProps {
  share: ShareRow;
  /** Who is connected to it now, or why that is not known; undefined before the first answer. */
  sessions: readonly Session[] | string | undefined;
}

/** One share in full: what a helpdesk colleague is asked about. */
export function ShareDetails({ share, sessions }: ShareDetailsProps) {
  const line = String(share.line);
  return (
    <div className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
      <KeyValue
        items={[
          { label: t("Share"), value: <strong>{share.name}</strong> },
          { label: t("Path"), value: share.path === "" ? none() : <CopiedPath path={share.path} /> },
          { label: t("Access"), value: accessWords(share) },
          { label: t("Guests"), value: share.guest ? t("Welcome without a password") : t("Not let in") },
          { label: t("Comment"), value: share.comment === "" ? none() : share.comment },
          {
            label: t("In the file"),
            value: (
              <Link href={`/cifs-shares/config-file?line=${line}`}>
                {t("smb.conf, line {line}", { line })}
              </Link>
            ),
          },
        ]}
      />
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex items-center gap-2">
          <EncryptionBadge state={share.encryption.state} />
        </div>
        <p className="max-w-prose">{share.encryption.reason}</p>
        {share.kind !== "printing" && <VerifyShare share={share.name} />}
        <SessionList sessions={sessions} />
      </div>
    </div>
  );
}

function CopiedPath({ path }: { path: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <Mono>{path}</Mono>
      <CopyButton text={path} label={t("path")} />
    </span>
  );
}

const SHOWN = 8;

function SessionList({ sessions }: Pick<ShareDetailsProps, "sessions">) {
  if (sessions === undefined) return <p className="text-muted">{t("Looking who is connected…")}</p>;
  if (typeof sessions === "string") return <p className="text-warn">{sessions}</p>;
  if (sessions.length === 0) return <p className="text-muted">{t("Nobody is connected now.")}</p>;
  return (
    <ul className="flex flex-col gap-0.5">
      {sessions.slice(0, SHOWN).map((one) => (
        <li key={one.id}>
          <Mono>{one.client}</Mono> {one.demo !== null && <Badge tone="accent">{t("Demo")}</Badge>}{" "}
          {sessionWords(one)}
        </li>
      ))}
      {sessions.length > SHOWN && (
        <li className="text-muted">{t("and {count} more", { count: sessions.length - SHOWN })}</li>
      )}
    </ul>
  );
}

function sessionWords({ demo, machine, user, dialect, encryption }: Session): string {
  const values = { name: demo ?? machine, user, dialect: dialectLabel(dialect) };
  if (encryption === "encrypted") return t("{name} as {user}, {dialect}, encrypted", values);
  return encryption === "partial"
    ? t("{name} as {user}, {dialect}, encrypted only as far as the client asks", values)
    : t("{name} as {user}, {dialect}, in the clear", values);
}
