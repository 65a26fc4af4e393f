"use client";

import { FolderLock } from "lucide-react";
import Link from "next/link";
import { useMemo, useState } from "react";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { ToolBar, ToolBarSpacer } from "@/components/ui/tool-bar";
import { ShareChoice } from "@/lib/samba/encryption-form";
import {
  type EncryptionGround,
  type EncryptionPreview,
  previewEncryption,
} from "@/lib/samba/encryption-preview";
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
  onChoose: (share: string | null) => void;
  onSet: (names: readonly string[], choice: ShareChoice) => void;
}

const bulkOptions = [{ value: "", label: "Set selected to …" }, ...choiceOptions];

/** Each share with its own setting, what it comes to together with the server's, and what the choices make of it. */
export function ShareEncryption(props: ShareEncryptionProps) {
  const { overview, ground, preview, pending, canChange, chosen, onChoose, onSet } = props;
  const [search, setSearch] = useState("");
  const [marked, setMarked] = useState<readonly string[]>(chosen === null ? [] : [chosen]);
  const before = useMemo(() => previewEncryption(ground, NOTHING), [ground]);
  const rows = useMemo(() => shareRows(overview, before, preview), [overview, before, preview]);
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
      title="Share encryption"
      icon={<FolderLock />}
      flush
      className="min-h-80"
      toolBar={
        <ToolBar label="Share encryption tools">
          {canChange && (
            <Select
              aria-label="Set selected to"
              options={bulkOptions}
              value=""
              disabled={selected.length === 0}
              onChange={(event) => {
                const choice = ShareChoice.safeParse(event.target.value);
                if (choice.success)
                  onSet(
                    selected.map(({ name }) => name),
                    choice.data,
                  );
              }}
            />
          )}
          {canChange && (
            <span className="px-1 text-xs text-muted max-md:hidden">
              {selected.length === 0
                ? "Mark shares to set several at once."
                : `${selected.length.toLocaleString("en")} marked.`}
            </span>
          )}
          <ToolBarSpacer />
          <SearchField label="Search shares" value={search} onChange={setSearch} />
        </ToolBar>
      }
      footer={footerWords(rows, shown, pending)}
    >
      <SetChoice value={setOne}>
        <div className="flex h-[22rem] min-h-0 flex-col">
          <DataGrid
            label="Share encryption"
            columns={shareGridColumns}
            rows={shown}
            rowId={nameOf}
            reveal={chosen ?? undefined}
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
              <EmptyState title={search === "" ? "smb.conf has no shares yet" : "No share matches"}>
                {search === "" ? "Create one on CIFS Shares." : "Search for a name or a state."}
              </EmptyState>
            }
            detailsLabel="Share encryption details"
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
        <strong className="[overflow-wrap:anywhere]">{name}</strong>, now: {now.reason}
      </p>
      {changes && <p>With these choices: {next.reason}</p>}
      {next.warning !== null && <p className="font-medium text-warn">{next.warning}</p>}
      <p>{share.guestReason}</p>
      <p>
        <Link href={`/share-status?share=${encodeURIComponent(name)}`}>Show in Share Status</Link>
      </p>
    </div>
  );
}

function footerWords(rows: readonly ShareRow[], shown: readonly ShareRow[], pending: boolean): string {
  const count = (number: number) => number.toLocaleString("en");
  const total =
    shown.length === rows.length
      ? `${count(rows.length)} shares.`
      : `${count(shown.length)} of ${count(rows.length)} shares.`;
  const encrypted = rows.filter(({ now }) => now.state === "encrypted").length;
  const next = rows.filter((row) => row.next.state === "encrypted").length;
  const soon = pending && next !== encrypted ? `, ${count(next)} with these choices` : "";
  return `${total} Encrypted for everybody: ${count(encrypted)}${soon}.`;
}
