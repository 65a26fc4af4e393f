import type { Host, RunOutcome } from "@/lib/host/host";
import { describeOutcome } from "@/lib/host/outcome";
import { readSmbStatus, type ShareConnection } from "@/lib/samba/smbstatus";
import { ofProcess } from "@/lib/shared/of-process";
import { fail, type Result } from "@/lib/shared/result";
import { keepFailure } from "@/lib/use-cases/keep-failure";
import { t } from "@/lib/words/t";

export type Connections = Result<readonly ShareConnection[]>;

/** What one run of smbstatus said. */
export interface ConnectionReport {
  readonly connections: Connections;
  /** When it ended, in milliseconds since 1970, and how long it took. */
  readonly at: number;
  readonly tookMs: number;
}

interface Known {
  running: Promise<ConnectionReport> | undefined;
  newest: ConnectionReport | undefined;
  /** Counts the changes after which an older report does not count: see `outdateConnections`. */
  changes: number;
}

const all = ofProcess("connections", () => new WeakMap<Host, Known>());

function knownOf(host: Host): Known {
  const known = all.get(host) ?? { running: undefined, newest: undefined, changes: 0 };
  all.set(host, known);
  return known;
}

/**
 * Who is connected to which share now, from `smbstatus --json`. Several pages ask every few seconds: whoever asks while
 * smbstatus runs for somebody else is given the same answer.
 */
export async function readConnections(host: Host): Promise<Connections> {
  return (await reportConnections(host)).connections;
}

/** The same from a report that was begun after this call: for whoever acts on it. */
export async function readConnectionsNow(host: Host): Promise<Connections> {
  await knownOf(host).running;
  return readConnections(host);
}

/** The same with when it was so. */
export function reportConnections(host: Host): Promise<ConnectionReport> {
  const known = knownOf(host);
  if (known.running !== undefined) return known.running;
  const running = report(host, known).finally(() => {
    if (known.running === running) known.running = undefined;
  });
  known.running = running;
  return running;
}

/** What the last run said that still counts; undefined where there is none. */
export function newestReport(host: Host): ConnectionReport | undefined {
  return knownOf(host).newest;
}

/** Whoever looks after this call is not shown what a run said that began before: Samba was restarted, say. */
export function outdateConnections(host: Host): void {
  const known = knownOf(host);
  known.changes += 1;
  known.newest = undefined;
  known.running = undefined;
}

/** For 2,000 sessions smbstatus works for a second; on a machine that is very busy that becomes many. */
const PATIENCE_MS = 60_000;

async function report(host: Host, known: Known): Promise<ConnectionReport> {
  const { changes } = known;
  const began = performance.now();
  const connections = await keepFailure(() => ask(host));
  const made = { connections, at: Date.now(), tookMs: performance.now() - began };
  if (known.changes === changes) known.newest = made;
  return made;
}

/**
 * Without its configuration file smbstatus looks where Samba keeps its files by default, finds nobody there and ends with
 * status 0 (measured with 4.17.12): "nobody is connected" would be a guess.
 */
const UNLED = /^Can't load /m;

async function ask(host: Host): Promise<Connections> {
  const outcome = await host.run(["smbstatus", "--json"], {
    maxOutput: 64 * 1024 * 1024,
    timeoutMs: PATIENCE_MS,
  });
  if (outcome.kind === "exited" && outcome.code === 0 && !outcome.truncated && !UNLED.test(outcome.stderr)) {
    return readSmbStatus(outcome.stdout);
  }
  return fail({
    code: "unknown",
    message: t("Who is connected is not known: {why}", { why: why(outcome) }),
    detail: describeOutcome(outcome),
  });
}

function why(outcome: RunOutcome): string {
  if (outcome.kind === "not-found") {
    return t(
      "smbstatus is not installed on the appliance. It comes with Samba (on Debian in the package samba).",
    );
  }
  if (outcome.kind === "denied") return t("the panel's account may not run smbstatus. See the sudoers file.");
  if (outcome.kind === "timed-out") return t("smbstatus did not end in time. It is asked again by itself.");
  if (outcome.kind === "exited" && outcome.code === 0) {
    return outcome.truncated
      ? t("the report of smbstatus is too long to be read.")
      : t(
          "smbstatus cannot read Samba's configuration, so it does not know where to look. See that smb.conf is there and may be read.",
        );
  }
  return t("smbstatus gave no report. It needs a running smbd and root's rights.");
}
