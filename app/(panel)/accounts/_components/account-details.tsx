"use client";

import { useQuery } from "@tanstack/react-query";
import { browserName } from "@/components/shell/browser-name";
import { useNoticedAction } from "@/components/shell/use-noticed-action";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Notice } from "@/components/ui/result-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { waitWords } from "@/lib/shared/wait-words";
import { t } from "@/lib/words/t";
import { type Account, accountSessionsQuery } from "../_queries";
import { endAccountSessionsAction } from "../actions";
import { meaningOf, OF_ACCOUNT, SecondFactorBadge, StateBadge } from "./account-words";

interface AccountDetailsProps {
  account: Account;
  onNotice: (notice: Notice) => void;
  onClearSlowing: () => void;
}

/** One account: what it may do, and everywhere it is signed in. */
export function AccountDetails({ account, onNotice, onClearSlowing }: AccountDetailsProps) {
  const { username, name, role, disabledAt, slowedForMs } = account;
  return (
    <div className="flex flex-col gap-3">
      {slowedForMs > 0 && disabledAt === null && (
        <Alert
          kind="warning"
          title={t("Sign-in is slowed")}
          actions={<Button onClick={onClearSlowing}>{t("Stop slowing")}</Button>}
        >
          {t(
            "Somebody tried wrong passwords under this name. From addresses it is not known at there is one attempt in {wait}; from its usual ones, and from the appliance itself, it signs in as ever.",
            { wait: waitWords(slowedForMs) },
          )}
        </Alert>
      )}
      <KeyValue
        twoColumns
        items={[
          { label: t("User name"), value: username },
          { label: t("Name"), value: name },
          {
            label: t("Role"),
            value: `${role}. ${meaningOf(role)}`,
          },
          { label: t("State"), value: <StateBadge account={account} /> },
          { label: t("Second factor"), value: <SecondFactorBadge on={account.hasSecondFactor} /> },
          {
            label: t("Last sign-in"),
            value: account.lastSignInAt === null ? t("never") : <RelativeTime at={account.lastSignInAt} />,
          },
          ...(disabledAt === null
            ? []
            : [
                {
                  label: t("Disabled{of, select, other {}}", OF_ACCOUNT),
                  value: <RelativeTime at={disabledAt} />,
                },
              ]),
        ]}
      />
      <Sessions id={account.id} username={username} onNotice={onNotice} />
    </div>
  );
}

interface SessionsProps {
  id: string;
  username: string;
  onNotice: (notice: Notice) => void;
}

function Sessions({ id, username, onNotice }: SessionsProps) {
  const { data, error } = useQuery(accountSessionsQuery(id));
  const end = useNoticedAction<string>({
    run: (session) => endAccountSessionsAction({ id, session }),
    unsure: t("The list tells whether the session goes on."),
    onNotice,
    onSettled: () => undefined,
  });
  if (error !== null) return <Alert kind="error">{error.message}</Alert>;
  if (data === undefined) return <Skeleton className="h-12" />;
  if (data.sessions.length === 0)
    return <p className="text-muted">{t("{username} is signed in nowhere.", { username })}</p>;
  return (
    <table className="w-full text-left" aria-label={t("Sessions of {username}", { username })}>
      <thead className="text-xs text-muted">
        <tr>
          {[t("Address"), t("Browser"), t("Since"), t("Until")].map((heading) => (
            <th key={heading} scope="col" className="py-1 pr-3 font-medium">
              {heading}
            </th>
          ))}
          <th scope="col">
            <span className="sr-only">{t("End")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {data.sessions.map((session) => (
          <tr key={session.id} className="border-t border-line">
            <td className="py-1 pr-3">
              <Mono>{session.address === "" ? t("unknown") : session.address}</Mono>
            </td>
            <td className="py-1 pr-3" title={session.browser}>
              {browserName(session.browser)}
            </td>
            <td className="py-1 pr-3">
              <RelativeTime at={session.since} />
            </td>
            <td className="py-1 pr-3">
              <RelativeTime at={session.expiresAt} />
            </td>
            <td className="py-1 text-right">
              {session.id === data.current ? (
                <Badge tone="ok">{t("This one")}</Badge>
              ) : (
                <Button
                  busy={end.isPending && end.variables === session.id}
                  aria-label={t("End the session of {browser} at {address}", {
                    browser: browserName(session.browser),
                    address: session.address,
                  })}
                  onClick={() => {
                    end.mutate(session.id);
                  }}
                >
                  {t("End")}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
