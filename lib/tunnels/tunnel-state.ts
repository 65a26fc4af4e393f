/**
 * How a tunnel stands. `this-host`: this host is its client, and what holds it tells more. `unknown`: the appliance does not tell
 * which tunnels are open.
 */
export type TunnelState =
  | "connected"
  | "waiting"
  | "disabled"
  | "no-key"
  | "revoked"
  | "this-host"
  | "unknown";

export const TUNNEL_STATES = [
  "connected",
  "waiting",
  "disabled",
  "no-key",
  "revoked",
  "this-host",
  "unknown",
] as const satisfies readonly TunnelState[];

/** The word for each, and what it means. */
export const STATE_WORDS: Readonly<Record<TunnelState, { readonly word: string; readonly meaning: string }>> =
  {
    connected: { word: "Connected", meaning: "The client is signed in, and its NFS goes through SSH." },
    waiting: { word: "Waiting", meaning: "The client may open its tunnel, and has none open now." },
    disabled: { word: "Disabled", meaning: "The client is not let in until the profile is enabled." },
    "no-key": { word: "No key", meaning: "The client has no key yet, so it cannot sign in." },
    revoked: { word: "Revoked", meaning: "The client's key was taken out for good. It needs another one." },
    "this-host": { word: "This host", meaning: "This host opens the tunnel to another server by itself." },
    unknown: { word: "Unknown", meaning: "The appliance does not tell which tunnels are open." },
  };

interface Facts {
  readonly enabled: boolean;
  readonly hasKey: boolean;
  readonly isRevoked: boolean;
  /** Whether the key signs in to this appliance. */
  readonly signsInHere: boolean;
  /** SSH connections of its own; undefined where that is not known. */
  readonly open: number | undefined;
}

/** What is open counts first: whoever looks must see it, even where it should not be. */
export function tunnelState({ enabled, hasKey, isRevoked, signsInHere, open }: Facts): TunnelState {
  if (open !== undefined && open > 0) return "connected";
  if (!hasKey) return isRevoked ? "revoked" : "no-key";
  if (!enabled) return "disabled";
  if (!signsInHere) return "this-host";
  return open === undefined ? "unknown" : "waiting";
}
