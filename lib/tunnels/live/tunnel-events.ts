import type { Origin, SshdEvent } from "./sshd-log";

/**
 * What sshd logged of one key: its sign-ins, how they ended, and what was refused to it. In the order in which it happened.
 *
 * @param fingerprint of the profile's key, `SHA256:…`
 */
export function tunnelEvents(events: readonly SshdEvent[], fingerprint: string): readonly SshdEvent[] {
  const own = new Set<string>();
  return events.filter((event) => {
    const place = placeOf(event);
    if (event.kind === "accepted" || event.kind === "login-refused") {
      const isOwn = event.fingerprint === fingerprint;
      // A port may be another client's later.
      if (event.kind === "accepted" && isOwn) own.add(place);
      else if (event.kind === "accepted") own.delete(place);
      return isOwn;
    }
    if (event.kind === "forward-refused") return own.has(place);
    return own.delete(place);
  });
}

function placeOf({ address, port }: Origin): string {
  return `${address} ${String(port)}`;
}
