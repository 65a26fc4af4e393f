import type { Host } from "@/lib/host/host";
import type { SmbConf } from "@/lib/samba/document";
import { fileCaveat } from "@/lib/samba/encryption";
import { sectionKey } from "@/lib/samba/names";
import type { ShareKind, ShareSummary } from "@/lib/samba/share-summary";
import type { ShareConnection } from "@/lib/samba/smbstatus";
import { ok, type Result } from "@/lib/shared/result";
import { type LastVerification, listVerifications } from "@/lib/use-cases/list-verifications";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { keepSaid } from "@/lib/words/keep-said";
import { readConnections } from "@/lib/use-cases/read-connections";
import { summariesOf } from "@/lib/use-cases/share-summaries";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/** One share as smb.conf has it. */
export interface StatusOfShare {
  readonly name: string;
  readonly kind: ShareKind;
  readonly comment: string;
  readonly available: boolean;
  readonly guest: boolean;
  /** Index into `states`: thousands of shares have a few. */
  readonly state: number;
  /** 1-based line of its first header. */
  readonly line: number;
}

export interface SharesInFile {
  readonly shares: readonly StatusOfShare[];
  readonly states: readonly ShareSummary["encryption"][];
}

export interface ShareStatusReport {
  /** Tag of the smb.conf it comes from. */
  readonly tag: string;
  /** Null where the asker has those of this tag already. */
  readonly file: SharesInFile | null;
  /** Why the states are not sure; null where they are. */
  readonly caveat: string | null;
  /** Shares with open connections; the others have none. Null where smbstatus does not say: see `noSessions`. */
  readonly sessions: readonly ShareSessions[] | null;
  readonly noSessions: string | null;
  /** The check of each share that counts; shares that were never checked are not among them. */
  readonly verified: readonly LastVerification[];
}

export interface ShareSessions {
  readonly share: string;
  readonly open: number;
  /** Of those, the ones in the clear. */
  readonly clear: number;
}

/**
 * Every share with its state, its sessions and its last check. `known` is the tag of what the asker has: then only what lives is
 * sent. Without smbstatus the rest is told all the same.
 */
export async function readShareStatus(
  host: Host,
  known: string,
  whoIsConnected = readConnections,
): Promise<Result<ShareStatusReport>> {
  const [read, connections, checks] = await Promise.all([
    readManagedFile(smbConfFile, host),
    whoIsConnected(host),
    listVerifications(host),
  ]);
  if (!read.ok) return read;
  if (!checks.ok) return checks;
  const doc = smbConfDocument(read.value);
  const { tag } = read.value;
  return ok({
    tag,
    file: known === tag ? null : sharesInFile(doc),
    caveat: fileCaveat(doc) ?? null,
    sessions: connections.ok ? countByShare(doc, connections.value) : null,
    noSessions: connections.ok ? null : connections.error.message,
    verified: checks.value.map((check) => ({ ...check, share: nameInFile(doc, check.share) })),
  });
}

const sharesInFile = keepSaid((doc: SmbConf) => numbered(summariesOf(doc)));

function numbered(summaries: readonly ShareSummary[]): SharesInFile {
  const states: ShareSummary["encryption"][] = [];
  const numbers = new Map<string, number>();
  const shares = summaries.map(({ name, kind, comment, available, guest, encryption, line }) => {
    const key = `${encryption.state}/${encryption.reason}`;
    const state = numbers.get(key) ?? states.push(encryption) - 1;
    numbers.set(key, state);
    return { name, kind, comment, available, guest, state, line };
  });
  return { shares, states };
}

function countByShare(doc: SmbConf, connections: readonly ShareConnection[]): readonly ShareSessions[] {
  const counts = new Map<string, { share: string; open: number; clear: number }>();
  for (const { share, encryption } of connections) {
    const key = sectionKey(share);
    const count = counts.get(key) ?? { share: nameInFile(doc, share), open: 0, clear: 0 };
    count.open += 1;
    if (encryption === "clear") count.clear += 1;
    counts.set(key, count);
  }
  return [...counts.values()];
}

/** As the file writes it, so that a page can tell equals by their letters. */
function nameInFile(doc: SmbConf, share: string): string {
  return doc.sectionsByKey.get(sectionKey(share))?.name ?? share;
}
