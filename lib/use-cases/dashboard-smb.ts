import { bytesOver, type Measured as MeasuredBytes } from "@/lib/dashboard/series";
import type { TrafficKind, TrafficRates } from "@/lib/dashboard/smb-traffic";
import type { FindingCounts, SharesFound, Verified } from "@/lib/dashboard/attention-facts";
import type { Host } from "@/lib/host/host";
import { recognisePreset } from "@/lib/samba/apply-preset";
import { checkSmbConf } from "@/lib/samba/checks/check-smb-conf";
import type { SmbConf } from "@/lib/samba/document";
import { fileCaveat } from "@/lib/samba/encryption";
import { ENCRYPTION_LABELS, type EncryptionState } from "@/lib/samba/encryption-table";
import { sectionKey } from "@/lib/samba/names";
import { PRESETS } from "@/lib/samba/presets";
import { ok, type Result } from "@/lib/shared/result";
import { listVerifications } from "@/lib/use-cases/list-verifications";
import { lastMeasured } from "@/lib/use-cases/measured";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { readSessions } from "@/lib/use-cases/read-sessions";
import { recentConnections } from "@/lib/use-cases/recent-connections";
import { readSeries } from "@/lib/use-cases/samples";
import { summariesOf } from "@/lib/use-cases/share-summaries";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { t } from "@/lib/words/t";

export interface SessionsPart {
  readonly encrypted: number;
  readonly partial: number;
  readonly clear: number;
  /** Of those that are not encrypted, the ones at shares that smb.conf encrypts. */
  readonly leftover: number;
  readonly clients: number;
}

/** Who is connected, counted: the reports of smbstatus that the Sessions page reads as well. */
export async function sessionsPart(host: Host): Promise<Result<SessionsPart>> {
  const read = await readSessions(host, async (one) => (await recentConnections(one)).connections);
  if (!read.ok) return read;
  const { sessions } = read.value;
  const count = (kind: (typeof sessions)[number]["encryption"]) =>
    sessions.filter(({ encryption }) => encryption === kind).length;
  return ok({
    encrypted: count("encrypted"),
    partial: count("partial"),
    clear: count("clear"),
    leftover: sessions.filter(({ leftover }) => leftover).length,
    clients: new Set(sessions.map(({ client }) => client)).size,
  });
}

export interface TrafficPart {
  /** Bytes a second, both ways; null: not measured yet. */
  readonly now: TrafficRates | null;
  /** In the last hour. */
  readonly hour: Readonly<Record<TrafficKind, MeasuredBytes>>;
}

export async function trafficPart(host: Host): Promise<Result<TrafficPart>> {
  const measured = lastMeasured(host);
  if (measured?.traffic.ok === false) return measured.traffic;
  const series = await readSeries(host, "hour");
  return ok({
    now: measured?.traffic.value ?? null,
    hour: {
      encrypted: bytesOver(series, "smbEncrypted"),
      clear: bytesOver(series, "smbClear"),
      unsorted: bytesOver(series, "smbUnsorted"),
    },
  });
}

export interface SharesPart {
  /** Those in service, by state, in the order of the states. */
  readonly states: readonly StateCount[];
  readonly total: number;
  readonly lockedOut: number;
  readonly clear: number;
  readonly onRequest: number;
  /** What smb.conf is: a preset, or the one it comes nearest to. */
  readonly preset: { readonly label: string; readonly isExact: boolean };
  readonly caveat: string | null;
  readonly findings: FindingCounts;
  readonly verified: Verified;
}

interface StateCount {
  readonly state: EncryptionState;
  readonly count: number;
}

export async function sharesPart(host: Host): Promise<Result<SharesPart>> {
  const [read, checks] = await Promise.all([readManagedFile(smbConfFile, host), listVerifications(host)]);
  if (!read.ok) return read;
  if (!checks.ok) return checks;
  const doc = smbConfDocument(read.value);
  const known = told.get(doc) ?? tell(doc);
  told.set(doc, known);
  const { names, preset, ...part } = known;
  const byKey = new Map(checks.value.map((check) => [sectionKey(check.share), check]));
  const found = names.map((name) => ({ name, check: byKey.get(sectionKey(name)) }));
  const those = (isMeant: (check: (typeof found)[number]["check"]) => boolean): SharesFound => {
    const meant = found.filter(({ check }) => isMeant(check));
    return { count: meant.length, first: meant[0]?.name ?? null };
  };
  return ok({
    ...part,
    preset: { ...preset, label: t(preset.label) },
    caveat: fileCaveat(doc) ?? null,
    verified: {
      notAsPromised: found.flatMap(({ name, check }) =>
        check?.verdict === "not-as-promised" && !check.outdated ? [name] : [],
      ),
      outdated: those((check) => check?.outdated === true),
      never: those((check) => check === undefined),
    },
  });
}

type Told = Omit<SharesPart, "verified" | "caveat"> & { readonly names: readonly string[] };

/** The same document tells the same, in whichever language it is said. */
const told = new WeakMap<SmbConf, Told>();

function tell(doc: SmbConf): Told {
  const shares = summariesOf(doc).filter(({ available }) => available);
  const count = (state: EncryptionState) =>
    shares.filter(({ encryption }) => encryption.state === state).length;
  const { preset, nearest } = recognisePreset(doc);
  const findings = checkSmbConf(doc);
  return {
    states: (Object.keys(ENCRYPTION_LABELS) as EncryptionState[]).flatMap((state) =>
      count(state) > 0 ? [{ state, count: count(state) }] : [],
    ),
    total: shares.length,
    lockedOut: count("locked-out"),
    clear: count("clear"),
    onRequest: count("on-request"),
    preset: {
      label: PRESETS.find(({ name }) => name === nearest)?.label ?? nearest,
      isExact: preset !== null,
    },
    findings: countFindings(findings),
    names: shares.filter(({ kind }) => kind === "folder").map(({ name }) => name),
  };
}

export function countFindings(
  findings: readonly { readonly severity: string; readonly number: number }[],
): FindingCounts {
  const of = (kind: string) => findings.filter(({ severity }) => severity === kind);
  const [errors, warnings] = [of("error"), of("warning")];
  const worst = errors.length > 0 ? errors : warnings;
  const line = worst.length === 0 ? null : Math.min(...worst.map(({ number }) => number));
  return { errors: errors.length, warnings: warnings.length, line };
}
