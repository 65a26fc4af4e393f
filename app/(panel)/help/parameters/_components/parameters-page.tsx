"use client";

import { SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { useAddress } from "@/components/shell/use-address";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SearchField } from "@/components/ui/search-field";
import { ToolBar, ToolBarEnd } from "@/components/ui/tool-bar";
import { parameterHelp } from "@/lib/samba/catalogue/help";
import { recordedCatalogue } from "@/lib/samba/catalogue/recorded";
import { resolveName } from "@/lib/samba/catalogue/resolve";
import type { ParameterInfo } from "@/lib/samba/catalogue/types";
import { parameterKey } from "@/lib/samba/names";
import { t } from "@/lib/words/t";
import { parameterColumns, type ParameterRow } from "./parameter-columns";

const ParameterDetails = dynamic(() => import("./parameter-details").then((part) => part.ParameterDetails), {
  ssr: false,
});

const ROWS: readonly ParameterRow[] = recordedCatalogue.parameters
  .map(rowOf)
  .toSorted((a, b) => a.name.localeCompare(b.name, "en"));

/** Every parameter that Samba knows, with what it takes and, where the panel knows more, what it does and where the trap is. */
export function ParametersPage() {
  const { parameters, change } = useAddress();
  const q = parameters.get("q") ?? "";
  const asked = parameterKey(parameters.get("parameter") ?? "");
  const shown = useMemo(() => ROWS.filter((row) => fits(row, q)), [q]);
  const chosen = ROWS.find(({ key }) => key === asked);
  return (
    <Panel
      level={1}
      fill
      flush
      title={t("Parameters of smb.conf")}
      icon={<SlidersHorizontal />}
      toolBar={
        <ToolBar label={t("Parameter tools")}>
          <ToolBarEnd>
            <SearchField
              label={t("Search parameters")}
              value={q}
              onChange={(next) => {
                change({ q: next });
              }}
            />
          </ToolBarEnd>
        </ToolBar>
      }
      footer={t("{shown} of {count} parameters of Samba 4.17.12", {
        shown: shown.length,
        count: ROWS.length,
      })}
    >
      <DataGrid
        label={t("Parameters")}
        columns={parameterColumns}
        rows={shown}
        rowId={keyOf}
        rowName={({ name }) => name}
        sort={{
          column: parameters.get("sort") ?? "name",
          descending: parameters.get("order") === "desc",
        }}
        onSortChange={({ column, descending }) => {
          change({ sort: column === "name" ? null : column, order: descending ? "desc" : null });
        }}
        selection={{
          mode: "single",
          selected: chosen === undefined ? [] : [chosen.key],
          onChange: ([key]) => {
            change({ parameter: ROWS.find((row) => row.key === key)?.name ?? null });
          },
        }}
        reveal={chosen?.key}
        empty={
          <EmptyState title={t("No parameter fits")}>
            {t("Search for a name, a value, or what it is about.")}
          </EmptyState>
        }
        detailsLabel={t("Parameter")}
        details={chosen && <ParameterDetails row={chosen} />}
      />
    </Panel>
  );
}

/** A synonym is described as what it stands for. */
function rowOf(info: ParameterInfo): ParameterRow {
  const meant = resolveName(info.name)?.info ?? info;
  return {
    key: info.key,
    name: info.name,
    level: meant.level,
    values: meant.values?.map(({ written }) => written[0] ?? "") ?? [],
    default: meant.default ?? "",
    deprecated: info.deprecated || meant.deprecated,
    synonymOf: info.synonymOf,
    meant: meant.name,
  };
}

function keyOf({ key }: ParameterRow): string {
  return key;
}

function fits({ name, meant, values, synonymOf }: ParameterRow, q: string): boolean {
  const text = [name, synonymOf?.name ?? "", parameterHelp(meant) ?? "", ...values].join("\n").toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
