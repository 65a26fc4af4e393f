import type { GridColumn } from "@/components/ui/data-grid/column";
import { RelativeTime } from "@/components/ui/relative-time";
import { number } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";
import { ClientName } from "../../_refusals/client-name";
import type { Refusal } from "../../_refusals/refusals-query";

export const refusalColumns: readonly GridColumn<Refusal>[] = [
  {
    id: "when",
    header: msg("When"),
    width: 7.5,
    grow: 0,
    descendingFirst: true,
    sortValue: ({ at }) => Date.parse(at),
    cell: ({ at }) => <RelativeTime at={at} />,
  },
  {
    id: "client",
    header: msg("Client"),
    rowHeader: true,
    width: 17,
    grow: 1.6,
    sortValue: ({ client, demo }) => demo ?? client,
    cell: (refusal) => <ClientName refusal={refusal} />,
  },
  {
    id: "dialect",
    header: msg("Dialect"),
    width: 6,
    grow: 0,
    sortValue: ({ dialect }) => dialect,
    cell: ({ dialect }) => dialect ?? <Untold>{t("not told")}</Untold>,
  },
  {
    id: "reason",
    header: msg("Reason"),
    width: 14,
    grow: 1.4,
    sortValue: ({ reason }) => reason,
    cell: ({ reason, why }) => <span title={why}>{reason}</span>,
  },
  {
    id: "share",
    header: msg("Share"),
    width: 7.5,
    sortValue: ({ share }) => share,
    cell: ({ share }) => share ?? <Untold>{t("none named")}</Untold>,
  },
  {
    id: "user",
    header: msg("User"),
    width: 7.5,
    sortValue: ({ user }) => user,
    cell: ({ user }) => user ?? <Untold>{t("none named")}</Untold>,
  },
  {
    id: "times",
    header: msg("Times"),
    width: 5,
    grow: 0,
    align: "end",
    descendingFirst: true,
    sortValue: ({ times }) => times,
    cell: ({ times }) => number(times),
  },
];

/** What the log does not say stands back behind what it says. */
function Untold({ children }: { children: string }) {
  return <span className="text-muted">{children}</span>;
}

export const CSV_HEADINGS = [
  msg("First"),
  msg("Last"),
  msg("Times"),
  msg("Client"),
  msg("Name"),
  msg("Kind"),
  msg("Dialect"),
  msg("Reason"),
  msg("Share"),
  msg("User"),
  msg("Why"),
] as const;

export function csvRow(refusal: Refusal): readonly (string | number)[] {
  const { first, at, times, client, demo, ownCheck, workstation, dialect, reason, share, user, why } =
    refusal;
  const kind = t(ownCheck ? "Own check" : demo === null ? "Client" : "Demo client");
  const texts = [client, demo ?? workstation, kind, dialect, reason, share, user, why].map(
    (text) => text ?? "",
  );
  return [first, at, times, ...texts];
}
