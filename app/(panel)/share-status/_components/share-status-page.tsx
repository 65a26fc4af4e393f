"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ListChecks, Printer, RefreshCw } from "lucide-react";
import { useMemo, useState } from "react";
import { applianceQuery } from "@/components/shell/appliance-query";
import { listStates } from "@/components/shell/list-states";
import { useAddress } from "@/components/shell/use-address";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CsvButton } from "@/components/ui/csv-button";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SearchField } from "@/components/ui/search-field";
import { ToolBar, ToolBarEnd } from "@/components/ui/tool-bar";
import { t } from "@/lib/words/t";
import { RecentRefusals } from "../../_refusals/recent-refusals";
import { shareStatusQuery } from "../_queries";
import { ClientCheck } from "./client-check";
import { PrintSheet } from "./print-sheet";
import { ShareCard } from "./share-card";
import { statusColumns } from "./status-columns";
import { CSV_HEADINGS, csvRow } from "./status-csv";
import { searchRows, type StatusRow, statusRows, totalWords } from "./status-rows";

interface ShareStatusPageProps {
  /** False for people who only look. */
  canChange: boolean;
}

/** The helpdesk's page: is this share encrypted, and why can this client not connect? */
export function ShareStatusPage({ canChange }: ShareStatusPageProps) {
  const { parameters, change } = useAddress();
  const queries = useQueryClient();
  const status = useQuery(shareStatusQuery(queries));
  const appliance = useQuery(applianceQuery());
  const q = parameters.get("q") ?? "";
  const share = parameters.get("share") ?? "";
  const client = parameters.get("client") ?? "";
  const [reveal, setReveal] = useState(share);
  const rows = useMemo(() => (status.data ? statusRows(status.data) : []), [status.data]);
  const shown = useMemo(() => searchRows(rows, q), [rows, q]);
  const shares = useShareNames(rows);
  const chosen = rows.find((row) => sameShare(row.name, share));
  const file = status.data?.file;

  return (
    <>
      <Caveats caveat={status.data?.caveat} noSessions={status.data?.noSessions} />
      <div className="flex min-h-0 flex-1 gap-1.5 max-xl:flex-col">
        <Panel
          level={1}
          fill
          flush
          title={t("Share Status")}
          icon={<ListChecks />}
          className="xl:min-w-0 xl:flex-[1.25] max-xl:min-h-80"
          toolBar={
            <ToolBar label={t("Share Status tools")}>
              <Button
                variant="ghost"
                icon={<RefreshCw aria-hidden />}
                busy={status.isFetching && !status.isLoading}
                onClick={() => void queries.invalidateQueries()}
              >
                {t("Refresh")}
              </Button>
              <Button
                variant="ghost"
                icon={<Printer aria-hidden />}
                disabled={file === undefined}
                onClick={() => {
                  window.print();
                }}
              >
                {t("Print")}
              </Button>
              <CsvButton fileName="share-status" headings={CSV_HEADINGS} rows={() => shown.map(csvRow)} />
              <ToolBarEnd>
                <SearchField
                  label={t("Search shares")}
                  value={q}
                  onChange={(next) => {
                    change({ q: next });
                  }}
                />
              </ToolBarEnd>
            </ToolBar>
          }
          footer={status.data && totalWords(shown, rows.length)}
        >
          <DataGrid
            label={t("Share status")}
            columns={statusColumns}
            rows={shown}
            rowId={nameOf}
            sort={{
              column: parameters.get("sort") ?? "share",
              descending: parameters.get("order") === "desc",
            }}
            onSortChange={({ column, descending }) => {
              change({ sort: column === "share" ? null : column, order: descending ? "desc" : null });
            }}
            selection={{
              mode: "single",
              selected: chosen ? [chosen.name] : [],
              onChange: ([name]) => {
                change({ share: name ?? null });
              },
            }}
            reveal={chosen && sameShare(chosen.name, reveal) ? chosen.name : undefined}
            {...listStates(status)}
            empty={<NoShares searching={q !== ""} canChange={canChange} />}
          />
        </Panel>
        <div className="relative flex min-w-0 flex-col gap-1.5 xl:flex-1 xl:overflow-y-auto">
          {chosen && <ShareCard share={chosen} />}
          {status.data && share !== "" && !chosen && <GoneShare share={share} />}
          <ClientCheck
            client={client}
            share={chosen?.name ?? share}
            shares={shares}
            onChange={(changes) => {
              if (changes.share) setReveal(changes.share);
              change(changes);
            }}
          />
          <RecentRefusals share={chosen?.name} />
        </div>
      </div>
      <PrintSheet appliance={appliance.data?.appliance ?? ""} rows={shown} all={rows.length} search={q} />
    </>
  );
}

/** The same array as long as the names are the same: thousands of options are made of it. */
function useShareNames(rows: readonly StatusRow[]): readonly string[] {
  const joined = rows.map(({ name }) => name).join("\n");
  return useMemo(() => (joined === "" ? [] : joined.split("\n")), [joined]);
}

/** Links are typed by people: Samba does not mind the case either. */
function sameShare(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function nameOf({ name }: StatusRow): string {
  return name;
}

interface CaveatsProps {
  caveat: string | null | undefined;
  noSessions: string | null | undefined;
}

function Caveats({ caveat, noSessions }: CaveatsProps) {
  return (
    <>
      {caveat !== null && caveat !== undefined && (
        <Alert kind="info" className="mb-1.5">
          {caveat}
        </Alert>
      )}
      {noSessions !== null && noSessions !== undefined && (
        <Alert kind="warning" className="mb-1.5">
          {noSessions}
        </Alert>
      )}
    </>
  );
}

function GoneShare({ share }: { share: string }) {
  return (
    <Alert kind="warning">
      {t(
        "smb.conf has no share of the name “{share}” (any more). Look for it in the table, or ask whoever sent the link.",
        { share },
      )}
    </Alert>
  );
}

function NoShares({ searching, canChange }: { searching: boolean; canChange: boolean }) {
  if (searching) {
    return (
      <EmptyState title={t("No share matches")}>{t("Search for a name, a comment, or a state.")}</EmptyState>
    );
  }
  return (
    <EmptyState icon={<ListChecks />} title={t("smb.conf has no shares yet")}>
      {canChange ? t("Create one in CIFS Shares.") : t("An admin can create one.")}
    </EmptyState>
  );
}
