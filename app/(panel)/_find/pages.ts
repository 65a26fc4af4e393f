import type { PageGroup } from "@/components/shell/navigation";
import { searchWords } from "@/lib/help/word-list";
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
      words: [...[label, group].flatMap(bothWays), ...searchWords(keywords ?? [])],
      goal: { go: href },
    })),
  );
}
