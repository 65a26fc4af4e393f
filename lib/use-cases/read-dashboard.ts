import { attention } from "@/lib/dashboard/attention";
import { MAY_ADMINISTER, MAY_CHANGE, MAY_REACH_OUT, type Role } from "@/lib/auth/roles";
import type { Attention, AttentionFacts } from "@/lib/dashboard/attention-facts";
import { type Disk, usedShare } from "@/lib/dashboard/machine";
import { listStoredAccounts } from "@/lib/db/account-store";
import type { RevisionRow } from "@/lib/db/revision-list";
import type { Host } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";
import { brokenAudit } from "@/lib/use-cases/audit-standing";
import {
  type ExportsPart,
  exportsPart,
  mountdPart,
  type TunnelsPart,
  tunnelsPart,
} from "@/lib/use-cases/dashboard-nfs";
import { type Part, readPart } from "@/lib/use-cases/dashboard-part";
import {
  type SessionsPart,
  sessionsPart,
  type SharesPart,
  sharesPart,
  type TrafficPart,
  trafficPart,
} from "@/lib/use-cases/dashboard-smb";
import { listRevisions } from "@/lib/use-cases/list-revisions";
import { lastMeasured, type MachineNow } from "@/lib/use-cases/measured";
import { readRefusals, RefusalQuery } from "@/lib/use-cases/read-refusals";
import { type ApplianceServices, readServices } from "@/lib/use-cases/read-services";
import { sharedLook } from "@/lib/use-cases/shared-look";
import { msg, t } from "@/lib/words/t";

/** All that the dashboard shows but its charts. Each part stands for itself. */
export interface Dashboard {
  readonly kind: Host["kind"];
  readonly sessions: Part<SessionsPart>;
  readonly traffic: Part<TrafficPart>;
  readonly shares: Part<SharesPart>;
  readonly exports: Part<ExportsPart>;
  readonly tunnels: Part<TunnelsPart>;
  readonly refused: Part<RefusedPart>;
  readonly services: Part<ApplianceServices>;
  readonly machine: Part<MachinePart>;
  readonly changes: Part<readonly RevisionRow[]>;
  readonly attention: readonly Attention[];
}

/** Since midnight, by the clock of the panel's machine. */
export interface RefusedPart {
  readonly clients: number;
  readonly times: number;
  /** The log was longer than is looked through here: there may be more. */
  readonly atLeast: boolean;
  readonly latest: { readonly at: string; readonly who: string; readonly reason: string } | null;
  /** What keeps the log from telling all of it. */
  readonly notices: readonly string[];
}

export interface MachinePart extends MachineNow {
  readonly disks: readonly (Disk & { readonly usedShare: number })[];
  readonly disksTrouble: string | null;
}

const CHANGES_SHOWN = 6;
/** mountd's state is one line among others: it can come later. */
const MOUNTD_PATIENCE_MS = 1_500;

interface Looked extends Omit<Dashboard, "attention"> {
  readonly mountd: Part<string | null>;
  readonly adminsWithoutFactor: readonly string[];
}

/** Who asks: nobody but those who manage accounts is told of them, and links lead to what a person may do. */
interface Reader {
  readonly username: string;
  readonly role: Role;
}

const looked = sharedLook("dashboard", look, { keptForMs: 1_000, renewedForMs: 2_000 });

export async function readDashboard(host: Host, { username, role }: Reader): Promise<Result<Dashboard>> {
  const { mountd, adminsWithoutFactor, ...parts } = await looked(host);
  const { services, sessions, shares, exports, tunnels, machine } = parts;
  const facts: AttentionFacts = {
    services: services.value && neededServices(services.value, parts),
    sessions: sessions.value && {
      clear: sessions.value.clear + sessions.value.partial,
      leftover: sessions.value.leftover,
    },
    shares: shares.value,
    smbConf: shares.value?.findings ?? null,
    verified: shares.value?.verified ?? null,
    openExports: exports.value?.open ?? null,
    exportsFile: exports.value?.findings ?? null,
    mountd: exports.value?.total === 0 ? null : mountd.value,
    tunnels: tunnels.value?.tunnels ?? null,
    disks: machine.value?.disks ?? null,
    brokenAudit: brokenAudit(),
    adminsWithoutFactor: MAY_ADMINISTER.includes(role) ? adminsWithoutFactor : null,
  };
  const may = { mayChange: MAY_CHANGE.includes(role), mayReachOut: MAY_REACH_OUT.includes(role) };
  return ok({ ...parts, attention: attention(facts, { username, ...may }) });
}

async function look(host: Host): Promise<Looked> {
  const [sessions, traffic, shares, exports, tunnels, refused, services, machine, changes, mountd, admins] =
    await Promise.all([
      readPart(msg("Sessions"), () => sessionsPart(host)),
      readPart(msg("SMB traffic"), () => trafficPart(host)),
      readPart(msg("Shares"), () => sharesPart(host)),
      readPart(msg("NFS exports"), () => exportsPart(host)),
      readPart(msg("NFS tunnels"), () => tunnelsPart(host)),
      readPart(msg("Refused clients"), () => refusedPart(host)),
      readPart(msg("Services"), () => readServices(host)),
      readPart(msg("Appliance"), () => Promise.resolve(machinePart(host))),
      readPart(msg("Last changes"), changesPart),
      readPart("mountd", () => mountdPart(host), MOUNTD_PATIENCE_MS),
      findAdminsWithoutFactor(),
    ]);
  const parts = { sessions, traffic, shares, exports, tunnels, refused, services, machine, changes, mountd };
  return { kind: host.kind, ...parts, adminsWithoutFactor: admins };
}

/** One that nothing here rests on may as well stand still. */
function neededServices(
  { services }: ApplianceServices,
  { exports, tunnels }: Pick<Dashboard, "exports" | "tunnels">,
) {
  return services.filter(({ name, state }) => {
    if (state !== "stopped") return true;
    if (name === "nfs") return exports.value?.total !== 0;
    return name !== "sshd" || tunnels.value?.total !== 0;
  });
}

async function refusedPart(host: Host): Promise<Result<RefusedPart>> {
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  const read = await readRefusals(host, RefusalQuery.parse({ since: midnight.toISOString() }));
  if (!read.ok) return read;
  const { refusals, matching, notices } = read.value;
  const [latest] = refusals;
  return ok({
    clients: new Set(refusals.map(({ client, workstation }) => client ?? workstation ?? "")).size,
    times: refusals.reduce((sum, { times }) => sum + times, 0),
    atLeast: matching > refusals.length,
    latest: latest
      ? {
          at: latest.at,
          who: latest.demo ?? latest.client ?? latest.workstation ?? t("an unknown client"),
          reason: latest.reason,
        }
      : null,
    notices: notices.map(({ message }) => message),
  });
}

function machinePart(host: Host): Result<MachinePart> {
  const measured = lastMeasured(host);
  if (measured === undefined) {
    const message = t(
      "The appliance has not been measured yet. The first figures come within twenty seconds of the panel's start; if none do, see the panel's own output (panel.log).",
    );
    return fail({ code: "not-yet", message });
  }
  const { machine, disks } = measured;
  if (!machine.ok) return machine;
  return ok({
    ...machine.value,
    disks: disks.ok ? disks.value.map((disk) => ({ ...disk, usedShare: usedShare(disk) })) : [],
    disksTrouble: disks.ok ? null : disks.error.message,
  });
}

async function changesPart(): Promise<Result<readonly RevisionRow[]>> {
  const { revisions } = await listRevisions({ q: "", page: 1, size: CHANGES_SHOWN });
  return ok(revisions);
}

async function findAdminsWithoutFactor(): Promise<readonly string[]> {
  const accounts = await listStoredAccounts();
  return accounts
    .filter(
      ({ role, disabledAt, hasSecondFactor }) => role === "admin" && disabledAt === null && !hasSecondFactor,
    )
    .map(({ username }) => username);
}
