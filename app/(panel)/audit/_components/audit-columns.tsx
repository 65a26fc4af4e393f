import { actorWords, type AuditEntry } from "@/components/shell/audit-query";
import { OutcomeBadge } from "@/components/shell/outcome-badge";
import { AsKept } from "@/components/ui/as-kept";
import type { GridColumn } from "@/components/ui/data-grid/column";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import { msg } from "@/lib/words/t";

export const auditColumns: readonly GridColumn<AuditEntry>[] = [
  { id: "when", header: msg("When"), cell: ({ at }) => <RelativeTime at={at} />, width: 8, grow: 0 },
  { id: "who", header: msg("Who"), cell: whoCell, width: 8, grow: 0.5, rowHeader: true },
  {
    id: "from",
    header: msg("From where"),
    cell: ({ address }) => <Mono>{address}</Mono>,
    width: 8,
    grow: 0.5,
  },
  { id: "what", header: msg("What"), cell: ({ action }) => <Mono>{action}</Mono>, width: 11, grow: 0.5 },
  { id: "target", header: msg("Target"), cell: ({ target }) => target, width: 9, grow: 0.5 },
  {
    id: "outcome",
    header: msg("Outcome"),
    cell: ({ outcome }) => <OutcomeBadge outcome={outcome} />,
    width: 6,
    grow: 0,
  },
  {
    id: "detail",
    header: msg("Detail"),
    cell: ({ detail }) => <AsKept>{detail}</AsKept>,
    width: 13,
    grow: 3,
  },
];

function whoCell(entry: AuditEntry) {
  const { actor, role } = entry;
  if (actor === "-" || actor === role || role === "-") return actorWords(entry);
  return (
    <>
      {actor} <span className="font-normal text-muted">{role}</span>
    </>
  );
}
