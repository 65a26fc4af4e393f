import { plainAddress } from "@/lib/shared/plain-address";

/** Where a client's connection comes from: it names the connection while that is open. */
export interface Origin {
  readonly address: string;
  readonly port: number;
}

/** What sshd logged of a connection, with `LogLevel VERBOSE`; with less it tells no fingerprint of a refused key. */
export type SshdEvent = Origin & { readonly at: Date } & What;

type What =
  | { readonly kind: "accepted"; readonly account: string; readonly fingerprint: string }
  /** A key that no line has, or an account that may not sign in. May come twice for one connection. */
  | { readonly kind: "login-refused"; readonly account: string; readonly fingerprint: string | undefined }
  /** A forward to a port that the key's line does not permit. */
  | { readonly kind: "forward-refused"; readonly host: string; readonly hostPort: number }
  | { readonly kind: "closed" };

/** `2026-11-25T18:54:17Z message` of a file; `2026-11-25T18:54:17+0000 host sshd[123]: message` of the journal. */
const LINE =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)) (?:\S+ sshd(?:-session)?\[\d+\]: )?(.*)$/;

/** Messages of OpenSSH 9.2 (auth.c, auth2-pubkey.c, channels.c, packet.c), which have been the same for years. */
const MESSAGES: readonly (readonly [RegExp, (named: Readonly<Record<string, string>>) => What])[] = [
  [
    /^Accepted publickey for (?<account>\S+) from (?<address>\S+) port (?<port>\d+) ssh2: \S+ (?<key>SHA256:\S+)/,
    ({ account = "", key = "" }) => ({ kind: "accepted", account, fingerprint: key }),
  ],
  [
    /^Failed publickey for (?:invalid user )?(?<account>\S+) from (?<address>\S+) port (?<port>\d+) ssh2(?:: \S+ (?<key>SHA256:\S+))?/,
    ({ account = "", key }) => ({ kind: "login-refused", account, fingerprint: key }),
  ],
  [
    /^(?:Connection (?:closed|reset) by|Disconnected from) (?:invalid|authenticating) user (?<account>\S+) (?<address>\S+) port (?<port>\d+)/,
    ({ account = "" }) => ({ kind: "login-refused", account, fingerprint: undefined }),
  ],
  [
    /^Received request from (?<address>\S+) port (?<port>\d+) to connect to host (?<host>.+) port (?<hostPort>\d+), but the request was denied/,
    ({ host = "", hostPort = "" }) => ({ kind: "forward-refused", host, hostPort: Number(hostPort) }),
  ],
  [
    /^(?:Received disconnect from|Disconnected from(?: user \S+)?|Connection (?:closed|reset) by) (?<address>\S+) port (?<port>\d+)/,
    () => ({ kind: "closed" }),
  ],
];

/** What the lines of sshd's log tell, in their order; other lines are passed over. */
export function readSshdLog(text: string): readonly SshdEvent[] {
  // In the foreground sshd ends its lines as a terminal wants them.
  return text.split(/\r?\n/).flatMap((line) => {
    const [, time = "", message = ""] = LINE.exec(line) ?? [];
    const at = new Date(time.replace(/([+-]\d\d)(\d\d)$/, "$1:$2").replace(",", "."));
    if (Number.isNaN(at.getTime())) return [];
    for (const [pattern, read] of MESSAGES) {
      const named = pattern.exec(message)?.groups;
      if (!named) continue;
      const { address = "", port = "" } = named;
      return [{ at, address: plainAddress(address), port: Number(port), ...read(named) }];
    }
    return [];
  });
}
