"use client";

import { Ban, CirclePlay, PlugZap, Plus, ShieldX, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CsvButton } from "@/components/ui/csv-button";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { ToolBar, ToolBarEnd, ToolBarSeparator } from "@/components/ui/tool-bar";
import { t } from "@/lib/words/t";
import type { TunnelRow } from "../_queries";
import { stateOptions } from "./tunnel-filter";
import type { TunnelQuestion } from "./tunnel-questions";
import { CSV_HEADINGS, csvRow } from "./tunnels-csv";

interface TunnelsToolBarProps {
  search: string;
  state: string;
  /** Of the address: a name that is set to null is taken out. */
  onChange: (changes: Readonly<Record<string, string | null>>) => void;
  shown: readonly TunnelRow[];
  chosen: TunnelRow | undefined;
  /** These four are left out for people who only look. */
  onNew?: () => void;
  onAsk?: (question: TunnelQuestion) => void;
  onEnable?: (id: string) => void;
  onTest?: () => void;
}

export function TunnelsToolBar(props: TunnelsToolBarProps) {
  const { search, state, onChange, shown, chosen, onNew, onAsk, onEnable, onTest } = props;
  return (
    <ToolBar label={t("NFS Tunnels tools")}>
      {onNew && onAsk && onEnable && onTest && (
        <>
          <Button variant="ghost" icon={<Plus aria-hidden />} onClick={onNew}>
            {t("New tunnel profile")}
          </Button>
          <Button
            variant="ghost"
            icon={<PlugZap aria-hidden />}
            disabled={chosen === undefined}
            onClick={onTest}
          >
            {t("Test tunnel")}
          </Button>
          <Button
            variant="ghost"
            icon={<ShieldX aria-hidden />}
            disabled={chosen?.key.state !== "given"}
            onClick={() => {
              onAsk("revoke");
            }}
          >
            {t("Revoke")}
          </Button>
          {chosen?.enabled === false ? (
            <Button
              variant="ghost"
              icon={<CirclePlay aria-hidden />}
              onClick={() => {
                onEnable(chosen.id);
              }}
            >
              {t("Enable")}
            </Button>
          ) : (
            <Button
              variant="ghost"
              icon={<Ban aria-hidden />}
              disabled={chosen === undefined}
              onClick={() => {
                onAsk("disable");
              }}
            >
              {t("Disable")}
            </Button>
          )}
          <Button
            variant="ghost"
            icon={<Trash2 aria-hidden />}
            disabled={chosen === undefined}
            onClick={() => {
              onAsk("remove");
            }}
          >
            {t("Remove")}
          </Button>
          <ToolBarSeparator />
        </>
      )}
      <CsvButton fileName="nfs-tunnels" headings={CSV_HEADINGS} rows={() => shown.map(csvRow)} />
      <ToolBarEnd>
        <Select
          aria-label={t("State")}
          options={stateOptions()}
          value={state}
          onChange={(event) => {
            onChange({ state: event.target.value });
          }}
        />
        <SearchField
          label={t("Search tunnels")}
          className="w-44"
          value={search}
          onChange={(q) => {
            onChange({ q });
          }}
        />
      </ToolBarEnd>
    </ToolBar>
  );
}
