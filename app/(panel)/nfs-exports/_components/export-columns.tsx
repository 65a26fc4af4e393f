import { Badge } from "@/components/ui/badge";
import type { GridColumn } from "@/components/ui/data-grid/column";
import { ExposureBadge } from "@/components/ui/exposure-badge";
import { Mono } from "@/components/ui/mono";
import { msg, t } from "@/lib/words/t";
import { accessWords, attentionOf, type ExportEntry, hostWords, STATE_WORDS } from "./export-words";

export const exportColumns: readonly GridColumn<ExportEntry>[] = [
  { id: "path", header: msg("Path"), cell: pathCell, sortable: true, width: 10, grow: 2, rowHeader: true },
  {
    id: "hosts",
    header: msg("Exported to"),
    cell: (entry) => (
      <Mono>
        <span title={hostWords(entry)}>{hostWords(entry)}</span>
      </Mono>
    ),
    sortable: true,
    width: 9,
    grow: 1.6,
  },
  { id: "access", header: msg("Access"), cell: accessWords, sortable: true, width: 8.75, grow: 0.3 },
  {
    id: "exposure",
    header: msg("In flight"),
    cell: ({ exposure, reason }) => <ExposureBadge state={exposure} reason={reason} />,
    sortable: true,
    descendingFirst: true,
    width: 12.25,
    grow: 0.3,
  },
  {
    id: "attention",
    header: msg("Attention"),
    cell: attentionCell,
    sortable: true,
    descendingFirst: true,
    width: 9.5,
    grow: 0.6,
  },
  {
    id: "state",
    header: msg("Active"),
    cell: ({ state }) => (
      <span className={state === "active" ? "" : "text-muted"}>{t(STATE_WORDS[state])}</span>
    ),
    sortable: true,
    width: 6,
    grow: 0,
  },
];

/** What tells paths apart is their end: where there is no room, the beginning gives way. */
function pathCell({ path, state }: ExportEntry) {
  return (
    <Mono className={state === "active" ? "font-semibold" : "text-muted line-through decoration-1"}>
      <span dir="rtl" title={path} className="block truncate text-left">
        <bdi>{path}</bdi>
      </span>
    </Mono>
  );
}

function attentionCell(entry: ExportEntry) {
  const all = attentionOf(entry);
  const [first, ...others] = all;
  if (first === undefined) return <span className="text-muted">–</span>;
  return (
    <span className="flex min-w-0 items-center gap-1" title={all.map(({ label }) => label).join(", ")}>
      <Badge tone={first.tone}>{first.label}</Badge>
      {others.length > 0 && <span className="text-xs text-muted">+{others.length}</span>}
    </span>
  );
}
