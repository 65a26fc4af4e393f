"use client";

import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useMemo } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import type { EncryptionPreview } from "@/lib/samba/encryption-preview";
import { type Fate, fateUnder } from "@/lib/samba/fate-summary";
import { dialectLabel } from "@/lib/samba/smbstatus";
import { type Session, sessionsQuery } from "../../_sessions/sessions-query";

const FATES: readonly {
  readonly fate: Fate;
  readonly tone: Tone;
  readonly word: string;
  readonly means: string;
}[] = [
  { fate: "refused", tone: "bad", word: "Refused", means: "will not get in any more" },
  {
    fate: "loses-encryption",
    tone: "bad",
    word: "Loses encryption",
    means: "will be served in the clear unless the client asks",
  },
  {
    fate: "encrypts",
    tone: "warn",
    word: "Clear until reconnecting",
    means: "goes on in the clear until it connects again, and is encrypted then",
  },
  { fate: "stays-clear", tone: "warn", word: "Clear", means: "stays in the clear" },
  { fate: "stays-encrypted", tone: "ok", word: "Encrypted", means: "stays encrypted" },
  { fate: "unknown", tone: "quiet", word: "Unknown", means: "what becomes of it cannot be told" },
];

/** Shown of each kind; the review lists them all. */
const SHOWN = 4;

/** What the choices made mean for those who are connected now, before anything is reviewed or applied. */
export function ConnectedPanel({ preview }: { preview: EncryptionPreview }) {
  const sessions = useQuery(sessionsQuery());
  const all = sessions.data?.sessions;
  const groups = useMemo(() => {
    const fateOf = fateUnder(preview);
    return FATES.map((each) => ({
      ...each,
      sessions: (all ?? []).filter((session) => fateOf(session) === each.fate),
    })).filter((group) => group.sessions.length > 0);
  }, [preview, all]);
  return (
    <Panel title="What this means for those connected now" icon={<UsersRound />}>
      <div role="status" className="flex flex-col gap-2">
        {all === undefined && (
          <p className="text-muted">
            {sessions.error ? sessions.error.message : "Looking who is connected …"}
          </p>
        )}
        {all?.length === 0 && <p>Nobody is connected now.</p>}
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
  sessions: readonly Session[];
}

function FateGroup({ tone, word, means, sessions }: FateGroupProps) {
  return (
    <div>
      <p className="flex flex-wrap items-center gap-1.5">
        <Badge tone={tone}>{word}</Badge>
        <span>
          {sessions.length} {sessions.length === 1 ? "session" : "sessions"}: {means}.
        </span>
      </p>
      <ul className="mt-0.5 flex flex-col gap-0.5 pl-3">
        {sessions.slice(0, SHOWN).map((session) => (
          <li key={session.id} className="min-w-0 [overflow-wrap:anywhere]">
            <Mono>{session.client}</Mono> {session.demo !== null && <Badge>Demo</Badge>}{" "}
            {session.demo ?? session.machine} as {session.user} at <strong>{session.share}</strong>,{" "}
            {dialectLabel(session.dialect)}
          </li>
        ))}
        {sessions.length > SHOWN && <li className="text-muted">and {sessions.length - SHOWN} more</li>}
      </ul>
    </div>
  );
}
