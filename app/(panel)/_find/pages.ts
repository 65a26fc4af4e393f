import type { PageGroup } from "@/components/shell/navigation";
import { t } from "@/lib/words/t";
import { bothWays, type Found } from "./found";

/** The pages that somebody has entries of, top to bottom as in the navigation. */
export function pagesFound(groups: readonly PageGroup[]): readonly Found[] {
  return groups.flatMap(({ label: group, pages }) =>
    pages.map(({ label, href, icon, keywords }) => ({
      id: `page ${href}`,
      kind: "page",
      label: t(label),
      detail: t(group),
      icon,
      words: [label, group, ...(keywords ?? [])].flatMap(bothWays),
      goal: { go: href },
    })),
  );
}
