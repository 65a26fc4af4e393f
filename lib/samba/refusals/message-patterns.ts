import { dialectOfNumber } from "./dialect-codes";
import type { LogRecord } from "./log-records";
import type { RefusalFacts } from "./refusal";

/** What one message tells by itself, without a clock and without the name of the file it stands in. */
export type Told = Pick<RefusalFacts, "kind"> &
  Partial<Pick<RefusalFacts, "client" | "workstation" | "dialect" | "share" | "user" | "detail">>;

interface Pattern {
  /** The source file that the header names: text alone could be a client's. */
  readonly source: RegExp;
  readonly line: RegExp;
  readonly tells: (parts: readonly string[]) => Told;
}

/**
 * The refusals smbd 4.17.12 logs, each measured with a real client but those marked so, which are its texts. Up to `max
 * connections` all come at `log level = 1` or below; the last three at `smb2:3`.
 */
const PATTERNS: readonly Pattern[] = [
  {
    source: /^smb2_sesssetup\.c$/,
    line: /^reject session with dialect\[0x([\da-f]{4})\] as encryption is required/i,
    tells: ([, dialect = ""]) => ({ kind: "session-encryption", dialect: dialectOfNumber(dialect) }),
  },
  {
    source: /^smb2_sesssetup\.c$/,
    line: /^reject guest session as encryption is required/,
    tells: () => ({ kind: "guest-encryption" }),
  },
  {
    source: /^smb2_tcon\.c$/,
    line: /^reject tcon with dialect\[0x([\da-f]{4})\] as encryption is required for service (.*)$/i,
    tells: ([, dialect = "", share = ""]) => ({
      kind: "share-encryption",
      dialect: dialectOfNumber(dialect),
      share,
    }),
  },
  {
    source: /^smb2_tcon\.c$/,
    line: /^reject guest as encryption is required for service (.*)$/,
    tells: ([, share = ""]) => ({ kind: "guest-encryption", share }),
  },
  {
    // smbd writes no line end here: what it writes next follows on the same line.
    source: /^(?:smb1_)?process\.c$/,
    line: /^service\[(.{1,255}?)\] requires encryption/,
    tells: ([, share = ""]) => ({ kind: "share-encryption", dialect: "NT1", share }),
  },
  {
    source: /^(?:smb2_)?service\.c$/,
    line: /^create_connection_session_info: user '(.*)' \(from session setup\) not permitted to access this share \((.*)\)$/,
    tells: ([, user = "", share = ""]) => ({ kind: "user-not-permitted", user, share }),
  },
  {
    source: /^(?:smb2_)?service\.c$/,
    line: /^create_connection_session_info: guest user \(from session setup\) not permitted to access this share \((.*)\)$/,
    tells: ([, share = ""]) => ({ kind: "guest-not-permitted", share }),
  },
  {
    // Text of 4.17.12: the share's security descriptor (`sharesec`) denies.
    source: /^(?:smb2_)?service\.c$/,
    line: /^user (.*) connection to (.*) denied due to share security descriptor\./,
    tells: ([, user = "", share = ""]) => ({ kind: "user-not-permitted", user, share }),
  },
  {
    source: /^access\.c$/,
    line: /^Denied connection from .* \(([^()]*)\)$/,
    tells: ([, address = ""]) => ({ kind: "address-denied", client: address }),
  },
  {
    source: /^service\.c$/,
    line: /^Invalid snum \d+ for (.*)$/,
    tells: ([, share = ""]) => ({ kind: "share-unavailable", share }),
  },
  {
    source: /^(?:smb2_)?service\.c$/,
    line: /^make_connection_snum: canonicalize_connect_path failed for service (.*), path (.*)$/,
    tells: ([, share = "", folder = ""]) => ({ kind: "folder-missing", share, detail: folder }),
  },
  {
    source: /^(?:smb2_)?service\.c$/,
    line: /^chdir_current_service: vfs_ChDir\((.*)\) failed: Permission denied\. Current token: uid=(\d+),/,
    tells: ([, folder = "", uid = ""]) => ({ kind: "folder-denied", user: `uid ${uid}`, detail: folder }),
  },
  {
    source: /^(?:smb2_tcon|(?:smb2_)?service)\.c$/,
    line: /^(?:smbd_smb2_tree_connect: )?Max connections \((\d+)\) exceeded for (?:\[(.*)\]\[|(.*)$)/,
    tells: ([, most = "", share, otherwise = ""]) => ({
      kind: "too-many-connections",
      share: share ?? otherwise,
      detail: most,
    }),
  },
  {
    source: /^smb2_tcon\.c$/,
    line: /^smbd_smb2_tree_connect: couldn't find service (.*)$/,
    tells: ([, share = ""]) => ({ kind: "no-such-share", share }),
  },
  {
    source: /^smb2_server\.c$/,
    line: /status\[NT_STATUS_NOT_SUPPORTED\] \|\| at \S*smb2_negprot\.c:\d+$/,
    tells: () => ({ kind: "no-common-dialect" }),
  },
  {
    // Only a client that offers SMB 1 alone comes this way.
    source: /negprot\.c$/,
    line: /^(?:smb2_multi_protocol_reply_negprot: )?No protocol supported !$/,
    tells: () => ({ kind: "no-common-dialect", dialect: "NT1" }),
  },
];

/** What a message with a header tells; null where it is no refusal. */
export function readMessage({ source, lines }: LogRecord): Told | null {
  const [line] = lines;
  if (line === undefined) return null;
  for (const pattern of PATTERNS) {
    const parts = pattern.source.test(source) ? pattern.line.exec(line) : null;
    if (parts !== null) return pattern.tells(parts);
  }
  return null;
}
