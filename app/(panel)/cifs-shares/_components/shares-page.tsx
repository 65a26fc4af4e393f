"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FileCog, FolderPlus, FolderTree, Pencil, RefreshCw, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useMemo, useState } from "react";
import { listStates } from "@/components/shell/list-states";
import { useAddress } from "@/components/shell/use-address";
import { useAsked } from "@/components/shell/use-asked";
import { Button, buttonLook } from "@/components/ui/button";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { type Notice, ResultNotice } from "@/components/ui/result-notice";
import { SearchField } from "@/components/ui/search-field";
import { ToolBar, ToolBarEnd, ToolBarSeparator } from "@/components/ui/tool-bar";
import { t } from "@/lib/words/t";
import { useSessions } from "../../_sessions/sessions-query";
import { type ShareListAddress, sharesQuery } from "../_queries";
import type { ShareTask } from "./share-tasks";
import { RestartSamba } from "./restart-samba";
import { type ShareRow, shareColumns } from "./share-columns";
import { ShareDetails } from "./share-details";

const ShareTasks = dynamic(() => import("./share-tasks").then((part) => part.ShareTasks), { ssr: false });

interface SharesPageProps {
  /** False for people who only look: the buttons that change something are not there. */
  canChange: boolean;
}

export function SharesPage({ canChange }: SharesPageProps) {
  const { parameters, page, change } = useAddress();
  const address = addressOf(parameters, page);
  const chosen = parameters.get("share");
  const queries = useQueryClient();
  const list = useQuery(sharesQuery(address));
  const live = useSessions();
  // Counts from before say nothing where smbstatus fails now.
  const sessions = live.error === null ? live.data?.sessions : undefined;
  const [task, setTask] = useState<ShareTask>();
  const [notice, setNotice] = useState<Notice>();
  const begin = (kind: "edit" | "remove") => () => {
    if (chosen !== null) setTask({ kind, name: chosen });
  };
  useAsked("create", () => setTask({ kind: "create" }), canChange);
  useAsked("edit", begin("edit"), canChange);
  useAsked("remove", begin("remove"), canChange);

  const rows = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { share } of sessions ?? []) {
      counts.set(share.toLowerCase(), (counts.get(share.toLowerCase()) ?? 0) + 1);
    }
    return (list.data?.shares ?? []).map(
      (share): ShareRow => ({
        ...share,
        sessions: sessions === undefined ? null : (counts.get(share.name.toLowerCase()) ?? 0),
      }),
    );
  }, [list.data, sessions]);
  const selected = rows.find(({ name }) => name === chosen);

  return (
    <>
      <ResultNotice
        notice={notice}
        onDismiss={() => {
          setNotice(undefined);
        }}
      />
      <Panel
        level={1}
        fill
        flush
        title={t("CIFS Shares")}
        icon={<FolderTree />}
        toolBar={
          <ToolBar label={t("CIFS Shares tools")}>
            {canChange && (
              <>
                <Button
                  variant="ghost"
                  icon={<FolderPlus aria-hidden />}
                  onClick={() => {
                    setTask({ kind: "create" });
                  }}
                >
                  {t("Create share")}
                </Button>
                <Button
                  variant="ghost"
                  icon={<Pencil aria-hidden />}
                  disabled={selected === undefined}
                  onClick={() => {
                    if (selected) setTask({ kind: "edit", name: selected.name });
                  }}
                >
                  {t("Edit share")}
                </Button>
                <Button
                  variant="ghost"
                  icon={<Trash2 aria-hidden />}
                  disabled={selected === undefined}
                  onClick={() => {
                    if (selected) setTask({ kind: "remove", name: selected.name });
                  }}
                >
                  {t("Remove share")}
                </Button>
                <ToolBarSeparator />
              </>
            )}
            <Link href="/cifs-shares/config-file" className={`${buttonLook("ghost")} gap-1.5`}>
              <FileCog aria-hidden />
              {canChange ? t("Edit Config File") : t("View Config File")}
            </Link>
            {canChange && <RestartSamba sessions={sessions?.length ?? null} onNotice={setNotice} />}
            <Button
              variant="ghost"
              icon={<RefreshCw aria-hidden />}
              busy={list.isFetching && !list.isLoading}
              onClick={() => void queries.invalidateQueries()}
            >
              {t("Refresh")}
            </Button>
            <ToolBarEnd>
              <SearchField
                label={t("Search shares")}
                value={address.q}
                onChange={(q) => {
                  change({ q, page: null });
                }}
              />
            </ToolBarEnd>
          </ToolBar>
        }
        footer={
          list.data && (
            <Pager
              label={t("shares")}
              page={list.data.page}
              pageSize={list.data.size}
              total={list.data.matching}
              onPageChange={(page) => {
                change({ page: page === 1 ? null : String(page) });
              }}
            />
          )
        }
      >
        <DataGrid
          label={t("CIFS Shares")}
          columns={shareColumns}
          rows={rows}
          rowId={({ name }) => name}
          sort={{ column: address.sort, descending: address.order === "desc" }}
          onSortChange={({ column, descending }) => {
            change({ sort: column, order: descending ? "desc" : null, page: null });
          }}
          serverPaged={{
            before: ((list.data?.page ?? 1) - 1) * (list.data?.size ?? 0),
            total: list.data?.matching ?? 0,
          }}
          selection={{
            mode: "single",
            selected: chosen === null ? [] : [chosen],
            onChange: ([share]) => {
              change({ share: share ?? null });
            },
          }}
          onOpen={({ name }) => {
            if (canChange) setTask({ kind: "edit", name });
          }}
          {...listStates(list)}
          empty={<NoShares searching={address.q !== ""} canChange={canChange} />}
          detailsLabel={t("Share details")}
          details={
            selected && (
              <ShareDetails
                share={selected}
                sessions={
                  sessions?.filter(({ share }) => share.toLowerCase() === selected.name.toLowerCase()) ??
                  live.error?.message
                }
              />
            )
          }
        />
      </Panel>
      {!canChange && (
        <p className="mt-1.5 text-xs text-muted">
          {t(
            "You see everything and change nothing here. Shares are changed by people with the role admin or operator.",
          )}
        </p>
      )}
      {task !== undefined && (
        <ShareTasks
          task={task}
          onClose={() => {
            setTask(undefined);
          }}
        />
      )}
    </>
  );
}

/** Search, order, page and the chosen share are in the address: a link opens what its sender saw. */
function addressOf(parameters: URLSearchParams, page: number): ShareListAddress {
  return {
    q: parameters.get("q") ?? "",
    sort: parameters.get("sort") ?? "name",
    order: parameters.get("order") === "desc" ? "desc" : "asc",
    page,
  };
}

function NoShares({ searching, canChange }: { searching: boolean; canChange: boolean }) {
  if (searching) {
    return (
      <EmptyState title={t("No share matches")}>
        {t("Search for a name, a path, a comment, or a state.")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<FolderTree />} title={t("smb.conf has no shares yet")}>
      {canChange ? t("Press Create share, or write one in Edit Config File.") : t("An admin can create one.")}
    </EmptyState>
  );
}
