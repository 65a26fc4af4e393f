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
import { type Account, accountSessionsQuery } from "../_queries";
import { endAccountSessionsAction } from "../actions";
import { ROLE_OPTIONS, SecondFactorBadge, StateBadge } from "./account-words";

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
          title="Sign-in is slowed"
          actions={<Button onClick={onClearSlowing}>Stop slowing</Button>}
        >
          Somebody tried wrong passwords under this name. From addresses it is not known at there is one
          attempt in {waitWords(slowedForMs)}; from its usual ones, and from the appliance itself, it signs in
          as ever.
        </Alert>
      )}
      <KeyValue
        twoColumns
        items={[
          { label: "User name", value: username },
          { label: "Name", value: name },
          {
            label: "Role",
            value: `${role}. ${ROLE_OPTIONS.find(({ value }) => value === role)?.means ?? ""}`,
          },
          { label: "State", value: <StateBadge account={account} /> },
          { label: "Second factor", value: <SecondFactorBadge on={account.hasSecondFactor} /> },
          {
            label: "Last sign-in",
            value: account.lastSignInAt === null ? "never" : <RelativeTime at={account.lastSignInAt} />,
          },
          ...(disabledAt === null ? [] : [{ label: "Disabled", value: <RelativeTime at={disabledAt} /> }]),
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
    unsure: "The list tells whether the session goes on.",
    onNotice,
    onSettled: () => undefined,
  });
  if (error !== null) return <Alert kind="error">{error.message}</Alert>;
  if (data === undefined) return <Skeleton className="h-12" />;
  if (data.sessions.length === 0) return <p className="text-muted">{username} is signed in nowhere.</p>;
  return (
    <table className="w-full text-left" aria-label={`Sessions of ${username}`}>
      <thead className="text-xs text-muted">
        <tr>
          {["Address", "Browser", "Since", "Until"].map((heading) => (
            <th key={heading} scope="col" className="py-1 pr-3 font-medium">
              {heading}
            </th>
          ))}
          <th scope="col">
            <span className="sr-only">End</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {data.sessions.map((session) => (
          <tr key={session.id} className="border-t border-line">
            <td className="py-1 pr-3">
              <Mono>{session.address === "" ? "unknown" : session.address}</Mono>
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
                <Badge tone="ok">This one</Badge>
              ) : (
                <Button
                  busy={end.isPending && end.variables === session.id}
                  aria-label={`End the session of ${browserName(session.browser)} at ${session.address}`}
                  onClick={() => {
                    end.mutate(session.id);
                  }}
                >
                  End
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
