import type { GridColumn } from "@/components/ui/data-grid/column";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Account } from "../_queries";
import { SecondFactorBadge, StateBadge, stateWords } from "./account-words";

export const accountColumns: readonly GridColumn<Account>[] = [
  {
    id: "username",
    header: "User name",
    cell: ({ username, isOwn }) => (
      <>
        {username} {isOwn && <span className="font-normal text-muted">you</span>}
      </>
    ),
    sortValue: ({ username }) => username,
    width: 10,
    rowHeader: true,
  },
  { id: "name", header: "Name", cell: ({ name }) => name, sortValue: ({ name }) => name, width: 10 },
  {
    id: "role",
    header: "Role",
    cell: ({ role }) => role,
    sortValue: ({ role }) => role,
    width: 6,
    grow: 0.5,
  },
  {
    id: "second-factor",
    header: "Second factor",
    cell: ({ hasSecondFactor }) => <SecondFactorBadge on={hasSecondFactor} />,
    sortValue: ({ hasSecondFactor }) => (hasSecondFactor ? 1 : 0),
    width: 8,
    grow: 0.5,
  },
  {
    id: "state",
    header: "State",
    cell: (account) => <StateBadge account={account} />,
    sortValue: stateWords,
    width: 8,
    grow: 0.5,
  },
  {
    id: "sessions",
    header: "Sessions",
    cell: ({ sessions }) => sessions,
    sortValue: ({ sessions }) => sessions,
    descendingFirst: true,
    width: 6,
    grow: 0.3,
    align: "end",
  },
  {
    id: "last-sign-in",
    header: "Last sign-in",
    cell: ({ lastSignInAt }) =>
      lastSignInAt === null ? <span className="text-muted">never</span> : <RelativeTime at={lastSignInAt} />,
    sortValue: ({ lastSignInAt }) => (lastSignInAt === null ? 0 : Date.parse(lastSignInAt)),
    descendingFirst: true,
    width: 9,
    grow: 0.5,
  },
];
