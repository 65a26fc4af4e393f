import type { AttentionFacts, FindingCounts, TunnelRemedy } from "@/lib/dashboard/attention-facts";
import type { Host } from "@/lib/host/host";
import { checkExports } from "@/lib/nfs/checks/check-exports";
import type { Exports } from "@/lib/nfs/document";
import { EXPOSURE_ORDER, type Exposure } from "@/lib/nfs/exposure";
import { readExports } from "@/lib/nfs/readings";
import { ok, type Result } from "@/lib/shared/result";
import { STATE_WORDS, type TunnelState } from "@/lib/tunnels/tunnel-state";
import { countFindings } from "@/lib/use-cases/dashboard-smb";
import { exportTableOf } from "@/lib/use-cases/export-table";
import { exportsDocument } from "@/lib/use-cases/exports-document";
import { exportsFile } from "@/lib/use-cases/exports-file";
import { listTunnels, type TunnelRow } from "@/lib/use-cases/list-tunnels";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { readNfsPorts } from "@/lib/use-cases/read-nfs-ports";
import { sharedLook } from "@/lib/use-cases/shared-look";
import { t } from "@/lib/words/t";

export interface ExportsPart {
  /** Those in force, by what becomes of their traffic, from the best to the worst. */
  readonly exposures: readonly { readonly exposure: Exposure; readonly count: number }[];
  readonly total: number;
  /** Those that can be reached outside of a tunnel: how many, and the paths of the first of them. */
  readonly open: NonNullable<AttentionFacts["openExports"]>;
  readonly findings: FindingCounts;
}

/** What an address has room for, and a person looks through before they change it. */
const NAMED_EXPORTS = 20;

const OPEN: ReadonlySet<Exposure> = new Set<Exposure>(["clear", "on-request", "mixed"]);

export async function exportsPart(host: Host): Promise<Result<ExportsPart>> {
  const read = await readManagedFile(exportsFile, host);
  if (!read.ok) {
    // A machine that exports nothing may well have no such file.
    if (read.error.code === "missing") return ok(NOTHING);
    return read;
  }
  const doc = exportsDocument(read.value);
  const known = told.get(doc) ?? tell(doc);
  told.set(doc, known);
  return ok(known);
}

const NOTHING: ExportsPart = {
  exposures: [],
  total: 0,
  open: { count: 0, paths: [] },
  findings: { errors: 0, warnings: 0, line: null },
};

const told = new WeakMap<Exports, ExportsPart>();

function tell(doc: Exports): ExportsPart {
  const active = exportTableOf(doc).exports.filter(({ state }) => state === "active");
  const exposures = EXPOSURE_ORDER.map((exposure) => ({
    exposure,
    count: active.filter((each) => each.exposure === exposure).length,
  }));
  const open = active.filter(({ exposure }) => OPEN.has(exposure));
  return {
    exposures: exposures.filter(({ count }) => count > 0),
    total: active.length,
    open: { count: open.length, paths: open.slice(0, NAMED_EXPORTS).map(({ path }) => path) },
    findings: countFindings(checkExports(doc, readExports(doc))),
  };
}

export interface TunnelsPart {
  readonly up: number;
  /** Profiles that are enabled. */
  readonly enabled: number;
  readonly total: number;
  /** Of all tunnels together, bytes a second; null: not known yet. */
  readonly rate: { readonly received: number; readonly sent: number } | null;
  readonly tunnels: readonly TunnelSummary[];
  readonly caveats: readonly string[];
}

export interface TunnelSummary {
  readonly id: string;
  readonly clientName: string;
  readonly isThisHost: boolean;
  readonly state: TunnelState;
  readonly rate: { readonly received: number; readonly sent: number } | null;
  /** What is wrong with it, in a sentence; null: nothing. */
  readonly trouble: string | null;
  readonly remedy: TunnelRemedy | null;
}

/** The states in which somebody has to do something; a client that has not opened its tunnel may just be switched off. */
const TROUBLED: ReadonlySet<TunnelState> = new Set<TunnelState>([
  "retrying",
  "confirm-host-key",
  "host-key-changed",
  "key-refused",
  "key-elsewhere",
  "no-key",
]);

export async function tunnelsPart(host: Host): Promise<Result<TunnelsPart>> {
  const listed = await listTunnels(host);
  if (!listed.ok) return listed;
  const { tunnels, caveats } = listed.value;
  const up = tunnels.filter(({ state }) => state === "connected");
  const rates = up.flatMap(({ live }) => live?.rate ?? []);
  const sum = (of: "received" | "sent") => rates.reduce((total, rate) => total + rate[of], 0);
  return ok({
    up: up.length,
    enabled: tunnels.filter(({ enabled }) => enabled).length,
    total: tunnels.length,
    rate: rates.length < up.length ? null : { received: sum("received"), sent: sum("sent") },
    tunnels: tunnels.map(summary),
    caveats,
  });
}

/** What somebody has to decide or give; what else is wrong is mended at the other end, and the page says how. */
const REMEDIES: Partial<Record<TunnelState, TunnelRemedy>> = {
  "confirm-host-key": "confirm-host-key",
  "host-key-changed": "confirm-host-key",
  "no-key": "make-key",
  "key-elsewhere": "make-key",
};

function summary({ id, clientName, isThisHost, state, live, enabled, lastTest }: TunnelRow): TunnelSummary {
  const isTroubled = enabled && TROUBLED.has(state);
  const failed =
    enabled && lastTest?.passed === false ? `${t("The last test failed.")} ${lastTest.summary}` : null;
  const trouble = isTroubled ? t(STATE_WORDS[state].meaning) : failed;
  const remedy = isTroubled ? (REMEDIES[state] ?? null) : trouble === null ? null : "test";
  return { id, clientName, isThisHost, state, rate: live?.rate ?? null, trouble, remedy };
}

/** It asks the NFS server itself, which may take its time. */
const nfsPorts = sharedLook("nfs ports", readNfsPorts, { keptForMs: 15_000, renewedForMs: 5 * 60_000 });

/** The sentence about mountd where its port will not stay, null where it will, or does not matter. */
export async function mountdPart(host: Host): Promise<Result<string | null>> {
  const ports = await nfsPorts(host);
  if (!ports.ok) return ports;
  const { state, sentence } = ports.value.mount;
  return ok(state === "floating" || state === "elsewhere" ? sentence : null);
}
