import { checkExports } from "@/lib/nfs/checks/check-exports";
import { parseExports } from "@/lib/nfs/document";
import type { ExportLine } from "@/lib/nfs/lines";
import { t } from "@/lib/words/t";
import { type Analysis, analysisOf, type OutlineEntry } from "../analysis";

/** Nobody reads a longer list of completions. */
const MOST_NAMES = 300;

/** The outline names every export, those put out of force among them; the names are its clients, the commonest first. */
export function analyseExports(text: string): Analysis {
  const document = parseExports(text);
  const outline = document.lines.flatMap((line): OutlineEntry[] => {
    if (line.kind !== "export" && line.kind !== "disabled") return [];
    const { from, number } = line;
    const path = line.kind === "export" ? line.path.value : line.export.path.value;
    const name = line.kind === "export" ? path : t("{path} (disabled)", { path });
    return [{ name, lead: path.lastIndexOf("/", path.length - 2) + 1, from, number }];
  });
  return analysisOf(text, {
    findings: checkExports(document),
    outline,
    names: clientsOf(document.exports),
  });
}

function clientsOf(exports: readonly ExportLine[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { items } of exports) {
    for (const item of items) {
      if (item.kind !== "client" || item.isImplied || item.problem !== undefined) continue;
      counts.set(item.host, (counts.get(item.host) ?? 0) + 1);
    }
  }
  counts.delete("");
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_NAMES)
    .map(([name]) => name);
}
