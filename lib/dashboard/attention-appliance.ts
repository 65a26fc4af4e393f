import { percent } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";
import { addressOf } from "./attention-address";
import type { Attention, AttentionFacts, AttentionReader, ServiceFact } from "./attention-facts";

/** The service that the panel can start itself. */
const RESTARTED = { href: "/cifs-shares?do=restart-samba", action: msg("Restart Samba") };

const SERVICE_PAGES: Readonly<Record<string, { readonly href: string; readonly action: string }>> = {
  smbd: { href: "/cifs-shares", action: msg("Open CIFS Shares") },
  nfs: { href: "/nfs-exports", action: msg("Open NFS Exports") },
  sshd: { href: "/nfs-tunnels", action: msg("Open NFS Tunnels") },
};

/** Per cent. */
const FULL = 90;
const VERY_FULL = 97;

export function ofServices(
  services: readonly ServiceFact[],
  { mayChange }: AttentionReader,
): readonly Attention[] {
  return services.flatMap(({ name, state, detail }): Attention[] => {
    if (state === "running" || state === "unknown") return [];
    const page = SERVICE_PAGES[name] ?? { href: "/audit", action: msg("Open Audit Log") };
    const { href, action } = name === "smbd" && mayChange ? RESTARTED : page;
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
      "The file system {mountPoint} is {usedShare} full. Take something off it, or make it larger.",
      { mountPoint, usedShare: percent(Math.floor(usedShare)) },
    );
    return [
      {
        id: `disk-${mountPoint}`,
        severity,
        text,
        href: addressOf("/cifs-shares", { q: mountPoint }),
        action: t("See which shares lie there"),
      },
    ];
  });
}

export function ofPanel(
  { brokenAudit, adminsWithoutFactor }: AttentionFacts,
  { username }: AttentionReader,
): readonly Attention[] {
  const found: Attention[] = [];
  if (brokenAudit !== null) {
    found.push({
      id: "audit",
      severity: "error",
      text: `${t("The audit log is not as it was written.")} ${brokenAudit}`,
      href: addressOf("/audit", { do: "verify" }),
      action: t("Verify log"),
    });
  }
  const [first] = adminsWithoutFactor ?? [];
  if (adminsWithoutFactor !== null && first !== undefined) {
    const text = t(
      "{count, plural, one {# admin account has} other {# admin accounts have}} no second factor: a password is all that stands before everything here.",
      { count: adminsWithoutFactor.length },
    );
    // A second factor is set up by its owner alone: the reader begins with the own one.
    const way = adminsWithoutFactor.includes(username)
      ? { href: addressOf("/account", { do: "second-factor" }), action: t("Set up second factor") }
      : { href: addressOf("/accounts", { account: first }), action: t("Open Accounts") };
    found.push({ id: "second-factor", severity: "warning", text, ...way });
  }
  return found;
}
