/** A server's host key as people compare it. */
export interface HostKey {
  /** Its type as the protocol names it: `ssh-ed25519`. */
  readonly type: string;
  /** As `ssh-keygen -l` prints it: `SHA256:` and 43 letters of base64. */
  readonly fingerprint: string;
}

/** What its form is. Nothing of it can be taken for another line or another word. */
export const FINGERPRINT = /^SHA256:[A-Za-z0-9+/]{43}$/;
export const KEY_TYPE = /^[a-z0-9][a-z0-9@.-]{0,63}$/;

/**
 * What becomes of a connection whose server shows this key. Without a pinned key somebody is asked, and nothing is sent to the
 * server before; with one, any other key is refused: either the server was set up anew, or somebody sits in between.
 */
export function judgeHostKey(pinned: HostKey | null, seen: HostKey): "accept" | "ask" | "refuse" {
  if (pinned === null) return "ask";
  return pinned.type === seen.type && pinned.fingerprint === seen.fingerprint ? "accept" : "refuse";
}
