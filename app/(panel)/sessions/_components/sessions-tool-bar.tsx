"use client";

import { Pause, Play, Unplug, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CsvButton } from "@/components/ui/csv-button";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { ToolBar, ToolBarEnd, ToolBarSeparator } from "@/components/ui/tool-bar";
import { t } from "@/lib/words/t";
import type { Session } from "../../_sessions/sessions-query";
import { type SessionFilter, STATES } from "./session-filter";
import { CSV_HEADINGS, csvRow } from "./sessions-csv";

interface SessionsToolBarProps {
  filter: SessionFilter;
  /** Of the address: a name that is set to null is taken out. */
  onChange: (changes: Readonly<Record<string, string | null>>) => void;
  /** Names of all shares that are in use, in order. */
  shares: readonly string[];
  shown: readonly Session[];
  paused: boolean;
  onPause: () => void;
  /** Left out for people who only look; null while no session is chosen. */
  onCloseSession?: (() => void) | null;
}

export function SessionsToolBar(props: SessionsToolBarProps) {
  const { filter, onChange, shares, shown, paused, onPause, onCloseSession } = props;
  const inUse = filter.share === "" || shares.includes(filter.share) ? shares : [filter.share, ...shares];
  return (
    <ToolBar label={t("Sessions tools")}>
      {onCloseSession !== undefined && (
        <>
          <Button
            variant="ghost"
            icon={<Unplug aria-hidden />}
            disabled={onCloseSession === null}
            onClick={() => onCloseSession?.()}
          >
            {t("Close session")}
          </Button>
          <ToolBarSeparator />
        </>
      )}
      <Button variant="ghost" icon={paused ? <Play aria-hidden /> : <Pause aria-hidden />} onClick={onPause}>
        {paused ? t("Resume") : t("Pause")}
      </Button>
      <CsvButton fileName="sessions" headings={CSV_HEADINGS} rows={() => shown.map(csvRow)} />
      <ToolBarEnd>
        {filter.client !== "" && (
          <Button
            icon={<X aria-hidden />}
            onClick={() => {
              onChange({ client: null });
            }}
          >
            {t("Client {name}", { name: filter.client })}
          </Button>
        )}
        <Select
          aria-label={t("State")}
          options={STATES.map(({ value, label }) => ({ value, label: t(label) }))}
          value={filter.state}
          onChange={(event) => {
            onChange({ state: event.target.value });
          }}
        />
        <Select
          aria-label={t("Share")}
          className="max-w-44"
          options={[
            { value: "", label: t("All shares") },
            ...inUse.map((name) => ({ value: name, label: name })),
          ]}
          value={filter.share}
          onChange={(event) => {
            onChange({ share: event.target.value });
          }}
        />
        <SearchField
          label={t("Search sessions")}
          value={filter.q}
          onChange={(q) => {
            onChange({ q });
          }}
        />
      </ToolBarEnd>
    </ToolBar>
  );
}
