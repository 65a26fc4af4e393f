"use client";

import { CircleUserRound } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { KeyValue } from "@/components/ui/key-value";
import { Panel } from "@/components/ui/panel";
import { type Notice, ResultNotice } from "@/components/ui/result-notice";
import { t } from "@/lib/words/t";
import { ChangePasswordPanel } from "./change-password-panel";
import { SecondFactorPanel } from "./second-factor-panel";

interface AccountPageProps {
  account: { readonly username: string; readonly name: string; readonly role: string };
  /** A demo account: handed from guest to guest, so nothing of it is a guest's to change. */
  isShared: boolean;
  /** Of the recovery codes; null where the second factor is off. */
  codesLeft: number | null;
}

/** One's own account: password and second factor. */
export function AccountPage({ account, isShared, codesLeft }: AccountPageProps) {
  const [notice, setNotice] = useState<Notice>();
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <ResultNotice
        notice={notice}
        onDismiss={() => {
          setNotice(undefined);
        }}
      />
      <Panel level={1} title={t("Your Account")} icon={<CircleUserRound />}>
        <KeyValue
          items={[
            { label: t("User name"), value: account.username },
            { label: t("Name"), value: account.name },
            { label: t("Role"), value: account.role },
          ]}
        />
        <p className="mt-2 text-xs text-muted">
          {t("Name and role are given by people with the role admin, on their Accounts page.")}
        </p>
      </Panel>
      {isShared ? (
        <Alert kind="info">
          {t(
            "This is a demo account, which others use too: its password is changed by people with the role admin.",
          )}
        </Alert>
      ) : (
        <div className="grid min-w-0 items-start gap-1.5 lg:grid-cols-2">
          <ChangePasswordPanel username={account.username} onNotice={setNotice} />
          <SecondFactorPanel codesLeft={codesLeft} onNotice={setNotice} />
        </div>
      )}
    </div>
  );
}
