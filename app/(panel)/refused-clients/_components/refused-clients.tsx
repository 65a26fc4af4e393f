"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw, ShieldX } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { useAddress } from "@/components/shell/use-address";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
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
import { type Refusal, refusalsQuery } from "../../_refusals/refusals-query";
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
  };
  const list = useQuery(refusalsQuery(filter));
  const rows = useMemo(() => list.data?.refusals ?? [], [list.data]);
  const chosen = rows.find(({ id }) => id === parameters.get("refusal"));
  const filtering = Object.values(filter).some((value) => value !== "");
  return (
    <>
      {list.data?.notices.map(({ code, message, setting }) => (
        <Alert key={code} kind="info" className="mb-1.5">
          {message}
          {setting !== null && (
            <>
              {" "}
              {canChange ? (
                <Link href="/cifs-shares/config-file?line=1">Edit Config File</Link>
              ) : (
                "People with the role admin can set"
              )}
              {canChange && ", under [global]"}: <Mono>{setting}</Mono>
            </>
          )}
        </Alert>
      ))}
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
        footer={
          list.data && (
            <span>
              {list.data.matching > rows.length
                ? `The newest ${String(rows.length)} of ${list.data.matching.toLocaleString("en")}. `
                : `${list.data.matching.toLocaleString("en")} of ${list.data.total.toLocaleString("en")}. `}
              From <Mono>{list.data.logFile}</Mono>
              {list.data.reachesBack !== null && (
                <>
                  , which reaches back to <RelativeTime at={list.data.reachesBack} />
                </>
              )}
              .
            </span>
          )
        }
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
          loading={list.isPending}
          error={list.error ? { message: list.error.message, onRetry: () => void list.refetch() } : undefined}
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
