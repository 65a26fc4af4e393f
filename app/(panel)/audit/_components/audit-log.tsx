"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw, ScrollText } from "lucide-react";
import { actorWords, type AuditEntry, auditQuery } from "@/components/shell/audit-query";
import { OutcomeBadge, outcomes } from "@/components/shell/outcome-badge";
import { listStates } from "@/components/shell/list-states";
import { useAddress } from "@/components/shell/use-address";
import { AsKept } from "@/components/ui/as-kept";
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
import { dateTime } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import { auditColumns } from "./audit-columns";
import { ExportLink } from "./export-link";
import { VerifyAudit } from "./verify-audit";

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
      title={t("Audit Log")}
      icon={<ScrollText />}
      toolBar={
        <ToolBar label={t("Audit Log tools")}>
          <Button
            variant="ghost"
            icon={<RefreshCw aria-hidden />}
            onClick={() => {
              void log.refetch();
            }}
          >
            {t("Refresh")}
          </Button>
          <VerifyAudit />
          {canExport && (
            <>
              <ToolBarSeparator />
              <ExportLink format="jsonl" label={t("Export JSON lines")} />
              <ExportLink format="syslog" label={t("Export syslog")} />
            </>
          )}
          <ToolBarEnd>
            <Select
              aria-label={t("Outcome")}
              options={outcomeOptions()}
              value={outcome}
              onChange={(event) => {
                change({ outcome: event.target.value, page: null });
              }}
            />
            <SearchField
              label={t("Search audit log")}
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
            label={t("lines")}
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
        label={t("Audit Log")}
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
            <EmptyState icon={<ScrollText />} title={t("Nothing was done yet")}>
              {t("Each sign-in, each change and each refusal leaves a line here.")}
            </EmptyState>
          ) : (
            <EmptyState title={t("No line fits")}>
              {t(
                "Search for a person, an address, an action such as smb-conf.apply, or a share; or choose another outcome.",
              )}
            </EmptyState>
          )
        }
        detailsLabel={t("Line of the audit log")}
        details={chosen && <LineDetails line={chosen} />}
      />
    </Panel>
  );
}

function outcomeOptions() {
  const known = Object.entries(outcomes).map(([value, { label }]) => ({ value, label: t(label) }));
  return [{ value: "", label: t("Any outcome") }, ...known];
}

function LineDetails({ line }: { line: AuditEntry }) {
  return (
    <KeyValue
      twoColumns
      items={[
        { label: t("When"), value: <ExactTime at={line.at} /> },
        {
          label: t("Who"),
          value: line.actor === "-" || line.role === "-" ? actorWords(line) : `${line.actor} (${line.role})`,
        },
        { label: t("From where"), value: <Mono>{line.address}</Mono> },
        { label: t("What"), value: <Mono>{line.action}</Mono> },
        { label: t("Target"), value: line.target === "" ? t("none") : line.target },
        { label: t("Outcome"), value: <OutcomeBadge outcome={line.outcome} /> },
        { label: t("Detail"), value: line.detail === "" ? t("none") : <AsKept>{line.detail}</AsKept> },
        { label: t("Change"), value: line.changeId === null ? t("none") : <Mono>{line.changeId}</Mono> },
      ]}
    />
  );
}

function ExactTime({ at }: { at: string }) {
  return (
    <>
      {dateTime(at, { dateStyle: "medium", timeStyle: "long" })} (
      <RelativeTime at={at} />)
    </>
  );
}
