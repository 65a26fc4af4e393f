"use client";

import { FolderLock } from "lucide-react";
import Link from "next/link";
import { useEffect, useMemo, useRef, useState } from "react";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Rich } from "@/components/ui/rich";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { ToolBar, ToolBarEnd } from "@/components/ui/tool-bar";
import { isShareChoice, type ShareChoice } from "@/lib/samba/share-choice";
import {
  type EncryptionGround,
  type EncryptionPreview,
  previewEncryption,
} from "@/lib/samba/encryption-preview";
import { t } from "@/lib/words/t";
import type { Overview } from "../_queries";
import { NOTHING } from "./pending-form";
import { choiceOptions, SetChoice, shareGridColumns } from "./share-grid-columns";
import { searchShares, type ShareRow, shareRows } from "./share-rows";

interface ShareEncryptionProps {
  overview: Overview;
  ground: EncryptionGround;
  /** With the choices made. */
  preview: EncryptionPreview;
  pending: boolean;
  canChange: boolean;
  /** The share that the address names. */
  chosen: string | null;
  /** The state that the address names: its shares are marked to begin with. */
  mark: string | null;
  onChoose: (share: string | null) => void;
  onSet: (names: readonly string[], choice: ShareChoice) => void;
}

/** Each share with its own setting, what it comes to together with the server's, and what the choices make of it. */
export function ShareEncryption(props: ShareEncryptionProps) {
  const { overview, ground, preview, pending, canChange, chosen, mark, onChoose, onSet } = props;
  const [search, setSearch] = useState("");
  const before = useMemo(() => previewEncryption(ground, NOTHING), [ground]);
  const rows = useMemo(() => shareRows(overview, before, preview), [overview, before, preview]);
  const [linked] = useState(() =>
    chosen === null ? rows.filter(({ now }) => now.state === mark).map(nameOf) : [chosen],
  );
  const [marked, setMarked] = useState<readonly string[]>(linked);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (linked.length > 0) panel.current?.scrollIntoView({ block: "nearest" });
  }, [linked]);
  const shown = useMemo(() => searchShares(rows, search), [rows, search]);
  const selected = useMemo(() => {
    const wanted = new Set(marked);
    return shown.filter(({ name }) => wanted.has(name));
  }, [shown, marked]);
  const setOne = useMemo(
    () =>
      canChange
        ? (name: string, choice: ShareChoice) => {
            onSet([name], choice);
          }
        : null,
    [canChange, onSet],
  );
  const [only] = selected;
  return (
    <Panel
      ref={panel}
      title={t("Share encryption")}
      icon={<FolderLock />}
      flush
      className="min-h-80"
      toolBar={
        <ToolBar label={t("Share encryption tools")}>
          {canChange && (
            <Select
              aria-label={t("Set selected to")}
              options={[{ value: "", label: t("Set selected to…") }, ...choiceOptions()]}
              value=""
              disabled={selected.length === 0}
              onChange={(event) => {
                const choice = event.target.value;
                if (isShareChoice(choice))
                  onSet(
                    selected.map(({ name }) => name),
                    choice,
                  );
              }}
            />
          )}
          {canChange && (
            <span className="px-1 text-xs text-muted max-md:hidden">
              {selected.length === 0
                ? t("Mark shares to set several at once.")
                : t("{count, number} marked.", { count: selected.length })}
            </span>
          )}
          <ToolBarEnd>
            <SearchField label={t("Search shares")} value={search} onChange={setSearch} />
          </ToolBarEnd>
        </ToolBar>
      }
      footer={footerWords(rows, shown, pending)}
    >
      <SetChoice value={setOne}>
        <div className="flex h-[22rem] min-h-0 flex-col">
          <DataGrid
            label={t("Share encryption")}
            columns={shareGridColumns}
            rows={shown}
            rowId={nameOf}
            reveal={linked[0]}
            selection={{
              mode: "multiple",
              selected: selected.map(nameOf),
              onChange: (names) => {
                setMarked(names);
                const [name] = names;
                onChoose(names.length === 1 && name !== undefined ? name : null);
              },
            }}
            empty={
              <EmptyState title={search === "" ? t("smb.conf has no shares yet") : t("No share matches")}>
                {search === "" ? t("Create one on CIFS Shares.") : t("Search for a name or a state.")}
              </EmptyState>
            }
            detailsLabel={t("Share encryption details")}
            details={selected.length === 1 && only && <ShareWords row={only} />}
          />
        </div>
      </SetChoice>
    </Panel>
  );
}

function nameOf({ name }: ShareRow): string {
  return name;
}

function ShareWords({ row }: { row: ShareRow }) {
  const { name, share, now, next } = row;
  const changes = next.reason !== now.reason;
  return (
    <div className="flex flex-col gap-1">
      <p>
        <Rich
          text="<name>{share}</name>, now: {reason}"
          values={{ share: name, reason: now.reason }}
          marks={{ name: (parts) => <strong className="[overflow-wrap:anywhere]">{parts}</strong> }}
        />
      </p>
      {changes && <p>{t("With these choices: {reason}", { reason: next.reason })}</p>}
      {next.warning !== null && <p className="font-medium text-warn">{next.warning}</p>}
      <p>{share.guestReason}</p>
      <p>
        <Link href={`/share-status?share=${encodeURIComponent(name)}`}>{t("Show in Share Status")}</Link>
      </p>
    </div>
  );
}

function footerWords(rows: readonly ShareRow[], shown: readonly ShareRow[], pending: boolean): string {
  const total =
    shown.length === rows.length
      ? t("{count, plural, one {# share} other {# shares}}.", { count: rows.length })
      : t("{count, number} of {total, plural, one {# share} other {# shares}}.", {
          count: shown.length,
          total: rows.length,
        });
  const encrypted = rows.filter(({ now }) => now.state === "encrypted").length;
  const next = rows.filter((row) => row.next.state === "encrypted").length;
  const states =
    pending && next !== encrypted
      ? t("Encrypted for everybody: {encrypted, number}, {next, number} with these choices.", {
          encrypted,
          next,
        })
      : t("Encrypted for everybody: {encrypted, number}.", { encrypted });
  return `${total} ${states}`;
}
