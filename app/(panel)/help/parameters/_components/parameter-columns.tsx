import type { GridColumn } from "@/components/ui/data-grid/column";
import { Mono } from "@/components/ui/mono";
import { parameterHelp } from "@/lib/samba/catalogue/help";
import type { ParameterInfo } from "@/lib/samba/catalogue/types";
import { msg, t } from "@/lib/words/t";

export interface ParameterRow {
  readonly key: string;
  readonly name: string;
  readonly level: ParameterInfo["level"];
  /** The first spelling of each value of a closed set; empty where any text goes. */
  readonly values: readonly string[];
  readonly default: string;
  readonly deprecated: boolean;
  readonly synonymOf: ParameterInfo["synonymOf"];
  /** What it is a name of: itself, unless it is a synonym. */
  readonly meant: string;
}

export const LEVEL_WORDS: Readonly<Record<ParameterInfo["level"], string>> = {
  share: msg("a share, or [global] for all"),
  global: msg("[global] only"),
};

export const parameterColumns: readonly GridColumn<ParameterRow>[] = [
  {
    id: "name",
    header: msg("Parameter"),
    cell: ({ name }) => <Mono>{name}</Mono>,
    sortValue: ({ name }) => name,
    width: 17,
    grow: 0.5,
    rowHeader: true,
  },
  {
    id: "where",
    header: msg("Where"),
    cell: ({ level }) => t(LEVEL_WORDS[level]),
    sortValue: ({ level }) => level,
    width: 12,
    grow: 0,
  },
  { id: "values", header: msg("Values"), cell: valueWords, width: 10 },
  {
    id: "default",
    header: msg("Default"),
    cell: ({ default: value }) => <Mono>{value}</Mono>,
    sortValue: ({ default: value }) => value,
    width: 8,
    grow: 0.6,
  },
  {
    id: "what",
    header: msg("What it does"),
    cell: ({ meant }) => parameterHelp(meant) ?? "",
    width: 12,
    grow: 2,
  },
];

function valueWords({ values }: ParameterRow) {
  return values.length === 0 ? <span className="text-muted">{t("any text")}</span> : values.join(", ");
}
