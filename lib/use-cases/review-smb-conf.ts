import { contentTag } from "@/lib/host/content-tag";
import type { Host } from "@/lib/host/host";
import { storedContent } from "@/lib/db/revision-store";
import { configImpact } from "@/lib/samba/impact";
import { dialectLabel, type ShareConnection } from "@/lib/samba/smbstatus";
import { ok, type Result } from "@/lib/shared/result";
import type { ConnectedClient, Review } from "@/lib/use-cases/change-types";
import { checkSmbConfCandidate } from "@/lib/use-cases/check-smb-conf";
import { connectionFate } from "@/lib/samba/connection-fate";
import { demoClientNames } from "@/lib/use-cases/demo-client-names";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { readConnections } from "@/lib/use-cases/read-connections";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/**
 * What a person should know before saying yes: the checks, testparm's words, what changes for whom, who is connected now
 * and what becomes of them. Changes nothing.
 */
export async function reviewSmbConf(
  host: Host,
  candidate: Uint8Array,
  baseTag: string,
): Promise<Result<Review>> {
  const read = await readManagedFile(smbConfFile, host);
  if (!read.ok && read.error.code !== "missing") return read;
  const current = read.ok ? read.value : { bytes: new Uint8Array(), tag: "" };
  const stale = current.tag !== baseTag;
  const base = stale ? ((await storedContent(baseTag)) ?? current) : current;

  const candidateTag = contentTag(candidate);
  const before = smbConfDocument(base);
  const after = smbConfDocument({ tag: candidateTag, bytes: candidate });
  const [verdict, connections] = await Promise.all([
    checkSmbConfCandidate(host, candidate, base.bytes),
    readConnections(host),
  ]);
  const impact = configImpact(before, after);
  const demo = demoClientNames(host);
  return ok({
    service: "Samba",
    subjects: "shares",
    baseTag,
    candidateTag,
    ...(stale ? { stale: { currentTag: current.tag } } : {}),
    changed: candidateTag !== baseTag,
    findings: verdict.findings,
    introduced: verdict.introduced,
    checker: verdict.testparm,
    impact,
    connected: connections.ok
      ? connections.value.map((one) =>
          connected(one, connectionFate(after, one), demo.get(one.client) ?? null),
        )
      : null,
    warningsDigest: verdict.warningsDigest,
    restartAdvised: impact.restartAdvised,
  });
}

function connected(connection: ShareConnection, fate: string, demo: string | null): ConnectedClient {
  const { client, user, share, dialect, encryption } = connection;
  const encrypted = encryption === "encrypted";
  return { client, user, share, dialect: dialectLabel(dialect), encrypted, fate, demo };
}
