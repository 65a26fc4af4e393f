import type { GridColumn } from "@/components/ui/data-grid/column";
import { RelativeTime } from "@/components/ui/relative-time";
import { msg, t } from "@/lib/words/t";
import type { Account } from "../_queries";
import { SecondFactorBadge, StateBadge, stateWords } from "./account-words";

export const accountColumns: readonly GridColumn<Account>[] = [
  {
    id: "username",
    header: msg("User name"),
    cell: ({ username, isOwn }) => (
      <>
        {username} {isOwn && <span className="font-normal text-muted">{t("you")}</span>}
      </>
    ),
    sortValue: ({ username }) => username,
    width: 10,
    rowHeader: true,
  },
  { id: "name", header: msg("Name"), cell: ({ name }) => name, sortValue: ({ name }) => name, width: 10 },
  {
    id: "role",
    header: msg("Role"),
    cell: ({ role }) => role,
    sortValue: ({ role }) => role,
    width: 6,
    grow: 0.5,
  },
  {
    id: "second-factor",
    header: msg("Second factor"),
    cell: ({ hasSecondFactor }) => <SecondFactorBadge on={hasSecondFactor} />,
    sortValue: ({ hasSecondFactor }) => (hasSecondFactor ? 1 : 0),
    width: 8,
    grow: 0.5,
  },
  {
    id: "state",
    header: msg("State"),
    cell: (account) => <StateBadge account={account} />,
    sortValue: stateWords,
    width: 8,
    grow: 0.5,
  },
  {
    id: "sessions",
    header: msg("Sessions"),
    cell: ({ sessions }) => sessions,
    sortValue: ({ sessions }) => sessions,
    descendingFirst: true,
    width: 6,
    grow: 0.3,
    align: "end",
  },
  {
    id: "last-sign-in",
    header: msg("Last sign-in"),
    cell: ({ lastSignInAt }) =>
      lastSignInAt === null ? (
        <span className="text-muted">{t("never")}</span>
      ) : (
        <RelativeTime at={lastSignInAt} />
      ),
    sortValue: ({ lastSignInAt }) => (lastSignInAt === null ? 0 : Date.parse(lastSignInAt)),
    descendingFirst: true,
    width: 9,
    grow: 0.5,
  },
];
