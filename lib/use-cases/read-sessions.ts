import type { Host } from "@/lib/host/host";
import { type ConnectionDemand, connectionDemand } from "@/lib/samba/connection-demand";
import type { SmbConf } from "@/lib/samba/document";
import { fileCaveat } from "@/lib/samba/encryption";
import type { ShareConnection } from "@/lib/samba/smbstatus";
import { ok, type Result } from "@/lib/shared/result";
import { demoClientNames } from "@/lib/use-cases/demo-client-names";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { readConnections } from "@/lib/use-cases/read-connections";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/** A client at a share now, and what the file on disk says of it. */
export interface OpenSession extends ShareConnection {
  /** What the same client would meet that connected now; `unknown` where smb.conf cannot be read or judged. */
  readonly demanded: ConnectionDemand["demanded"];
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
  if (!connections.ok) return connections;
  const demo = demoClientNames(host);
  const nameOf = ({ client }: ShareConnection) => demo.get(client) ?? null;
  if (!file.ok) {
    const sessions = connections.value.map((one) => ({ ...one, ...NOTHING_KNOWN, demo: nameOf(one) }));
    const caveat = `What smb.conf demands of these sessions is not known: ${file.error.message}`;
    return ok({ sessions, caveat });
  }
  const doc = smbConfDocument(file.value);
  const sessions = connections.value.map((one) => ({ ...one, ...judge(one, doc), demo: nameOf(one) }));
  return ok({ sessions, caveat: fileCaveat(doc) ?? null });
}

type Judgement = Omit<OpenSession, keyof ShareConnection | "demo">;

const NOTHING_KNOWN: Judgement = {
  demanded: "unknown",
  leftover: false,
  heldAtShare: false,
  shareKnown: false,
};

function judge(connection: ShareConnection, doc: SmbConf): Judgement {
  const { demanded, encrypts, heldAtShare, shareKnown } = demandOf(doc, connection);
  const against = encrypts && (demanded === "encrypted" || demanded === "refused");
  return { demanded, leftover: against && connection.encryption !== "encrypted", heldAtShare, shareKnown };
}

const demands = new WeakMap<SmbConf, Map<string, ConnectionDemand>>();

/** Thousands of sessions have a few shares and dialects: each pair is judged once for a text. */
function demandOf(doc: SmbConf, { share, dialect }: ShareConnection): ConnectionDemand {
  const known = demands.get(doc) ?? new Map<string, ConnectionDemand>();
  demands.set(doc, known);
  const key = `${dialect}/${share}`;
  const demand = known.get(key) ?? connectionDemand(doc, share, dialect);
  known.set(key, demand);
  return demand;
}
