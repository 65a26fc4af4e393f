"use client";

import { useQuery } from "@tanstack/react-query";
import { Columns2, History, RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { listStates } from "@/components/shell/list-states";
import { useAddress } from "@/components/shell/use-address";
import { Button } from "@/components/ui/button";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { SearchField } from "@/components/ui/search-field";
import { StatusRegion } from "@/components/ui/status-region";
import { ToolBar, ToolBarEnd } from "@/components/ui/tool-bar";
import { t } from "@/lib/words/t";
import type { DraftedChange } from "../../_change/review-flow";
import { type Revision, revisionsQuery } from "../_queries";
import { CompareDialog } from "./compare-dialog";
import { revisionColumns } from "./revision-columns";
import { RestoreRevision } from "./restore-revision";
import { RevisionDetails } from "./revision-details";

const ReviewFlow = dynamic(() => import("../../_change/review-flow").then((part) => part.ReviewFlow), {
  ssr: false,
});

interface HistoryPageProps {
  /** False for people who only look. */
  canChange: boolean;
}

/** Each change of the managed files. Search, page and chosen revisions are in the address. */
export function HistoryPage({ canChange }: HistoryPageProps) {
  const { parameters, page, change } = useAddress();
  const q = parameters.get("q") ?? "";
  const list = useQuery(revisionsQuery({ q, page }));
  const [comparing, setComparing] = useState(false);
  const [draft, setDraft] = useState<DraftedChange>();
  const [refused, setRefused] = useState<string>();
  const rows = list.data?.revisions ?? [];
  const chosen = rows
    .filter(({ id }) => parameters.get("revisions")?.split(",").includes(id) === true)
    .sort((a, b) => a.seq - b.seq);
  const comparable = pair(chosen);
  return (
    <>
      <StatusRegion label={t("Result")}>
        {refused !== undefined && (
          <Alert kind="error" className="mb-1.5">
            {refused}
          </Alert>
        )}
      </StatusRegion>
      <Panel
        level={1}
        fill
        flush
        title={t("History")}
        icon={<History />}
        toolBar={
          <ToolBar label={t("History tools")}>
            <Button
              variant="ghost"
              icon={<Columns2 aria-hidden />}
              disabled={comparable === undefined}
              onClick={() => {
                setComparing(true);
              }}
            >
              {t("Compare")}
            </Button>
            {canChange && (
              <RestoreRevision
                revision={chosen.length === 1 ? chosen[0] : undefined}
                onDraft={(drafted) => {
                  setRefused(undefined);
                  setDraft(drafted);
                }}
                onRefused={setRefused}
              />
            )}
            <Button
              variant="ghost"
              icon={<RefreshCw aria-hidden />}
              onClick={() => {
                void list.refetch();
              }}
            >
              {t("Refresh")}
            </Button>
            <span className="px-1 text-xs text-muted max-md:hidden">{hintFor(chosen)}</span>
            <ToolBarEnd>
              <SearchField
                label={t("Search revisions")}
                value={q}
                onChange={(next) => {
                  change({ q: next, page: null });
                }}
              />
            </ToolBarEnd>
          </ToolBar>
        }
        footer={
          list.data && (
            <Pager
              label={t("revisions")}
              page={list.data.page}
              pageSize={list.data.size}
              total={list.data.matching}
              onPageChange={(next) => {
                change({ page: next === 1 ? null : String(next), revisions: null });
              }}
            />
          )
        }
      >
        <DataGrid
          label={t("Revisions")}
          columns={revisionColumns}
          rows={rows}
          rowId={({ id }) => id}
          rowName={({ seq }) => t("revision {seq}", { seq })}
          serverPaged={{
            before: ((list.data?.page ?? 1) - 1) * (list.data?.size ?? 0),
            total: list.data?.matching ?? 0,
          }}
          selection={{
            mode: "multiple",
            selected: chosen.map(({ id }) => id),
            onChange: (ids) => {
              change({ revisions: ids.join(",") });
            },
          }}
          onOpen={({ id }) => {
            change({ revisions: id });
            setComparing(true);
          }}
          {...listStates(list)}
          empty={<NoRevisions searching={q !== ""} />}
          detailsLabel={t("Revision")}
          details={chosen.length === 1 && chosen[0] && <RevisionDetails revision={chosen[0]} />}
        />
      </Panel>
      {!canChange && (
        <p className="mt-1.5 text-xs text-muted">
          {t(
            "You can compare, and restore nothing: people with the role admin or operator may put an older text back.",
          )}
        </p>
      )}
      {draft !== undefined && (
        <ReviewFlow
          draft={draft}
          onClose={() => {
            setDraft(undefined);
          }}
        />
      )}
      {comparing && comparable !== undefined && (
        <CompareDialog
          revisions={comparable}
          onClose={() => {
            setComparing(false);
          }}
        />
      )}
    </>
  );
}

function pair(chosen: readonly Revision[]): readonly [Revision] | readonly [Revision, Revision] | undefined {
  const [first, second] = chosen;
  if (first === undefined || chosen.length > 2 || areOfSeveralFiles(chosen)) return undefined;
  return second === undefined ? [first] : [first, second];
}

function areOfSeveralFiles(chosen: readonly Revision[]): boolean {
  return new Set(chosen.map(({ file }) => file)).size > 1;
}

function hintFor(chosen: readonly Revision[]): string {
  if (chosen.length === 0) return t("Choose one revision, or two to compare.");
  if (chosen.length > 2) return t("Compare takes two at most.");
  if (areOfSeveralFiles(chosen)) return t("These are of different files: choose two of one file to compare.");
  return chosen.length === 2 ? t("Two revisions chosen.") : t("One revision chosen.");
}

function NoRevisions({ searching }: { searching: boolean }) {
  if (searching) {
    return (
      <EmptyState title={t("No revision fits")}>
        {t("Search for an author, a reason, or how it ended.")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<History />} title={t("Nothing was changed yet")}>
      {t("Each change of a managed file is kept here, with the text before and after it.")}
    </EmptyState>
  );
}
