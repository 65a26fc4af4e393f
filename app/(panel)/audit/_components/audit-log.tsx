"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw, ScrollText } from "lucide-react";
import { actorWords, type AuditEntry, auditQuery } from "@/components/shell/audit-query";
import { OutcomeBadge, outcomes } from "@/components/shell/outcome-badge";
import { listStates } from "@/components/shell/list-states";
import { useAddress } from "@/components/shell/use-address";
import { Button } from "@/components/ui/button";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { ToolBar, ToolBarEnd, ToolBarSeparator } from "@/components/ui/tool-bar";
import { auditColumns } from "./audit-columns";
import { ExportLink } from "./export-link";
import { VerifyAudit } from "./verify-audit";

const outcomeOptions = [
  { value: "", label: "Any outcome" },
  ...Object.entries(outcomes).map(([value, { label }]) => ({ value, label })),
];

/** The server's page size: lines before a page are counted by it. */
const pageSize = 100;

/** Who did what, when, from where, and how it ended. Search, outcome, page and chosen line are in the address. */
export function AuditLog({ canExport }: { canExport: boolean }) {
  const { parameters, page, change } = useAddress();
  const query = parameters.get("query") ?? "";
  const asked = parameters.get("outcome") ?? "";
  const outcome = asked in outcomes ? asked : "";
  const log = useQuery(auditQuery({ query, outcome, page }));
  const chosen = log.data?.entries.find(({ id }) => String(id) === parameters.get("line"));
  return (
    <Panel
      level={1}
      fill
      flush
      title="Audit Log"
      icon={<ScrollText />}
      toolBar={
        <ToolBar label="Audit Log tools">
          <Button
            variant="ghost"
            icon={<RefreshCw aria-hidden />}
            onClick={() => {
              void log.refetch();
            }}
          >
            Refresh
          </Button>
          <VerifyAudit />
          {canExport && (
            <>
              <ToolBarSeparator />
              <ExportLink format="jsonl" label="Export JSON lines" />
              <ExportLink format="syslog" label="Export syslog" />
            </>
          )}
          <ToolBarEnd>
            <Select
              aria-label="Outcome"
              options={outcomeOptions}
              value={outcome}
              onChange={(event) => {
                change({ outcome: event.target.value, page: null });
              }}
            />
            <SearchField
              label="Search audit log"
              value={query}
              onChange={(next) => {
                change({ query: next, page: null });
              }}
            />
          </ToolBarEnd>
        </ToolBar>
      }
      footer={
        log.data && (
          <Pager
            label="lines"
            page={log.data.page}
            pageSize={pageSize}
            total={log.data.total}
            onPageChange={(next) => {
              change({ page: next === 1 ? null : String(next), line: null });
            }}
          />
        )
      }
    >
      <DataGrid
        label="Audit Log"
        columns={auditColumns}
        rows={log.data?.entries ?? []}
        rowId={({ id }) => String(id)}
        serverPaged={{ before: ((log.data?.page ?? 1) - 1) * pageSize, total: log.data?.total ?? 0 }}
        selection={{
          mode: "single",
          selected: chosen === undefined ? [] : [String(chosen.id)],
          onChange: ([line]) => {
            change({ line: line ?? null });
          },
        }}
        {...listStates(log)}
        empty={
          query === "" && outcome === "" ? (
            <EmptyState icon={<ScrollText />} title="Nothing was done yet">
              Each sign-in, each change and each refusal leaves a line here.
            </EmptyState>
          ) : (
            <EmptyState title="No line fits">
              Search for a person, an address, an action such as smb-conf.apply, or a share; or choose another
              outcome.
            </EmptyState>
          )
        }
        detailsLabel="Line of the audit log"
        details={chosen && <LineDetails line={chosen} />}
      />
    </Panel>
  );
}

function LineDetails({ line }: { line: AuditEntry }) {
  return (
    <KeyValue
      twoColumns
      items={[
        { label: "When", value: <ExactTime at={line.at} /> },
        {
          label: "Who",
          value: line.actor === "-" || line.role === "-" ? actorWords(line) : `${line.actor} (${line.role})`,
        },
        { label: "From where", value: <Mono>{line.address}</Mono> },
        { label: "What", value: <Mono>{line.action}</Mono> },
        { label: "Target", value: line.target === "" ? "none" : line.target },
        { label: "Outcome", value: <OutcomeBadge outcome={line.outcome} /> },
        { label: "Detail", value: line.detail === "" ? "none" : line.detail },
        { label: "Change", value: line.changeId === null ? "none" : <Mono>{line.changeId}</Mono> },
      ]}
    />
  );
}

function ExactTime({ at }: { at: string }) {
  return (
    <>
      {new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "long" })} (
      <RelativeTime at={at} />)
    </>
  );
}
