import { msg, t } from "@/lib/words/t";
import type { Attention, AttentionFacts, ServiceFact } from "./attention-facts";

const SERVICE_PAGES: Readonly<Record<string, { readonly href: string; readonly action: string }>> = {
  smbd: { href: "/cifs-shares", action: msg("Open CIFS Shares") },
  nfs: { href: "/nfs-exports", action: msg("Open NFS Exports") },
  sshd: { href: "/nfs-tunnels", action: msg("Open NFS Tunnels") },
};

/** Per cent. */
const FULL = 90;
const VERY_FULL = 97;

export function ofServices(services: readonly ServiceFact[]): readonly Attention[] {
  return services.flatMap(({ name, state, detail }): Attention[] => {
    if (state === "running" || state === "unknown") return [];
    const { href, action } = SERVICE_PAGES[name] ?? { href: "/audit", action: msg("Open Audit Log") };
    const standing = t(state === "failed" ? "{name} has failed." : "{name} does not run.", { name });
    return [
      {
        id: `service-${name}`,
        severity: "error",
        text: `${standing} ${detail}`.trim(),
        href,
        action: t(action),
      },
    ];
  });
}

export function ofDisks(disks: NonNullable<AttentionFacts["disks"]>): readonly Attention[] {
  return disks.flatMap(({ mountPoint, usedShare }): Attention[] => {
    if (usedShare < FULL) return [];
    const severity = usedShare < VERY_FULL ? "warning" : "error";
    const text = t(
      "The file system {mountPoint} is {usedShare} % full. Take something off it, or make it larger.",
      { mountPoint, usedShare: Math.floor(usedShare) },
    );
    return [
      {
        id: `disk-${mountPoint}`,
        severity,
        text,
        href: "/cifs-shares",
        action: t("See which shares lie there"),
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
      text: `${t("The audit log is not as it was written.")} ${brokenAudit}`,
      href: "/audit",
      action: t("Verify log"),
    });
  }
  if (adminsWithoutFactor !== null && adminsWithoutFactor > 0) {
    const text = t(
      "{count, plural, one {# admin account has} other {# admin accounts have}} no second factor: a password is all that stands before everything here.",
      { count: adminsWithoutFactor },
    );
    found.push({
      id: "second-factor",
      severity: "warning",
      text,
      href: "/accounts",
      action: t("Open Accounts"),
    });
  }
  return found;
}
