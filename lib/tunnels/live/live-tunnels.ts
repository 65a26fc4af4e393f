import { plainAddress } from "@/lib/shared/plain-address";
import type { SessionNote } from "../session-note";
import type { SshConnection } from "./ss-report";
import type { Origin, SshdEvent } from "./sshd-log";

/** One SSH connection of a profile's client that is open now. */
export interface OpenTunnel extends SshConnection {
  /** When it signed in; undefined where neither log nor note reaches back so far. */
  readonly since: Date | undefined;
  /** The hold command's process; undefined for a client that asked for no session (`ssh -N`), which nothing ends in time. */
  readonly hold: number | undefined;
  /** When the hold command lets go; undefined for never, and where there is none. */
  readonly until: Date | undefined;
}

export interface LiveTunnel {
  readonly open: readonly OpenTunnel[];
  /** When it last signed in or was seen open; undefined: not within what the log holds. */
  readonly lastSeen: Date | undefined;
  /** Newest last. */
  readonly refusedForwards: readonly RefusedForward[];
}

export type RefusedForward = Extract<SshdEvent, { readonly kind: "forward-refused" }>;
export type RefusedLogin = Extract<SshdEvent, { readonly kind: "login-refused" }>;

/** What was read of the appliance at one time. */
export interface TunnelSightings {
  readonly now: Date;
  readonly connections: readonly SshConnection[];
  /** In the order in which they happened. */
  readonly events: readonly SshdEvent[];
  readonly notes: readonly SessionNote[];
}

/**
 * Which profile has a tunnel open, from where, since when, and what was refused to it. A connection is a profile's whose key it
 * signed in with; where the log does not reach back to that, whose session is noted there.
 *
 * @param profiles the id of each, and the fingerprint of its key
 */
export function liveTunnels(
  { now, connections, events, notes }: TunnelSightings,
  profiles: ReadonlyMap<string, string>,
): ReadonlyMap<string, LiveTunnel> {
  const byFingerprint = new Map([...profiles].map(([id, fingerprint]) => [fingerprint, id]));
  const signIns = new Map<string, { readonly at: Date; readonly id: string | undefined }>();
  const found = new Map(
    [...profiles.keys()].map((id) => [
      id,
      {
        open: [] as OpenTunnel[],
        lastSeen: undefined as Date | undefined,
        refusedForwards: [] as RefusedForward[],
      },
    ]),
  );
  for (const event of events) {
    if (event.kind === "accepted") {
      const id = byFingerprint.get(event.fingerprint);
      signIns.set(placeOf(event), { at: event.at, id });
      const tunnel = found.get(id ?? "");
      if (tunnel) tunnel.lastSeen = event.at;
    }
    if (event.kind === "forward-refused") {
      found.get(signIns.get(placeOf(event))?.id ?? "")?.refusedForwards.push(event);
    }
  }
  const noted = new Map(notes.map((note) => [placeOfNote(note), note]));
  for (const connection of connections) {
    const place = placeOf(connection);
    const signIn = signIns.get(place);
    const note = noted.get(place);
    const tunnel = found.get(signIn?.id ?? note?.profile ?? "");
    if (!tunnel) continue;
    tunnel.lastSeen = now;
    tunnel.open.push({
      ...connection,
      since: signIn?.at ?? (note && seconds(note.since)),
      hold: note?.pid,
      until: note?.until === undefined ? undefined : seconds(note.until),
    });
  }
  return found;
}

/** Sign-ins that were refused, newest last; one for each connection, with the fingerprint where the log tells it. */
export function refusedLogins(events: readonly SshdEvent[]): readonly RefusedLogin[] {
  const byPlace = new Map<string, RefusedLogin>();
  for (const event of events) {
    if (event.kind !== "login-refused") continue;
    const place = `${placeOf(event)} ${event.fingerprint ?? ""}`;
    if (event.fingerprint === undefined && [...byPlace.keys()].some((key) => key.startsWith(place))) continue;
    byPlace.set(place, event);
  }
  return [...byPlace.values()];
}

function placeOf({ address, port }: Origin): string {
  return `${address} ${String(port)}`;
}

function placeOfNote({ connection }: SessionNote): string {
  const [address = "", port = ""] = connection.split(" ");
  return `${plainAddress(address)} ${port}`;
}

function seconds(since1970: number): Date {
  return new Date(since1970 * 1000);
}
