import { msg } from "@/lib/words/t";
import type { LinkState } from "./link-state";

/**
 * How a tunnel stands. Those from `connecting` on are of tunnels that this host opens itself. `unknown`: nobody tells whether
 * it is open.
 */
export const TUNNEL_STATES = [
  "connected",
  "waiting",
  "disabled",
  "no-key",
  "revoked",
  "unknown",
  "connecting",
  "retrying",
  "confirm-host-key",
  "host-key-changed",
  "key-refused",
  "ended",
  "key-elsewhere",
  "not-held",
] as const;

export type TunnelState = (typeof TUNNEL_STATES)[number];

/** The word for each, and what it means; `t` says them. */
export const STATE_WORDS: Readonly<Record<TunnelState, { readonly word: string; readonly meaning: string }>> =
  {
    connected: {
      word: msg("Connected"),
      meaning: msg("The client is signed in, and its NFS goes through SSH."),
    },
    waiting: { word: msg("Waiting"), meaning: msg("The client may open its tunnel, and has none open now.") },
    disabled: {
      word: msg("Disabled"),
      meaning: msg("The client is not let in until the profile is enabled."),
    },
    "no-key": { word: msg("No key"), meaning: msg("The client has no key yet, so it cannot sign in.") },
    revoked: {
      word: msg("Revoked"),
      meaning: msg("The client's key was taken out for good. It needs another one."),
    },
    unknown: { word: msg("Unknown"), meaning: msg("Nobody tells whether the tunnel is open.") },
    connecting: { word: msg("Connecting"), meaning: msg("This host is signing in to the server.") },
    retrying: {
      word: msg("Retrying"),
      meaning: msg("The server cannot be reached, or was lost. This host tries again by itself."),
    },
    "confirm-host-key": {
      word: msg("Confirm host key"),
      meaning: msg(
        "The server showed its key for the first time. Nothing is sent to it until somebody confirms the key.",
      ),
    },
    "host-key-changed": {
      word: msg("Host key changed"),
      meaning: msg(
        "The server shows another key than the one confirmed: it was set up anew, or somebody sits in between.",
      ),
    },
    "key-refused": {
      word: msg("Key refused"),
      meaning: msg(
        "The server does not take this host's key. Its line is missing in the server's authorized_keys.",
      ),
    },
    ended: { word: msg("Ended"), meaning: msg("Its time was up, and its last connection had closed.") },
    "key-elsewhere": {
      word: msg("No private key"),
      meaning: msg(
        "The private half of its key is not kept here, so this host cannot sign in with it. Rotate the key.",
      ),
    },
    "not-held": {
      word: msg("Not held yet"),
      meaning: msg("The process that holds this host's tunnels has not taken it over yet."),
    },
  };

/** What the process that holds this host's tunnels says of one; `missing`: it has none of that name. */
export type HeldState = LinkState["kind"] | "missing" | "unknown";

interface Facts {
  readonly enabled: boolean;
  readonly hasKey: boolean;
  readonly isRevoked: boolean;
  /** SSH connections of its own; undefined where that is not known. */
  readonly open: number | undefined;
  /** For a tunnel that this host opens itself. */
  readonly held?: HeldState | undefined;
  /** Whether the private half of its key is kept here. */
  readonly keepsKey: boolean;
}

const OF_LINK: Readonly<Record<HeldState, TunnelState>> = {
  idle: "disabled",
  connecting: "connecting",
  up: "connected",
  waiting: "retrying",
  "host-key-unknown": "confirm-host-key",
  "host-key-changed": "host-key-changed",
  "key-refused": "key-refused",
  ended: "ended",
  missing: "not-held",
  unknown: "unknown",
};

/** What is open counts first: whoever looks must see it, even where it should not be. */
export function tunnelState({ enabled, hasKey, isRevoked, open, held, keepsKey }: Facts): TunnelState {
  if (held === "up" || (held === undefined && open !== undefined && open > 0)) return "connected";
  if (!hasKey) return isRevoked ? "revoked" : "no-key";
  if (!enabled) return "disabled";
  if (held !== undefined) return keepsKey ? OF_LINK[held] : "key-elsewhere";
  return open === undefined ? "unknown" : "waiting";
}
