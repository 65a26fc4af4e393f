import { Badge } from "@/components/ui/badge";
import { Mono } from "@/components/ui/mono";
import { dialectLabel } from "@/lib/samba/dialect-label";
import type { Session } from "./sessions-query";

const SHOWN = 5;

/** Who they are, the first few of them, those before all others that will not get in again. */
export function ClearSessionList({ sessions }: { sessions: readonly Session[] }) {
  const refused = (session: Session) => (session.demanded === "refused" ? 0 : 1);
  const ordered = sessions.toSorted((a, b) => refused(a) - refused(b));
  return (
    <ul className="mt-1 flex flex-col gap-0.5">
      {ordered.slice(0, SHOWN).map((session) => (
        <li key={session.id} className="flex min-w-0 flex-wrap items-center gap-x-1.5">
          <Mono>{session.client}</Mono>
          {session.demo !== null && <Badge tone="accent">Demo</Badge>}
          <span>
            {session.demo ?? session.machine} as {session.user} at <strong>{session.share}</strong>,{" "}
            {dialectLabel(session.dialect)}:{" "}
            {session.demanded === "refused" ? "will be refused" : "will be encrypted"}
          </span>
        </li>
      ))}
      {sessions.length > SHOWN && <li className="text-muted">and {sessions.length - SHOWN} more</li>}
    </ul>
  );
}
