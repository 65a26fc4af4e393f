import { BACKOFF, backoffMs, jitter } from "@/lib/tunnels/link-backoff";
import type { HostKey } from "@/lib/tunnels/link-host-key";

/** What a tunnel's link to its server does. Times are milliseconds since 1970. */
export type LinkState = Since &
  (
    | { readonly kind: "idle" }
    | { readonly kind: "connecting"; readonly failures: number }
    | { readonly kind: "up"; readonly failures: number }
    | { readonly kind: "waiting"; readonly failures: number; readonly retryAt: number }
    /** Nobody has said yet whether this is the server's key. */
    | { readonly kind: "host-key-unknown"; readonly seen: HostKey }
    /** Another key than the pinned one: stays so until a person decides. */
    | { readonly kind: "host-key-changed"; readonly seen: HostKey }
    | { readonly kind: "key-refused"; readonly retryAt: number }
    /** Its time was up, and its last connection had closed. */
    | { readonly kind: "ended" }
  );

interface Since {
  readonly since: number;
}

export type LinkEvent =
  /** A person wants it, or wants it tried again now; a key was pinned. */
  | { readonly kind: "enable" }
  | { readonly kind: "disable" }
  | { readonly kind: "ready" }
  /** The attempt failed, or what was up is lost, for a reason that may pass. */
  | { readonly kind: "lost" }
  | { readonly kind: "host-key-unknown"; readonly seen: HostKey }
  | { readonly kind: "host-key-changed"; readonly seen: HostKey }
  | { readonly kind: "key-refused" }
  /** Time has passed. */
  | { readonly kind: "clock" }
  | { readonly kind: "over" };

export function idleLink(now: number): LinkState {
  return { kind: "idle", since: now };
}

/**
 * The state after an event; the same object where the event changes nothing. What to do follows from the state alone: dial in
 * `connecting`, hold in `up`, send a `clock` at `retryAt`, and have no connection in all others.
 *
 * @param random from 0 up to, not including, 1: see {@link backoffMs}
 */
export function nextLink(state: LinkState, event: LinkEvent, now: number, random: number): LinkState {
  switch (event.kind) {
    case "enable":
      return isDialled(state) ? state : { kind: "connecting", failures: 0, since: now };
    case "disable":
      return state.kind === "idle" ? state : idleLink(now);
    case "over":
      return state.kind === "idle" || state.kind === "ended" ? state : { kind: "ended", since: now };
    case "clock":
      return isDue(state, now) ? { kind: "connecting", failures: failuresOf(state), since: now } : state;
  }
  // What an attempt tells counts only while there is one: a late word of an older one changes nothing.
  if (!isDialled(state)) return state;
  switch (event.kind) {
    case "ready":
      return state.kind === "up" ? state : { kind: "up", failures: state.failures, since: now };
    case "lost": {
      const failures = failuresWith(state, now);
      return { kind: "waiting", failures, retryAt: now + backoffMs(failures, random), since: now };
    }
    case "key-refused":
      return { kind: "key-refused", retryAt: now + jitter(BACKOFF.keyRefusedMs, random), since: now };
    case "host-key-unknown":
    case "host-key-changed":
      return { kind: event.kind, seen: event.seen, since: now };
  }
}

/** When to send a `clock`; null where none is waited for. */
export function retryTime(state: LinkState): number | null {
  return state.kind === "waiting" || state.kind === "key-refused" ? state.retryAt : null;
}

function failuresWith(state: Extract<LinkState, { readonly failures: number }>, now: number): number {
  if (state.kind !== "up") return state.failures + 1;
  if (now - state.since >= BACKOFF.stableMs) return 1;
  return Math.min(state.failures + 1, BACKOFF.mostFailuresOfUnstable);
}

function isDialled(state: LinkState): state is Extract<LinkState, { kind: "connecting" | "up" }> {
  return state.kind === "connecting" || state.kind === "up";
}

function isDue(state: LinkState, now: number): boolean {
  const at = retryTime(state);
  return at !== null && now >= at;
}

function failuresOf(state: LinkState): number {
  return state.kind === "waiting" ? state.failures : 0;
}
