import { t } from "@/lib/words/t";
import { ofDisks, ofPanel, ofServices } from "./attention-appliance";
import type { Attention, AttentionFacts, FindingCounts } from "./attention-facts";
import { ofExports, ofMountd, ofTunnels } from "./attention-nfs";
import { ofSessions, ofShares, ofVerification } from "./attention-smb";

/** What needs attention, the worst first. */
export function attention(facts: AttentionFacts): readonly Attention[] {
  const found = [
    ...ofServices(facts.services ?? []),
    ...ofShares(facts),
    ...ofSessions(facts.sessions),
    ...ofFile("smb.conf", "/cifs-shares/config-file", t("Edit Config File"), facts.smbConf),
    ...ofExports(facts.exports),
    ...ofFile(t("The exports file"), "/nfs-exports/config-file", t("Edit Exports File"), facts.exportsFile),
    ...ofMountd(facts.mountd),
    ...ofTunnels(facts.tunnels ?? []),
    ...ofDisks(facts.disks ?? []),
    ...ofPanel(facts),
    ...ofVerification(facts.verified),
  ];
  return found.toSorted((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}

const ORDER: readonly Attention["severity"][] = ["error", "warning", "info"];

function ofFile(
  name: string,
  href: string,
  action: string,
  counts: FindingCounts | null,
): readonly Attention[] {
  if (counts === null || counts.errors + counts.warnings === 0) return [];
  const severity = counts.errors > 0 ? "error" : "warning";
  return [{ id: `file-${href}`, severity, text: fileWords(name, counts), href, action }];
}

function fileWords(name: string, { errors, warnings }: FindingCounts): string {
  if (warnings === 0) {
    return t("{name} has {errors, plural, one {# error} other {# errors}}.", { name, errors });
  }
  if (errors === 0) {
    return t("{name} has {warnings, plural, one {# warning} other {# warnings}}.", { name, warnings });
  }
  return t(
    "{name} has {errors, plural, one {# error} other {# errors}} and {warnings, plural, one {# warning} other {# warnings}}.",
    { name, errors, warnings },
  );
}
