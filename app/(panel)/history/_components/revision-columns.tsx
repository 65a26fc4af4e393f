import type { GridColumn } from "@/components/ui/data-grid/column";
import { RelativeTime } from "@/components/ui/relative-time";
import { msg, t } from "@/lib/words/t";
import type { Revision } from "../_queries";
import { originWords, RevisionState, sizeChange } from "./revision-words";

export const revisionColumns: readonly GridColumn<Revision>[] = [
  {
    id: "seq",
    header: msg("No."),
    cell: ({ seq }) => String(seq),
    width: 3.5,
    grow: 0,
    align: "end",
    rowHeader: true,
  },
  { id: "at", header: msg("When"), cell: ({ at }) => <RelativeTime at={at} />, width: 7.5, grow: 0 },
  { id: "author", header: msg("Author"), cell: ({ author }) => author, width: 8, grow: 0.6 },
  { id: "reason", header: msg("Reason"), cell: reasonCell, width: 11.5, grow: 3 },
  { id: "origin", header: msg("Origin"), cell: ({ origin }) => originWords(origin), width: 10.25, grow: 0 },
  { id: "file", header: msg("File"), cell: ({ file }) => file, width: 8, grow: 0 },
  {
    id: "state",
    header: msg("State"),
    cell: ({ state }) => <RevisionState state={state} />,
    width: 8,
    grow: 0,
  },
  {
    id: "change",
    header: msg("Size change"),
    cell: ({ beforeSize, afterSize }) => sizeChange(beforeSize, afterSize),
    width: 6.5,
    grow: 0,
    align: "end",
  },
];

function reasonCell({ reason }: Revision) {
  return reason === "" ? <span className="text-muted">{t("none given")}</span> : reason;
}
