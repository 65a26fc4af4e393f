import type { GridColumn } from "@/components/ui/data-grid/column";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Revision } from "../_queries";
import { originWords, RevisionState, sizeChange } from "./revision-words";

export const revisionColumns: readonly GridColumn<Revision>[] = [
  {
    id: "seq",
    header: "No.",
    cell: ({ seq }) => String(seq),
    width: 3.5,
    grow: 0,
    align: "end",
    rowHeader: true,
  },
  { id: "at", header: "When", cell: ({ at }) => <RelativeTime at={at} />, width: 7.5, grow: 0 },
  { id: "author", header: "Author", cell: ({ author }) => author, width: 8, grow: 0.6 },
  { id: "reason", header: "Reason", cell: reasonCell, width: 11.5, grow: 3 },
  { id: "origin", header: "Origin", cell: ({ origin }) => originWords(origin), width: 10.25, grow: 0 },
  { id: "file", header: "File", cell: ({ file }) => file, width: 7.25, grow: 0 },
  { id: "state", header: "State", cell: ({ state }) => <RevisionState state={state} />, width: 8, grow: 0 },
  {
    id: "change",
    header: "Size change",
    cell: ({ beforeSize, afterSize }) => sizeChange(beforeSize, afterSize),
    width: 6.5,
    grow: 0,
    align: "end",
  },
];

function reasonCell({ reason }: Revision) {
  return reason === "" ? <span className="text-muted">none given</span> : reason;
}
