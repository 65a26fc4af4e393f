import type { Host } from "@/lib/host/host";
import type { ShareConnection } from "@/lib/samba/smbstatus";
import { ok, type Result } from "@/lib/shared/result";
import { type Cut, cutSessions, stillOpen } from "@/lib/use-cases/cut-sessions";
import { readConnectionsNow } from "@/lib/use-cases/read-connections";
import { type OpenSession, readSessions } from "@/lib/use-cases/read-sessions";
import { restartSamba } from "@/lib/use-cases/restart-samba";
import { t } from "@/lib/words/t";

/** A session as a person saw it. Samba uses its ids again, so that all of it has to be the same still. */
export type SeenSession = Pick<ShareConnection, "id" | "client" | "share" | "since">;

export interface Closed {
  readonly message: string;
}

/** Ends one session, if it still is that one. That it has gone meanwhile is no failure. */
export async function closeSession(host: Host, seen: SeenSession, how: Cut): Promise<Result<Closed>> {
  const now = await readConnectionsNow(host);
  if (!now.ok) return now;
  const session = now.value.find(
    ({ id, client, share, since }) =>
      id === seen.id && client === seen.client && share === seen.share && since === seen.since,
  );
  if (!session)
    return ok({
      message: t("The session of {client} at {share} had ended already; nothing was closed.", seenAs(seen)),
    });
  const cutting = await cutSessions(host, [session], () => how);
  if (!cutting.ok) return cutting;
  if (cutting.value.left.length > 0) return stillOpen(cutting.value);
  return ok({
    message:
      how === "connection"
        ? t("The whole connection of {client} was ended.", { client: session.client })
        : t("The session of {client} at {share} was closed.", seenAs(seen)),
  });
}

export type CloseClearHow = Cut | "restart";

export interface ClosedClear extends Closed {
  readonly closed: number;
  /** Clear sessions there are now although the file demands encryption: those not closed, and those that came back. */
  readonly remaining: number;
}

/**
 * Ends the sessions that go on in the clear although smb.conf demands encryption, and no others unless `restart` is
 * asked. Under `tree-connect` a client whose share would let it back in over its old session loses its whole connection
 * (see `heldAtShare`).
 */
export async function closeClearSessions(host: Host, how: CloseClearHow): Promise<Result<ClosedClear>> {
  const before = await clearSessions(host);
  if (!before.ok) return before;
  const found = before.value;
  if (found.length === 0) {
    return ok({ closed: 0, remaining: 0, message: t("No session goes on in the clear against smb.conf.") });
  }
  const ended = how === "restart" ? await restart(host, found) : await cut(host, found, how);
  if (!ended.ok) return ended;
  const after = await clearSessions(host);
  if (!after.ok) return after;
  const remaining = after.value.length;
  const rest =
    remaining === 0
      ? t("None remains.")
      : t(
          "{count, plural, =1 {One session is} other {# sessions are}} in the clear: not closed, or connected again.",
          { count: remaining },
        );
  return ok({ closed: ended.value.closed, remaining, message: `${ended.value.words} ${rest}` });
}

async function clearSessions(host: Host): Promise<Result<readonly OpenSession[]>> {
  const open = await readSessions(host, readConnectionsNow);
  return open.ok ? ok(open.value.sessions.filter(({ leftover }) => leftover)) : open;
}

interface Ended {
  readonly closed: number;
  readonly words: string;
}

async function restart(host: Host, found: readonly OpenSession[]): Promise<Result<Ended>> {
  const restarted = await restartSamba(host);
  if (!restarted.ok) return restarted;
  return ok({ closed: found.length, words: t("Samba was restarted, which ended every session.") });
}

async function cut(host: Host, found: readonly OpenSession[], how: Cut): Promise<Result<Ended>> {
  const cutOf = (session: OpenSession) => (session.heldAtShare ? how : "connection");
  const cutting = await cutSessions(host, found, cutOf);
  if (!cutting.ok) return cutting;
  const { closed } = cutting.value;
  if (closed.length === 0) return stillOpen(cutting.value);
  const whole = new Set(found.filter((one) => cutOf(one) === "connection").map((one) => one.process)).size;
  const extra =
    how === "connection" || whole === 0
      ? ""
      : ` ${t(
          "{whole, plural, =1 {For one client the whole connection was ended: the share alone would have let it back in in the clear.} other {For # clients the whole connection was ended: the share alone would have let them back in in the clear.}}",
          { whole },
        )}`;
  const words = t("{count, plural, =1 {One session is closed.} other {# sessions are closed.}}", {
    count: closed.length,
  });
  return ok({ closed: closed.length, words: `${words}${extra}` });
}

function seenAs({ client, share }: SeenSession) {
  return { client, share };
}
