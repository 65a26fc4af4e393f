"use client";

import { MonitorSmartphone } from "lucide-react";
import { useMemo, useState } from "react";
import { listStates } from "@/components/shell/list-states";
import { useAddress } from "@/components/shell/use-address";
import { Alert } from "@/components/ui/alert";
import type { GridSort } from "@/components/ui/data-grid/column";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { type Notice, ResultNotice } from "@/components/ui/result-notice";
import { nameOrder } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import { ClearSessions } from "../../_sessions/clear-sessions";
import { type Session, useSessions } from "../../_sessions/sessions-query";
import { AsOf } from "./as-of";
import { CloseSessionDialog } from "./close-session-dialog";
import { sessionColumns } from "./session-columns";
import { SessionDetails } from "./session-details";
import { filterOf, filterSessions, isFiltering } from "./session-filter";
import { SessionsToolBar } from "./sessions-tool-bar";

interface SessionsPageProps {
  /** False for people who only look: the buttons that close something are not there. */
  canChange: boolean;
}

const none: readonly Session[] = [];
const sortable = new Set(sessionColumns.map(({ id }) => id));

export function SessionsPage({ canChange }: SessionsPageProps) {
  const { parameters, change } = useAddress();
  const live = useSessions();
  /** What was on show when somebody pressed Pause. */
  const [paused, setPaused] = useState<readonly Session[] | null>(null);
  const [closing, setClosing] = useState<Session>();
  const [notice, setNotice] = useState<Notice>();
  const all = paused ?? live.data?.sessions ?? none;
  const query = parameters.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(query)), [query]);
  const shown = useMemo(() => filterSessions(all, filter), [all, filter]);
  const shares = useMemo(() => [...new Set(all.map(({ share }) => share))].sort(nameOrder().compare), [all]);
  const caveat = live.data?.caveat ?? null;
  const chosenId = parameters.get("session");
  const chosen = all.find(({ id }) => id === chosenId);
  const sort = useMemo(() => sortOf(new URLSearchParams(query)), [query]);

  return (
    <>
      <ClearSessions canChange={canChange} className="mb-1.5" />
      <ResultNotice
        notice={notice}
        onDismiss={() => {
          setNotice(undefined);
        }}
      />
      {caveat !== null && (
        <Alert kind="info" className="mb-2">
          {caveat}
        </Alert>
      )}
      <Panel
        level={1}
        fill
        flush
        // The details need room of their own: the page scrolls where there is not enough.
        className={chosenId === null ? "min-h-72" : "min-h-[29rem]"}
        title={t("Sessions")}
        icon={<MonitorSmartphone />}
        toolBar={
          <SessionsToolBar
            filter={filter}
            onChange={change}
            shares={shares}
            shown={shown}
            paused={paused !== null}
            onPause={() => {
              setPaused(paused === null ? all : null);
            }}
            {...(canChange && {
              onCloseSession:
                chosen === undefined
                  ? null
                  : () => {
                      setNotice(undefined);
                      setClosing(chosen);
                    },
            })}
          />
        }
        footer={
          live.data && (
            <div className="flex flex-wrap justify-between gap-x-4">
              <span>{countWords(all, shown)}</span>
              <AsOf paused={paused !== null} />
            </div>
          )
        }
      >
        <DataGrid
          label={t("Sessions")}
          columns={sessionColumns}
          rows={shown}
          rowId={idOf}
          sort={sort}
          onSortChange={(next) => {
            change({ sort: next.column, order: next.descending ? "desc" : null });
          }}
          selection={{
            mode: "single",
            selected: chosenId === null ? [] : [chosenId],
            onChange: ([id]) => {
              change({ session: id ?? null });
            },
          }}
          {...listStates(live)}
          empty={<NoSessions filtering={isFiltering(filter) && all.length > 0} />}
          detailsLabel={t("Session details")}
          details={
            chosen === undefined ? (
              chosenId !== null &&
              live.data && <p className="text-muted">{t("The session that was chosen has ended.")}</p>
            ) : (
              <SessionDetails
                session={chosen}
                onShowClient={() => {
                  change({ client: chosen.client, q: null, state: null, share: null });
                }}
              />
            )
          }
        />
      </Panel>
      {!canChange && (
        <p className="mt-1.5 text-xs text-muted">
          {t(
            "You see everything and change nothing here. Sessions are closed by people with the role admin or operator.",
          )}
        </p>
      )}
      {closing !== undefined && (
        <CloseSessionDialog
          session={closing}
          onClose={() => {
            setClosing(undefined);
          }}
          onNotice={setNotice}
        />
      )}
    </>
  );
}

function sortOf(parameters: URLSearchParams): GridSort {
  const column = parameters.get("sort") ?? "client";
  return {
    column: sortable.has(column) ? column : "client",
    descending: parameters.get("order") === "desc",
  };
}

function idOf({ id }: Session): string {
  return id;
}

function countWords(all: readonly Session[], shown: readonly Session[]): string {
  const clients = new Set(all.map(({ client }) => client)).size;
  const clear = all.filter(({ encryption }) => encryption !== "encrypted").length;
  const counts = { sessions: all.length, clients, clear };
  return shown.length === all.length
    ? t(
        "{sessions, plural, one {# session} other {# sessions}}, {clients, plural, one {# client} other {# clients}}, {clear, number} not encrypted",
        counts,
      )
    : t(
        "{shown, number} of {sessions, plural, one {# session} other {# sessions}}, {clients, plural, one {# client} other {# clients}}, {clear, number} not encrypted",
        { ...counts, shown: shown.length },
      );
}

function NoSessions({ filtering }: { filtering: boolean }) {
  if (filtering) {
    return (
      <EmptyState title={t("No session fits")}>
        {t("Choose another state or share, or search for a client, a user, a share or a dialect.")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<MonitorSmartphone />} title={t("Nobody is connected")}>
      {t("Whoever connects to a share shows up here within seconds.")}
    </EmptyState>
  );
}
