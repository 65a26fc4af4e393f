import { ofDisks, ofPanel, ofServices } from "./attention-appliance";
import type { Attention, AttentionFacts, FindingCounts } from "./attention-facts";
import { ofExports, ofMountd, ofTunnels } from "./attention-nfs";
import { ofSessions, ofShares, ofVerification } from "./attention-smb";
import { counted } from "./counted";

/** What needs attention, the worst first. */
export function attention(facts: AttentionFacts): readonly Attention[] {
  const found = [
    ...ofServices(facts.services ?? []),
    ...ofShares(facts),
    ...ofSessions(facts.sessions),
    ...ofFile("smb.conf", "/cifs-shares/config-file", "Edit Config File", facts.smbConf),
    ...ofExports(facts.exports),
    ...ofFile("The exports file", "/nfs-exports/config-file", "Edit Exports File", facts.exportsFile),
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
  const parts = [
    counts.errors > 0 ? counted(counts.errors, "error", "errors") : "",
    counts.warnings > 0 ? counted(counts.warnings, "warning", "warnings") : "",
  ].filter(Boolean);
  const severity = counts.errors > 0 ? "error" : "warning";
  return [{ id: `file-${href}`, severity, text: `${name} has ${parts.join(" and ")}.`, href, action }];
}
