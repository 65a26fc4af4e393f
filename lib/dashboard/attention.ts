import { t } from "@/lib/words/t";
import { addressOf } from "./attention-address";
import { ofDisks, ofPanel, ofServices } from "./attention-appliance";
import type { Attention, AttentionFacts, AttentionReader, FindingCounts } from "./attention-facts";
import { ofExports, ofMountd, ofTunnels } from "./attention-nfs";
import { ofSessions, ofShares, ofVerification } from "./attention-smb";

/** What needs attention, the worst first, each with where `reader` mends it, or sees it. */
export function attention(facts: AttentionFacts, reader: AttentionReader): readonly Attention[] {
  const { mayChange } = reader;
  const [smbConf, exportsFile] = [
    t(mayChange ? "Edit Config File" : "View Config File"),
    t(mayChange ? "Edit Exports File" : "View Exports File"),
  ];
  const found = [
    ...ofServices(facts.services ?? [], reader),
    ...ofShares(facts),
    ...ofSessions(facts.sessions, reader),
    ...ofFile("smb.conf", "/cifs-shares/config-file", smbConf, facts.smbConf),
    ...ofExports(facts.openExports, reader),
    ...ofFile(t("The exports file"), "/nfs-exports/config-file", exportsFile, facts.exportsFile),
    ...ofMountd(facts.mountd, reader),
    ...ofTunnels(facts.tunnels ?? [], reader),
    ...ofDisks(facts.disks ?? []),
    ...ofPanel(facts, reader),
    ...ofVerification(facts.verified),
  ];
  return found.toSorted((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}

const ORDER: readonly Attention["severity"][] = ["error", "warning", "info"];

function ofFile(
  name: string,
  page: string,
  action: string,
  counts: FindingCounts | null,
): readonly Attention[] {
  if (counts === null || counts.errors + counts.warnings === 0) return [];
  const severity = counts.errors > 0 ? "error" : "warning";
  const href = addressOf(page, { line: counts.line });
  return [{ id: `file-${page}`, severity, text: fileWords(name, counts), href, action }];
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
