import type { GridColumn } from "@/components/ui/data-grid/column";
import { Mono } from "@/components/ui/mono";
import type { ParameterInfo } from "@/lib/samba/catalogue/types";

export interface ParameterRow {
  readonly key: string;
  readonly name: string;
  readonly level: ParameterInfo["level"];
  /** The first spelling of each value of a closed set; empty where any text goes. */
  readonly values: readonly string[];
  readonly default: string;
  readonly deprecated: boolean;
  readonly synonymOf: ParameterInfo["synonymOf"];
  /** What it does, in a sentence or two; not known of all. */
  readonly help: string | undefined;
}

export const LEVEL_WORDS: Readonly<Record<ParameterInfo["level"], string>> = {
  share: "a share, or [global] for all",
  global: "[global] only",
};

export const parameterColumns: readonly GridColumn<ParameterRow>[] = [
  {
    id: "name",
    header: "Parameter",
    cell: ({ name }) => <Mono>{name}</Mono>,
    sortValue: ({ name }) => name,
    width: 14,
    rowHeader: true,
  },
  {
    id: "where",
    header: "Where",
    cell: ({ level }) => LEVEL_WORDS[level],
    sortValue: ({ level }) => level,
    width: 12,
    grow: 0,
  },
  { id: "values", header: "Values", cell: valueWords, width: 10 },
  {
    id: "default",
    header: "Default",
    cell: ({ default: value }) => <Mono>{value}</Mono>,
    sortValue: ({ default: value }) => value,
    width: 8,
    grow: 0.6,
  },
  { id: "what", header: "What it does", cell: ({ help }) => help ?? "", width: 12, grow: 2 },
];

function valueWords({ values }: ParameterRow) {
  return values.length === 0 ? <span className="text-muted">any text</span> : values.join(", ");
}
