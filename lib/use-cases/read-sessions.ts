import type { Host, TaggedBytes } from "@/lib/host/host";
import { type ConnectionDemand, connectionDemand } from "@/lib/samba/connection-demand";
import type { SmbConf } from "@/lib/samba/document";
import { fileCaveat } from "@/lib/samba/encryption";
import type { ShareConnection } from "@/lib/samba/smbstatus";
import { guestAccount } from "@/lib/samba/guest-account";
import { ok, type Result } from "@/lib/shared/result";
import { demoClientNames } from "@/lib/use-cases/demo-client-names";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { readConnections } from "@/lib/use-cases/read-connections";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { t } from "@/lib/words/t";

/** A client at a share now, and what the file on disk says of it. */
export interface OpenSession extends ShareConnection {
  /** What the same client would meet that connected now; `unknown` where smb.conf cannot be read or judged. */
  readonly demanded: ConnectionDemand["demanded"];
  /** It would be refused because it is a guest's: see `ConnectionDemand`. */
  readonly refusedGuest: boolean;
  /** It goes on in the clear although the file encrypts this share for whoever can. */
  readonly leftover: boolean;
  /** Cutting the share connection is enough: the file does not let the client back in as it was. */
  readonly heldAtShare: boolean;
  /** False: smb.conf has no such share any more, or it could not be read. */
  readonly shareKnown: boolean;
  /** What the appliance's own demo client is called, where it is one. */
  readonly demo: string | null;
}

export interface OpenSessions {
  readonly sessions: readonly OpenSession[];
  /** Why what smb.conf demands is not known, or not for sure; null where it is. */
  readonly caveat: string | null;
}

/** Who is connected now, each beside what smb.conf demands of it. A file that cannot be read leaves that unknown. */
export async function readSessions(host: Host, read = readConnections): Promise<Result<OpenSessions>> {
  const [connections, file] = await Promise.all([read(host), readManagedFile(smbConfFile, host)]);
  return connections.ok ? ok(judgeSessions(host, connections.value, file)) : connections;
}

/** The same from what was read already. */
export function judgeSessions(
  host: Host,
  connections: readonly ShareConnection[],
  file: Result<TaggedBytes>,
): OpenSessions {
  const demo = demoClientNames(host);
  const nameOf = ({ client }: ShareConnection) => demo.get(client) ?? null;
  if (!file.ok) {
    const sessions = connections.map((one) => ({ ...one, ...NOTHING_KNOWN, demo: nameOf(one) }));
    const caveat = t("What smb.conf demands of these sessions is not known: {why}", {
      why: file.error.message,
    });
    return { sessions, caveat };
  }
  const doc = smbConfDocument(file.value);
  const sessions = connections.map((one) => ({ ...one, ...judge(one, doc), demo: nameOf(one) }));
  return { sessions, caveat: fileCaveat(doc) ?? null };
}

type Judgement = Omit<OpenSession, keyof ShareConnection | "demo">;

const NOTHING_KNOWN: Judgement = {
  demanded: "unknown",
  refusedGuest: false,
  leftover: false,
  heldAtShare: false,
  shareKnown: false,
};

function judge(connection: ShareConnection, doc: SmbConf): Judgement {
  const { encrypts, ...demand } = demandOf(doc, connection);
  const against = encrypts && (demand.demanded === "encrypted" || demand.demanded === "refused");
  return { ...demand, leftover: against && connection.encryption !== "encrypted" };
}

interface Judged {
  readonly guest: string;
  readonly demands: Map<string, ConnectionDemand>;
}

const judged = new WeakMap<SmbConf, Judged>();

/** Thousands of sessions have a few shares and dialects: each kind is judged once for a text. */
function demandOf(doc: SmbConf, { share, dialect, user }: ShareConnection): ConnectionDemand {
  const known = judged.get(doc) ?? { guest: guestAccount(doc), demands: new Map<string, ConnectionDemand>() };
  judged.set(doc, known);
  const key = `${dialect}/${String(user === known.guest)}/${share}`;
  const demand = known.demands.get(key) ?? connectionDemand(doc, share, dialect, user);
  known.demands.set(key, demand);
  return demand;
}
