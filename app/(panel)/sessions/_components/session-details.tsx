import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import { dialectLabel } from "@/lib/samba/dialect-label";
import { dateTime } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import { DEGREE_WORDS, demandWords, signingWords } from "../../_sessions/session-words";
import type { Session } from "../../_sessions/sessions-query";
import { EncryptionCell, instantOf } from "./session-columns";

interface SessionDetailsProps {
  session: Session;
  /** Shows what this client has open, everywhere. */
  onShowClient: () => void;
}

/** One session in full, with the exact words of smbstatus beside ours. */
export function SessionDetails({ session, onShowClient }: SessionDetailsProps) {
  const { share, user, dialect, encryptionDegrees, signing, signingCipher, shareKnown } = session;
  return (
    <div className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
      <KeyValue
        items={[
          { label: t("Client"), value: <Client session={session} onShowClient={onShowClient} /> },
          { label: t("User"), value: user },
          {
            label: t("Share"),
            value: shareKnown ? (
              <Link href={`/cifs-shares?share=${encodeURIComponent(share)}`}>{share}</Link>
            ) : (
              share
            ),
          },
          { label: t("Dialect"), value: dialectLabel(dialect) },
          { label: t("Connected"), value: <Since since={session.since} /> },
          {
            label: t("Process"),
            value: session.process === null ? t("not known") : <Mono>smbd {session.process}</Mono>,
          },
        ]}
      />
      <div className="flex min-w-0 flex-col gap-2">
        <div>
          <EncryptionCell session={session} />
        </div>
        <p className="max-w-prose [overflow-wrap:anywhere]">{demandWords(session)}</p>
        <KeyValue
          items={[
            {
              label: t("Encrypted at this share"),
              value: <Degree degree={encryptionDegrees.share} />,
            },
            {
              label: t("Encrypted in the session"),
              value: <Degree degree={encryptionDegrees.session} />,
            },
            {
              label: t("Signing"),
              value: (
                <>
                  {signingWords(session)}: <Degree degree={signing} />
                  {signingCipher !== null && (
                    <>
                      , <Mono className="whitespace-nowrap">{signingCipher}</Mono>
                    </>
                  )}
                </>
              ),
            },
          ]}
        />
      </div>
    </div>
  );
}

function Client({ session, onShowClient }: SessionDetailsProps) {
  const { client, machine, demo } = session;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <Mono>{client}</Mono>
      <CopyButton text={client} label={t("client")} />
      {demo !== null && <Badge tone="accent">{t("Demo")}</Badge>}
      {(demo ?? machine) !== null && <span>{demo ?? machine}</span>}
      <button type="button" className="text-accent-ink underline" onClick={onShowClient}>
        {t("Sessions of this client")}
      </button>
    </span>
  );
}

function Degree({ degree }: { degree: Session["signing"] }) {
  return (
    <>
      {t(DEGREE_WORDS[degree])} (<Mono>{degree}</Mono>)
    </>
  );
}

function Since({ since }: { since: string }) {
  const instant = instantOf(since);
  if (instant === null) return t("not known");
  return (
    <>
      {dateTime(instant)} (
      <RelativeTime at={since} />)
    </>
  );
}
