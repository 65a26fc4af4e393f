import { Badge } from "@/components/ui/badge";
import { Mono } from "@/components/ui/mono";
import { Rich } from "@/components/ui/rich";
import { dialectLabel } from "@/lib/samba/dialect-label";
import { t } from "@/lib/words/t";
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
          {session.demo !== null && <Badge tone="accent">{t("Demo")}</Badge>}
          <span>
            <Rich
              text={
                session.demanded === "refused"
                  ? "{name} as {user} at <strong>{share}</strong>, {dialect}: will be refused"
                  : "{name} as {user} at <strong>{share}</strong>, {dialect}: will be encrypted"
              }
              values={{
                name: session.demo ?? session.machine,
                user: session.user,
                share: session.share,
                dialect: dialectLabel(session.dialect),
              }}
            />
          </span>
        </li>
      ))}
      {sessions.length > SHOWN && (
        <li className="text-muted">{t("and {count} more", { count: sessions.length - SHOWN })}</li>
      )}
    </ul>
  );
}
