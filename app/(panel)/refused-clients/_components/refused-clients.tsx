"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw, ShieldX } from "lucide-react";
import { useMemo } from "react";
import { listStates } from "@/components/shell/list-states";
import { useAddress } from "@/components/shell/use-address";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { CsvButton } from "@/components/ui/csv-button";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { ToolBar, ToolBarSpacer } from "@/components/ui/tool-bar";
import { REASONS } from "@/lib/samba/refusals/explain";
import { type Refusal, type Refusals, refusalsQuery } from "../../_refusals/refusals-query";
import { LogNotices } from "./log-notices";
import { CSV_HEADINGS, csvRow, refusalColumns } from "./refusal-columns";
import { RefusalDetails } from "./refusal-details";

interface RefusedClientsProps {
  /** False for people who only look: they are told who may change what Samba logs. */
  canChange: boolean;
}

const kindOptions = [
  { value: "", label: "Any reason" },
  ...Object.entries(REASONS).map(([value, label]) => ({ value, label })),
];

/** Who was refused, when, and why, in words. Search, reason, share, client and the chosen line are in the address. */
export function RefusedClients({ canChange }: RefusedClientsProps) {
  const { parameters, change } = useAddress();
  const filter = {
    q: parameters.get("q") ?? "",
    share: parameters.get("share") ?? "",
    client: parameters.get("client") ?? "",
    kind: parameters.get("kind") ?? "",
    own: parameters.get("own") ?? "",
  };
  const list = useQuery(refusalsQuery(filter));
  const rows = useMemo(() => list.data?.refusals ?? [], [list.data]);
  const chosen = rows.find(({ id }) => id === parameters.get("refusal"));
  const { own, ...narrowing } = filter;
  const filtering = Object.values(narrowing).some((value) => value !== "");
  return (
    <>
      {list.data && <LogNotices notices={list.data.notices} canChange={canChange} />}
      <Panel
        level={1}
        fill
        flush
        title="Refused Clients"
        icon={<ShieldX />}
        toolBar={
          <ToolBar label="Refused Clients tools">
            <Button
              variant="ghost"
              icon={<RefreshCw aria-hidden />}
              busy={list.isFetching && !list.isLoading}
              onClick={() => void list.refetch()}
            >
              Refresh
            </Button>
            <CsvButton fileName="refused-clients" headings={CSV_HEADINGS} rows={() => rows.map(csvRow)} />
            {(filter.share !== "" || filter.client !== "") && (
              <Button
                variant="ghost"
                onClick={() => {
                  change({ share: null, client: null });
                }}
              >
                Only {[filter.share, filter.client].filter(Boolean).join(", ")}: show all
              </Button>
            )}
            <ToolBarSpacer />
            <CheckboxField
              label="Show own checks"
              hint="Refusals that this panel's own checks met, such as Verify: no client was refused there."
              compact
              checked={own === "show"}
              onChange={(event) => {
                change({ own: event.target.checked ? "show" : null });
              }}
              className="mx-1"
            />
            <Select
              aria-label="Reason"
              options={kindOptions}
              value={filter.kind}
              onChange={(event) => {
                change({ kind: event.target.value });
              }}
            />
            <SearchField
              label="Search refused clients"
              value={filter.q}
              onChange={(q) => {
                change({ q });
              }}
            />
          </ToolBar>
        }
        footer={list.data && <Totals list={list.data} ownShown={own === "show"} />}
      >
        <DataGrid
          label="Refused clients"
          columns={refusalColumns}
          rows={rows}
          rowId={idOf}
          rowName={({ client, reason }) => `${client ?? "a client"}, ${reason}`}
          selection={{
            mode: "single",
            selected: chosen ? [chosen.id] : [],
            onChange: ([id]) => {
              change({ refusal: id ?? null });
            },
          }}
          {...listStates(list)}
          empty={<Nobody filtering={filtering} since={list.data?.reachesBack ?? null} />}
          detailsLabel="Refusal details"
          details={chosen && <RefusalDetails refusal={chosen} />}
        />
      </Panel>
    </>
  );
}

function idOf({ id }: Refusal): string {
  return id;
}

function Totals({ list, ownShown }: { list: Refusals; ownShown: boolean }) {
  const { refusals, matching, total, ownChecks, logFile, reachesBack } = list;
  return (
    <span>
      {matching > refusals.length
        ? `The newest ${String(refusals.length)} of ${matching.toLocaleString("en")}. `
        : `${matching.toLocaleString("en")} of ${total.toLocaleString("en")}. `}
      {ownChecks > 0 && !ownShown && `Not counting ${ownChecksWords(ownChecks)}. `}
      From <Mono>{logFile}</Mono>
      {reachesBack !== null && (
        <>
          , which reaches back to <RelativeTime at={reachesBack} />
        </>
      )}
      .
    </span>
  );
}

function ownChecksWords(count: number): string {
  return count === 1
    ? "one check of the panel's own"
    : `${count.toLocaleString("en")} checks of the panel's own`;
}

function Nobody({ filtering, since }: { filtering: boolean; since: string | null }) {
  if (filtering) {
    return (
      <EmptyState title="No refusal fits">
        Search for a client, a share, a user or a reason, or choose another reason.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<ShieldX />} title="Nobody was refused">
      {since === null ? (
        "The log of Samba has nothing yet."
      ) : (
        <>
          As far as the log of Samba tells, which reaches back to <RelativeTime at={since} />.
        </>
      )}
    </EmptyState>
  );
}
