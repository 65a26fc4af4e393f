import type { Host } from "@/lib/host/host";
import { configImpact } from "@/lib/samba/impact";
import { dialectLabel } from "@/lib/samba/dialect-label";
import type { ShareConnection } from "@/lib/samba/smbstatus";
import { ok, type Result } from "@/lib/shared/result";
import type { ConnectedClient, Review } from "@/lib/use-cases/change-types";
import { checkSmbConfCandidate } from "@/lib/use-cases/check-smb-conf";
import { connectionFate, type ForetoldConnection } from "@/lib/samba/connection-fate";
import { demoClientNames } from "@/lib/use-cases/demo-client-names";
import { readConnections } from "@/lib/use-cases/read-connections";
import { readReviewGround } from "@/lib/use-cases/review-ground";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { t } from "@/lib/words/t";

/**
 * What a person should know before saying yes: the checks, testparm's words, what changes for whom, who is connected now
 * and what becomes of them. Changes nothing.
 */
export async function reviewSmbConf(
  host: Host,
  candidate: Uint8Array,
  baseTag: string,
): Promise<Result<Review>> {
  const ground = await readReviewGround(smbConfFile, host, candidate, baseTag);
  if (!ground.ok) return ground;
  const { base, head } = ground.value;
  const before = smbConfDocument(base);
  const after = smbConfDocument(ground.value.candidate);
  const [verdict, connections] = await Promise.all([
    checkSmbConfCandidate(host, candidate, base.bytes),
    readConnections(host),
  ]);
  const impact = configImpact(before, after);
  const demo = demoClientNames(host);
  const open = connections.ok
    ? connections.value.map((one) => connected(one, connectionFate(after, one), demo.get(one.client) ?? null))
    : null;
  return ok({
    ...head,
    subjects: "shares",
    findings: verdict.findings,
    introduced: verdict.introduced,
    refused: verdict.refused?.message ?? null,
    checker: verdict.testparm,
    impact,
    connected: open,
    ...(connections.ok ? {} : { connectedUnknown: connections.error.message }),
    warningsDigest: verdict.warningsDigest,
    restartAdvised: impact.restartAdvised,
    means: {
      restart: restartMeans(open),
      reload: t("Nobody is disconnected. Sessions that are open now go on as they were."),
    },
  });
}

function connected(
  connection: ShareConnection,
  { fate, words }: ForetoldConnection,
  demo: string | null,
): ConnectedClient {
  const { client, user, share, dialect, encryption } = connection;
  const encrypted = encryption === "encrypted";
  return { client, user, share, dialect: dialectLabel(dialect), encrypted, fate, fateWords: words, demo };
}

function restartMeans(open: readonly ConnectedClient[] | null): string {
  if (open === null) return t("Every open session ends.");
  if (open.length === 0) return t("Nobody is connected now.");
  const users = [...new Set(open.map((client) => client.user))];
  return t(
    "Disconnects {count, plural, one {{count} connection} other {{count} connections}}: {users}{more, plural, =0 {} other { and {more} more}}.",
    { count: open.length, users: users.slice(0, 3).join(", "), more: Math.max(0, users.length - 3) },
  );
}
