"use client";

import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { listStates } from "@/components/shell/list-states";
import { useAddress } from "@/components/shell/use-address";
import { useAsked } from "@/components/shell/use-asked";
import { DataGrid } from "@/components/ui/data-grid/data-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { type Notice, ResultNotice } from "@/components/ui/result-notice";
import { t } from "@/lib/words/t";
import { useConfirmed } from "../../_confirm/use-confirmed";
import { type Account, accountsQuery } from "../_queries";
import { accountColumns } from "./account-columns";
import { AccountDetails } from "./account-details";
import { AccountQuestionDialog, type AccountQuestion } from "./account-questions";
import { AccountsToolBar } from "./accounts-tool-bar";
import { type MadePassword, PasswordDialog } from "./password-dialog";

const AccountFormDialog = dynamic(
  () => import("./account-form-dialog").then((part) => part.AccountFormDialog),
  { ssr: false },
);

type Task = "create" | "edit" | AccountQuestion;

const none: readonly Account[] = [];

/** Who may sign in, as what, and where they are signed in now. Search and chosen account are in the address. */
export function AccountsPage({ hasSecondFactor }: { hasSecondFactor: boolean }) {
  const { parameters, change } = useAddress();
  const list = useQuery(accountsQuery());
  const all = list.data?.accounts ?? none;
  const q = parameters.get("q") ?? "";
  const rows = all.filter((account) => fits(account, q));
  const chosen = all.find(({ username }) => username === parameters.get("account"));
  const [task, setTask] = useState<Task>();
  const [notice, setNotice] = useState<Notice>();
  const [made, setMade] = useState<MadePassword>();
  useAsked("create", () => setTask("create"));
  const { confirmed, dialog } = useConfirmed(hasSecondFactor);
  const close = () => {
    setTask(undefined);
  };
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
        title={t("Accounts")}
        icon={<Users />}
        toolBar={
          <AccountsToolBar
            chosen={chosen}
            search={q}
            onSearch={(next) => {
              change({ q: next });
            }}
            onTask={(next) => {
              setNotice(undefined);
              setTask(next);
            }}
            onRefresh={() => void list.refetch()}
          />
        }
        footer={
          list.data &&
          t("{shown} of {total, plural, one {# account} other {# accounts}}", {
            shown: rows.length,
            total: all.length,
          })
        }
      >
        <DataGrid
          label={t("Accounts")}
          columns={accountColumns}
          rows={rows}
          rowId={({ id }) => id}
          rowName={({ username }) => username}
          selection={{
            mode: "single",
            selected: chosen === undefined ? [] : [chosen.id],
            onChange: ([id]) => {
              change({ account: all.find((account) => account.id === id)?.username ?? null });
            },
          }}
          onOpen={({ username }) => {
            change({ account: username });
            setTask("edit");
          }}
          {...listStates(list)}
          empty={
            <EmptyState icon={<Users />} title={t("No account fits")}>
              {t("Search for a user name, a name or a role.")}
            </EmptyState>
          }
          detailsLabel={t("Account")}
          details={
            chosen && (
              <AccountDetails
                account={chosen}
                onNotice={setNotice}
                onClearSlowing={() => {
                  setTask("clear-slowing");
                }}
              />
            )
          }
        />
      </Panel>
      {(task === "create" || (task === "edit" && chosen !== undefined)) && (
        <AccountFormDialog
          account={task === "edit" ? chosen : undefined}
          confirmed={confirmed}
          onClose={close}
          onDone={(message) => {
            close();
            setNotice({ kind: "success", message });
          }}
          onCreated={(password) => {
            close();
            change({ account: password.username });
            setMade(password);
          }}
        />
      )}
      {task !== undefined && task !== "create" && task !== "edit" && chosen !== undefined && (
        <AccountQuestionDialog
          question={task}
          account={chosen}
          confirmed={confirmed}
          onClose={close}
          onNotice={setNotice}
          onPassword={setMade}
        />
      )}
      {made !== undefined && (
        <PasswordDialog
          made={made}
          onClose={() => {
            setMade(undefined);
            setNotice({ kind: "success", message: made.message });
          }}
        />
      )}
      {dialog}
    </>
  );
}

function fits({ username, name, role }: Account, q: string): boolean {
  return [username, name, role].some((text) => text.toLowerCase().includes(q.toLowerCase()));
}
