import type { PageGroup } from "@/components/shell/navigation";
import type { Found } from "./found";

/** The pages that somebody has entries of, top to bottom as in the navigation. */
export function pagesFound(groups: readonly PageGroup[]): readonly Found[] {
  return groups.flatMap(({ label: group, pages }) =>
    pages.map(({ label, href, icon, keywords }) => ({
      id: `page ${href}`,
      kind: "page",
      label,
      detail: group,
      icon,
      words: [group, ...(keywords ?? [])],
      goal: { go: href },
    })),
  );
}
