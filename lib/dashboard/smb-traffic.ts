/** How far what a connection carries is encrypted. `unsorted`: its sessions differ, or it is at no share. */
export type TrafficKind = "encrypted" | "clear" | "unsorted";

/** A client's TCP connection to smbd, with the kernel's counters. */
export interface CountedConnection {
  /** Address and port of the client: the same as long as it is open. */
  readonly peer: string;
  readonly kind: TrafficKind;
  /** Both ways, since it was opened. */
  readonly bytes: number;
}

export interface TrafficLook {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly connections: readonly CountedConnection[];
}

/** Bytes a second, both ways. */
export type TrafficRates = Readonly<Record<TrafficKind, number>>;

/** After a longer pause a mean would hide what went on. */
const LONGEST_GAP_MS = 30_000;

/** What one share's session says of its encryption, as smbstatus has it. */
type Encryption = "encrypted" | "partial" | "clear";

/** What a connection is that carries these sessions. */
export function kindOf(sessions: readonly Encryption[]): TrafficKind {
  const [first] = sessions;
  if (first === undefined || first === "partial") return "unsorted";
  return sessions.every((each) => each === first) ? first : "unsorted";
}

/**
 * What went through from one look to the next. A connection counts as what it is at the later look; one that is new counts with all it
 * carried; what one carried that came and went in between, or after the look before it ended, nobody counted.
 *
 * @returns null where there was no look before, or too long ago
 */
export function trafficRates(before: TrafficLook | undefined, now: TrafficLook): TrafficRates | null {
  if (before === undefined) return null;
  const milliseconds = now.at - before.at;
  if (milliseconds <= 0 || milliseconds > LONGEST_GAP_MS) return null;
  const then = new Map(before.connections.map(({ peer, bytes }) => [peer, bytes]));
  const sums: Record<TrafficKind, number> = { encrypted: 0, clear: 0, unsorted: 0 };
  for (const { peer, kind, bytes } of now.connections) {
    const known = then.get(peer) ?? 0;
    // A place is used again where its counter is behind: everything is new then.
    sums[kind] += bytes < known ? bytes : bytes - known;
  }
  const perSecond = (bytes: number) => (bytes * 1000) / milliseconds;
  return {
    encrypted: perSecond(sums.encrypted),
    clear: perSecond(sums.clear),
    unsorted: perSecond(sums.unsorted),
  };
}
