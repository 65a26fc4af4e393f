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
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Rich } from "@/components/ui/rich";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { ToolBar, ToolBarEnd } from "@/components/ui/tool-bar";
import { REASONS } from "@/lib/samba/refusals/explain";
import { t } from "@/lib/words/t";
import { type Refusal, type Refusals, refusalsQuery } from "../../_refusals/refusals-query";
import { LogNotices } from "./log-notices";
import { CSV_HEADINGS, csvRow, refusalColumns } from "./refusal-columns";
import { RefusalDetails } from "./refusal-details";

interface RefusedClientsProps {
  /** False for people who only look: they are told who may change what Samba logs. */
  canChange: boolean;
}

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
        title={t("Refused Clients")}
        icon={<ShieldX />}
        toolBar={
          <ToolBar label={t("Refused Clients tools")}>
            <Button
              variant="ghost"
              icon={<RefreshCw aria-hidden />}
              busy={list.isFetching && !list.isLoading}
              onClick={() => void list.refetch()}
            >
              {t("Refresh")}
            </Button>
            <CsvButton fileName="refused-clients" headings={CSV_HEADINGS} rows={() => rows.map(csvRow)} />
            {(filter.share !== "" || filter.client !== "") && (
              <Button
                variant="ghost"
                onClick={() => {
                  change({ share: null, client: null });
                }}
              >
                {t("Only {names}: show all", {
                  names: [filter.share, filter.client].filter(Boolean).join(", "),
                })}
              </Button>
            )}
            <ToolBarEnd>
              <CheckboxField
                label={t("Show own checks")}
                hint={t(
                  "Refusals that this panel's own checks met, such as Verify: no client was refused there.",
                )}
                compact
                checked={own === "show"}
                onChange={(event) => {
                  change({ own: event.target.checked ? "show" : null });
                }}
                className="mx-1"
              />
              <Select
                aria-label={t("Reason")}
                options={kindOptions()}
                value={filter.kind}
                onChange={(event) => {
                  change({ kind: event.target.value });
                }}
              />
              <SearchField
                label={t("Search refused clients")}
                value={filter.q}
                onChange={(q) => {
                  change({ q });
                }}
              />
            </ToolBarEnd>
          </ToolBar>
        }
        footer={list.data && <Totals list={list.data} ownShown={own === "show"} />}
      >
        <DataGrid
          label={t("Refused clients")}
          columns={refusalColumns}
          rows={rows}
          rowId={idOf}
          rowName={({ client, reason }) => `${client ?? t("a client")}, ${reason}`}
          selection={{
            mode: "single",
            selected: chosen ? [chosen.id] : [],
            onChange: ([id]) => {
              change({ refusal: id ?? null });
            },
          }}
          {...listStates(list)}
          empty={<Nobody filtering={filtering} since={list.data?.reachesBack ?? null} />}
          detailsLabel={t("Refusal details")}
          details={chosen && <RefusalDetails refusal={chosen} />}
        />
      </Panel>
    </>
  );
}

function kindOptions() {
  const kinds = Object.entries(REASONS).map(([value, label]) => ({ value, label: t(label) }));
  return [{ value: "", label: t("Any reason") }, ...kinds];
}

function idOf({ id }: Refusal): string {
  return id;
}

function Totals({ list, ownShown }: { list: Refusals; ownShown: boolean }) {
  const { refusals, matching, total, ownChecks, logFile, reachesBack } = list;
  return (
    <span>
      {matching > refusals.length
        ? t("The newest {shown} of {matching, number}.", { shown: refusals.length, matching })
        : t("{matching, number} of {total, number}.", { matching, total })}{" "}
      {ownChecks > 0 && !ownShown && `${ownChecksWords(ownChecks)} `}
      {reachesBack === null ? (
        <Rich text="From <code>{logFile}</code>." values={{ logFile }} />
      ) : (
        <Rich
          text="From <code>{logFile}</code>, which reaches back to {time}."
          values={{ logFile, time: <RelativeTime at={reachesBack} /> }}
        />
      )}
    </span>
  );
}

function ownChecksWords(count: number): string {
  return t("Not counting {count, plural, =1 {one check} other {# checks}} of the panel's own.", { count });
}

function Nobody({ filtering, since }: { filtering: boolean; since: string | null }) {
  if (filtering) {
    return (
      <EmptyState title={t("No refusal fits")}>
        {t("Search for a client, a share, a user or a reason, or choose another reason.")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<ShieldX />} title={t("Nobody was refused")}>
      {since === null ? (
        t("The log of Samba has nothing yet.")
      ) : (
        <Rich
          text="As far as the log of Samba tells, which reaches back to {time}."
          values={{ time: <RelativeTime at={since} /> }}
        />
      )}
    </EmptyState>
  );
}
