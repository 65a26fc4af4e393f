"use client";

import { useQuery } from "@tanstack/react-query";
import { Cable } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { listStates } from "@/components/shell/list-states";
import { useAddress } from "@/components/shell/use-address";
import { useAsked } from "@/components/shell/use-asked";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { type Notice, ResultNotice } from "@/components/ui/result-notice";
import { t } from "@/lib/words/t";
import { DemoTunnelClients } from "../../_demo/demo-tunnel-clients";
import { type TunnelRow, tunnelsQuery } from "../_queries";
import { NewProfile } from "./new-profile";
import { RefusedSignIns } from "./refused-sign-ins";
import { tunnelColumns } from "./tunnel-columns";
import { TunnelDetails } from "./tunnel-details";
import { filterTunnels, totalWords } from "./tunnel-filter";
import { type TunnelQuestion, TunnelQuestionDialog } from "./tunnel-questions";
import { TunnelsToolBar } from "./tunnels-tool-bar";
import { useEnable } from "./use-enable";

const TestTunnelDialog = dynamic(
  () => import("../_test/test-tunnel-dialog").then((part) => part.TestTunnelDialog),
  { ssr: false },
);

interface TunnelsPageProps {
  /** False for people who only look: the buttons that change something are not there. */
  canChange: boolean;
  /** False for those who leave the tunnels of this host alone. */
  canReachOut: boolean;
}

const none: readonly TunnelRow[] = [];

export function TunnelsPage({ canChange, canReachOut }: TunnelsPageProps) {
  const router = useRouter();
  const { parameters, change } = useAddress();
  const list = useQuery(tunnelsQuery());
  const all = list.data?.tunnels ?? none;
  const [q, state] = [parameters.get("q") ?? "", parameters.get("state") ?? ""];
  const shown = useMemo(() => filterTunnels(all, q, state), [all, q, state]);
  const chosenId = parameters.get("tunnel");
  const chosen = all.find(({ id }) => id === chosenId);
  const [making, setMaking] = useState(false);
  const [asking, setAsking] = useState<TunnelQuestion>();
  const [testing, setTesting] = useState(false);
  const [notice, setNotice] = useState<Notice>();
  const enable = useEnable(setNotice);
  useAsked("create", () => setMaking(true), canChange && list.isSuccess);
  useAsked("test", () => setTesting(true), canChange && list.isSuccess);
  useAsked(
    "revoke",
    () => {
      if (chosen?.key.state === "given") setAsking("revoke");
      else
        setNotice({
          kind: "error",
          message:
            chosen === undefined
              ? t("This client has no key to revoke.")
              : t("{clientName} has no key to revoke.", { clientName: chosen.clientName }),
        });
    },
    canChange && list.isSuccess,
  );

  return (
    <>
      <ResultNotice
        notice={notice}
        onDismiss={() => {
          setNotice(undefined);
        }}
      />
      {list.data?.caveats.map((caveat) => (
        <Alert key={caveat} kind="warning" className="mb-1.5">
          {caveat}
        </Alert>
      ))}
      <Panel
        level={1}
        fill
        flush
        title={t("NFS Tunnels")}
        icon={<Cable />}
        toolBar={
          <TunnelsToolBar
            search={q}
            state={state}
            onChange={change}
            shown={shown}
            chosen={canReachOut || chosen?.isThisHost !== true ? chosen : undefined}
            {...(canChange && {
              onNew: () => {
                setNotice(undefined);
                setMaking(true);
              },
              onAsk: (question) => {
                setNotice(undefined);
                setAsking(question);
              },
              onEnable: (id) => {
                setNotice(undefined);
                enable.mutate(id);
              },
              onTest: () => {
                setTesting(true);
              },
            })}
          />
        }
        footer={list.data && totalWords(shown, all)}
      >
        <DataGrid
          label={t("Tunnel profiles")}
          columns={tunnelColumns}
          rows={shown}
          rowId={idOf}
          sort={{
            column: parameters.get("sort") ?? "client",
            descending: parameters.get("order") === "desc",
          }}
          onSortChange={({ column, descending }) => {
            change({ sort: column === "client" ? null : column, order: descending ? "desc" : null });
          }}
          selection={{
            mode: "single",
            selected: chosenId === null ? [] : [chosenId],
            onChange: ([id]) => {
              change({ tunnel: id ?? null });
            },
          }}
          onOpen={({ id }) => {
            router.push(`/nfs-tunnels/${id}`);
          }}
          {...listStates(list)}
          empty={
            <NoTunnels
              filtering={all.length > 0}
              {...(canChange && {
                onNew: () => {
                  setMaking(true);
                },
              })}
            />
          }
          detailsLabel={t("Tunnel details")}
          details={chosen && <TunnelDetails row={chosen} />}
        />
      </Panel>
      <RefusedSignIns refused={list.data?.refusedLogins ?? []} />
      <DemoTunnelClients canChange={canChange} />
      {!canChange && (
        <p className="mt-1.5 text-xs text-muted">
          {t(
            "You see every tunnel and no key. Profiles are made and changed by people with the role admin or operator.",
          )}
        </p>
      )}
      {making && (
        <NewProfile
          others={all}
          canReachOut={canReachOut}
          onClose={() => {
            setMaking(false);
          }}
          onSaved={(id) => {
            router.push(`/nfs-tunnels/${id}`);
          }}
        />
      )}
      {testing && chosen !== undefined && (
        <TestTunnelDialog
          id={chosen.id}
          clientName={chosen.clientName}
          onClose={() => {
            setTesting(false);
          }}
        />
      )}
      {asking !== undefined && chosen !== undefined && (
        <TunnelQuestionDialog
          question={asking}
          row={chosen}
          onClose={() => {
            setAsking(undefined);
          }}
          onNotice={setNotice}
        />
      )}
    </>
  );
}

function idOf({ id }: TunnelRow): string {
  return id;
}

interface NoTunnelsProps {
  filtering: boolean;
  onNew?: () => void;
}

function NoTunnels({ filtering, onNew }: NoTunnelsProps) {
  if (filtering) {
    return (
      <EmptyState title={t("No tunnel profile fits")}>
        {t("Choose another state, or search for a client, a server, an export or a mount point.")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Cable />}
      title={t("No client has a tunnel yet")}
      {...(onNew && { actions: <Button onClick={onNew}>{t("Make the first profile")}</Button> })}
    >
      {t(
        "A profile carries one client’s NFS through SSH: fill in a short form, give it a key, and hand the client its files.",
      )}{" "}
      {onNew === undefined && t("An admin can make one.")}
    </EmptyState>
  );
}
