import type { Attention, AttentionFacts, ServiceFact } from "./attention-facts";
import { counted } from "./counted";

const SERVICE_PAGES: Readonly<Record<string, { readonly href: string; readonly action: string }>> = {
  smbd: { href: "/cifs-shares", action: "Open CIFS Shares" },
  nfs: { href: "/nfs-exports", action: "Open NFS Exports" },
  sshd: { href: "/nfs-tunnels", action: "Open NFS Tunnels" },
};

/** Per cent. */
const FULL = 90;
const VERY_FULL = 97;

export function ofServices(services: readonly ServiceFact[]): readonly Attention[] {
  return services.flatMap(({ name, state, detail }): Attention[] => {
    if (state === "running" || state === "unknown") return [];
    const page = SERVICE_PAGES[name] ?? { href: "/audit", action: "Open Audit Log" };
    const word = state === "failed" ? "has failed" : "does not run";
    return [
      {
        id: `service-${name}`,
        severity: "error",
        text: `${name} ${word}. ${detail}`.trim(),
        ...page,
      },
    ];
  });
}

export function ofDisks(disks: NonNullable<AttentionFacts["disks"]>): readonly Attention[] {
  return disks.flatMap(({ mountPoint, usedShare }): Attention[] => {
    if (usedShare < FULL) return [];
    const severity = usedShare < VERY_FULL ? "warning" : "error";
    const text = `The file system ${mountPoint} is ${String(Math.floor(usedShare))} % full. Take something off it, or make it larger.`;
    return [
      {
        id: `disk-${mountPoint}`,
        severity,
        text,
        href: "/cifs-shares",
        action: "See which shares lie there",
      },
    ];
  });
}

export function ofPanel({ brokenAudit, adminsWithoutFactor }: AttentionFacts): readonly Attention[] {
  const found: Attention[] = [];
  if (brokenAudit !== null) {
    found.push({
      id: "audit",
      severity: "error",
      text: `The audit log is not as it was written. ${brokenAudit}`,
      href: "/audit",
      action: "Verify log",
    });
  }
  if (adminsWithoutFactor !== null && adminsWithoutFactor > 0) {
    const text = `${counted(adminsWithoutFactor, "admin account has", "admin accounts have")} no second factor: a password is all that stands before everything here.`;
    found.push({
      id: "second-factor",
      severity: "warning",
      text,
      href: "/accounts",
      action: "Open Accounts",
    });
  }
  return found;
}
