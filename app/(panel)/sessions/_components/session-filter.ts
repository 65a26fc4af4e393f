import { dialectLabel } from "@/lib/samba/dialect-label";
import { msg } from "@/lib/words/t";
import { encryptionWords, signingWords } from "../../_sessions/session-words";
import type { Session } from "../../_sessions/sessions-query";

/** `leftover`: in the clear although smb.conf demands encryption. */
export const STATES = [
  { value: "", label: msg("All sessions") },
  { value: "clear", label: msg("In the clear") },
  { value: "encrypted", label: msg("Encrypted") },
  { value: "leftover", label: msg("Clear, against smb.conf") },
] as const;

type State = (typeof STATES)[number]["value"];

export interface SessionFilter {
  /** Words that all have to be there, in any column. */
  readonly q: string;
  readonly state: State;
  /** Exactly these, as a link names them; empty for any. */
  readonly share: string;
  readonly client: string;
}

/** What the address of the page asks for; an unknown state is none. */
export function filterOf(parameters: URLSearchParams): SessionFilter {
  const asked = parameters.get("state");
  return {
    q: parameters.get("q") ?? "",
    state: STATES.find(({ value }) => value === asked)?.value ?? "",
    share: parameters.get("share") ?? "",
    client: parameters.get("client") ?? "",
  };
}

export function isFiltering({ q, state, share, client }: SessionFilter): boolean {
  return [q, state, share, client].some((each) => each !== "");
}

/** Share names compare without case, as Samba's do; a client is found by its address, its own name or its demo name. */
export function filterSessions(sessions: readonly Session[], filter: SessionFilter): readonly Session[] {
  if (!isFiltering(filter)) return sessions;
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  const share = filter.share.toLowerCase();
  const client = filter.client.toLowerCase();
  return sessions.filter(
    (session) =>
      (share === "" || session.share.toLowerCase() === share) &&
      (client === "" || namesOf(session).some((name) => name.toLowerCase() === client)) &&
      inState(session, filter.state) &&
      (words.length === 0 || contains(session, words)),
  );
}

function namesOf({ client, machine, demo }: Session): readonly string[] {
  return [client, machine ?? "", demo ?? ""];
}

function inState({ encryption, leftover }: Session, state: State): boolean {
  if (state === "") return true;
  if (state === "leftover") return leftover;
  return state === "encrypted" ? encryption === "encrypted" : encryption !== "encrypted";
}

function contains(session: Session, words: readonly string[]): boolean {
  const { user, share, dialect } = session;
  const columns = [...namesOf(session), user, share, dialectLabel(dialect), dialect];
  const text = [...columns, encryptionWords(session), signingWords(session)].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
