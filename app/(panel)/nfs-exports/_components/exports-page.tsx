"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FolderOutput } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { useAddress } from "@/components/shell/use-address";
import { useAsked } from "@/components/shell/use-asked";
import { CsvButton } from "@/components/ui/csv-button";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import { type ExportListAddress, exportsQuery, fetchAllExports, missingFoldersQuery } from "../_queries";
import { ExportDetails } from "./export-details";
import { exportColumns } from "./export-columns";
import type { ExportTask } from "./export-tasks";
import type { ExportEntry } from "./export-words";
import { CSV_HEADINGS, csvRows } from "./exports-csv";
import { ExportsNotices } from "./exports-notices";
import { ExportsToolBar } from "./exports-tool-bar";

const ExportTasks = dynamic(() => import("./export-tasks").then((part) => part.ExportTasks), { ssr: false });

interface ExportsPageProps {
  /** False for people who only look: the buttons that change something are not there. */
  canChange: boolean;
}

/** What the appliance exports over NFS, and what of it can be read on the way. Search, order, page and the export are in the address. */
export function ExportsPage({ canChange }: ExportsPageProps) {
  const { parameters, page, change } = useAddress();
  // A link to an export opens the page of the list that has it, until the person turns to another.
  const [around, setAround] = useState(() =>
    parameters.has("page") ? undefined : (parameters.get("export") ?? undefined),
  );
  const address = addressOf(parameters, page, around);
  // A link may name several.
  const named = parameters.getAll("export");
  const [selected, setSelected] = useState<readonly string[]>(named);
  const queries = useQueryClient();
  const list = useQuery(exportsQuery(address));
  const missing = useQuery(missingFoldersQuery(address));
  const [task, setTask] = useState<ExportTask>();
  useAsked("create", () => setTask({ kind: "create" }), canChange);
  useAsked(
    "tunnel-only",
    () => {
      if (named.length > 0) setTask({ kind: "tunnel-only", paths: named });
    },
    canChange,
  );

  const rows = useMemo(() => {
    const gone = new Set(missing.data);
    return (list.data?.exports ?? []).map(
      (each): ExportEntry => ({ ...each, isMissing: gone.has(each.path) }),
    );
  }, [list.data, missing.data]);
  const chosen = rows.filter(({ path }) => selected.includes(path));
  const [only] = chosen;

  const turn = (changes: Readonly<Record<string, string | null>>) => {
    setAround(undefined);
    change(changes);
  };
  const select = (paths: readonly string[]) => {
    setSelected(paths);
    const [path] = paths;
    change({ export: paths.length === 1 && path !== undefined ? path : null });
  };

  return (
    <>
      <ExportsNotices list={list.data} />
      <Panel
        level={1}
        fill
        flush
        // Other panels follow below, and the list must not be squeezed by them.
        className={chosen.length === 1 ? "min-h-[32rem]!" : "min-h-[18rem]!"}
        title={t("NFS Exports")}
        icon={<FolderOutput />}
        toolBar={
          <ExportsToolBar
            canChange={canChange}
            chosen={chosen}
            search={address.q}
            refreshing={list.isFetching && !list.isLoading}
            onTask={setTask}
            onSearch={(q) => {
              turn({ q, page: null });
            }}
            onRefresh={() => void queries.invalidateQueries()}
          >
            <CsvButton
              wordsFrom="84rem"
              fileName="nfs-exports"
              headings={CSV_HEADINGS}
              rows={async () => (await fetchAllExports(address)).flatMap(csvRows)}
            />
          </ExportsToolBar>
        }
        footer={
          list.data && (
            <Pager
              label={t("exports")}
              page={list.data.page}
              pageSize={list.data.size}
              total={list.data.matching}
              onPageChange={(next) => {
                setSelected([]);
                turn({ page: next === 1 ? null : String(next), export: null });
              }}
            />
          )
        }
      >
        <DataGrid
          label={t("NFS Exports")}
          columns={exportColumns}
          rows={rows}
          rowId={pathOf}
          sort={{ column: address.sort, descending: address.order === "desc" }}
          onSortChange={({ column, descending }) => {
            turn({ sort: column, order: descending ? "desc" : null, page: null });
          }}
          serverPaged={{
            before: ((list.data?.page ?? 1) - 1) * (list.data?.size ?? 0),
            total: list.data?.matching ?? 0,
          }}
          selection={{ mode: "multiple", selected: chosen.map(pathOf), onChange: select }}
          reveal={around}
          onOpen={({ path }) => {
            if (canChange) setTask({ kind: "edit", path });
          }}
          loading={list.isPending}
          error={list.error ? { message: list.error.message, onRetry: () => void list.refetch() } : undefined}
          empty={<NoExports searching={address.q !== ""} canChange={canChange} />}
          detailsLabel={t("Export details")}
          details={chosen.length === 1 && only && <ExportDetails entry={only} />}
        />
      </Panel>
      <p className="mt-1.5 max-w-[150ch] text-xs text-muted">
        <Rich text="An export that is reached through an SSH tunnel needs <code>insecure</code>, though the In-Flight Encryption guide leaves it out: the server sees sshd’s own port, above 1023, whichever port the tunnel has on the client. Make tunnel-only writes <code>localhost(…,insecure)</code>: open to the end of a tunnel and to nobody else." />
        {!canChange &&
          ` ${t("You see everything and change nothing here: exports are changed by people with the role admin or operator.")}`}
      </p>
      {task !== undefined && (
        <ExportTasks
          task={task}
          onClose={() => {
            setTask(undefined);
          }}
        />
      )}
    </>
  );
}

function pathOf({ path }: ExportEntry): string {
  return path;
}

function addressOf(parameters: URLSearchParams, page: number, around: string | undefined): ExportListAddress {
  return {
    q: parameters.get("q") ?? "",
    sort: parameters.get("sort") ?? "path",
    order: parameters.get("order") === "desc" ? "desc" : "asc",
    page,
    around,
  };
}

function NoExports({ searching, canChange }: { searching: boolean; canChange: boolean }) {
  if (searching) {
    return (
      <EmptyState title={t("No export matches")}>{t("Search for a path, a client, or a state.")}</EmptyState>
    );
  }
  return (
    <EmptyState icon={<FolderOutput />} title={t("The exports file has no exports yet")}>
      {t(
        "{canChange, select, true {Press Create export, or write one in Edit Exports File.} other {An admin can create one.}}",
        { canChange: String(canChange) },
      )}
    </EmptyState>
  );
}
