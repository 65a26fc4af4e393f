"use client";

import { UsersRound } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { Alert } from "@/components/ui/alert";
import { Badge, type Tone } from "@/components/ui/badge";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { Rich } from "@/components/ui/rich";
import type { EncryptionPreview } from "@/lib/samba/encryption-preview";
import { type Fate, fateUnder } from "@/lib/samba/fate-summary";
import { dialectLabel } from "@/lib/samba/dialect-label";
import { msg, t } from "@/lib/words/t";
import { type Session, useSessions } from "../../_sessions/sessions-query";

const FATES: readonly {
  readonly fate: Fate;
  readonly tone: Tone;
  readonly word: string;
  /** What it means for `count` sessions. */
  readonly means: string;
  /** How many are named. */
  readonly named: number;
}[] = [
  {
    fate: "refused",
    tone: "bad",
    word: msg("Refused"),
    means: msg("{count, plural, one {# session} other {# sessions}}: will not get in any more."),
    named: 12,
  },
  {
    fate: "loses-encryption",
    tone: "bad",
    word: msg("Loses encryption"),
    means: msg(
      "{count, plural, one {# session} other {# sessions}}: will be served in the clear unless the client asks.",
    ),
    named: 12,
  },
  {
    fate: "encrypts",
    tone: "warn",
    word: msg("Clear until reconnecting"),
    means: msg(
      "{count, plural, one {# session: goes on in the clear until it connects again, and is encrypted then.} other {# sessions: go on in the clear until they connect again, and are encrypted then.}}",
    ),
    named: 4,
  },
  {
    fate: "stays-clear",
    tone: "warn",
    word: msg("Clear"),
    means: msg(
      "{count, plural, one {# session: stays in the clear.} other {# sessions: stay in the clear.}}",
    ),
    named: 4,
  },
  {
    fate: "stays-encrypted",
    tone: "ok",
    word: msg("Encrypted"),
    means: msg("{count, plural, one {# session: stays encrypted.} other {# sessions: stay encrypted.}}"),
    named: 4,
  },
  {
    fate: "unknown",
    tone: "quiet",
    word: msg("Unknown"),
    means: msg(
      "{count, plural, one {# session: what becomes of it cannot be told.} other {# sessions: what becomes of them cannot be told.}}",
    ),
    named: 4,
  },
];

/** What the choices made mean for those who are connected now, before anything is reviewed or applied. */
export function ConnectedPanel({ preview }: { preview: EncryptionPreview }) {
  const { data, error } = useSessions();
  const all = data?.sessions;
  const groups = useMemo(() => {
    const fateOf = fateUnder(preview);
    const fated = (all ?? []).map((session) => ({ session, fate: fateOf(session) }));
    return FATES.map((each) => ({
      ...each,
      sessions: fated.filter(({ fate }) => fate === each.fate).map(({ session }) => session),
    })).filter((group) => group.sessions.length > 0);
  }, [preview, all]);
  return (
    <Panel title={t("What this means for those connected now")} icon={<UsersRound />}>
      <div role="status" className="flex flex-col gap-2">
        {error !== null && (
          <Alert kind="warning">
            {error.message} {t("So whom these choices shut out cannot be told from here.")}
            {all !== undefined && ` ${t("What follows is from before.")}`}
          </Alert>
        )}
        {all === undefined && error === null && (
          <p className="text-muted">{t("Looking who is connected…")}</p>
        )}
        {all?.length === 0 && (
          <p>{error === null ? t("Nobody is connected now.") : t("Nobody was connected.")}</p>
        )}
        {groups.map((group) => (
          <FateGroup key={group.fate} {...group} />
        ))}
      </div>
    </Panel>
  );
}

interface FateGroupProps {
  tone: Tone;
  word: string;
  means: string;
  named: number;
  sessions: readonly Session[];
}

function FateGroup({ tone, word, means, named, sessions }: FateGroupProps) {
  const more = sessions.length - named;
  return (
    <div>
      <p className="flex flex-wrap items-center gap-1.5">
        <Badge tone={tone}>{t(word)}</Badge>
        <span>{t(means, { count: sessions.length })}</span>
      </p>
      <ul className="mt-0.5 flex flex-col gap-0.5 pl-3">
        {sessions.slice(0, named).map((session) => (
          <li key={session.id} className="min-w-0 [overflow-wrap:anywhere]">
            <Mono>{session.client}</Mono> {session.demo !== null && <Badge tone="accent">{t("Demo")}</Badge>}{" "}
            <Rich
              text="{name} as {user} at <strong>{share}</strong>, {dialect}"
              values={{
                name: session.demo ?? session.machine,
                user: session.user,
                share: session.share,
                dialect: dialectLabel(session.dialect),
              }}
            />
          </li>
        ))}
        {more > 0 && (
          <li className="text-muted">
            <Rich
              text="and {count, number} more: <link>Sessions</link> lists all who are connected"
              values={{ count: more }}
              marks={{ link: (parts) => <Link href="/sessions">{parts}</Link> }}
            />
          </li>
        )}
      </ul>
    </div>
  );
}
