import { CircleCheck, CircleX } from "lucide-react";
import Link from "next/link";
import type { GridColumn } from "@/components/ui/data-grid/column";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import { TUNNEL_STATES } from "@/lib/tunnels/tunnel-state";
import { bytesWords } from "@/lib/shared/bytes-words";
import { number } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";
import type { TunnelRow } from "../_queries";
import { StateBadge } from "./state-badge";
import { fromWords, portWords } from "./tunnel-words";

export const tunnelColumns: readonly GridColumn<TunnelRow>[] = [
  {
    id: "client",
    header: msg("Client"),
    cell: ({ id, clientName }) => (
      <Link href={`/nfs-tunnels/${id}`} className="font-semibold text-accent-ink hover:underline">
        {clientName}
      </Link>
    ),
    sortValue: ({ clientName }) => clientName,
    width: 7,
    rowHeader: true,
  },
  {
    id: "state",
    header: msg("State"),
    cell: ({ state }) => <StateBadge state={state} />,
    sortValue: ({ state }) => TUNNEL_STATES.indexOf(state),
    width: 9,
    grow: 0.4,
  },
  {
    id: "server",
    header: msg("Server"),
    cell: ({ serverAddress, sshPort }) => (
      <Mono>
        {serverAddress}
        {sshPort !== 22 && `:${String(sshPort)}`}
      </Mono>
    ),
    sortValue: ({ serverAddress }) => serverAddress,
    width: 7.75,
  },
  {
    id: "version",
    header: "NFS",
    cell: ({ nfsVersion }) => nfsVersion,
    sortValue: ({ nfsVersion }) => nfsVersion,
    width: 3.5,
    grow: 0,
  },
  {
    id: "ports",
    header: msg("Local ports"),
    cell: (row) => <Mono>{portWords(row)}</Mono>,
    sortValue: ({ localNfsPort }) => localNfsPort,
    width: 6.5,
    grow: 0.2,
  },
  {
    id: "from",
    header: msg("From"),
    cell: (row) =>
      row.live === null || row.live.from.length === 0 ? (
        <span className="text-muted">–</span>
      ) : (
        <Mono>{fromWords(row)}</Mono>
      ),
    sortValue: ({ live }) => live?.from[0] ?? "",
    width: 5.5,
    grow: 0.5,
  },
  {
    id: "traffic",
    header: msg("Traffic"),
    cell: TrafficCell,
    sortValue: ({ live }) => (live === null ? null : live.bytesReceived + live.bytesSent),
    descendingFirst: true,
    width: 8.25,
    grow: 0.4,
  },
  {
    id: "seen",
    header: msg("Last seen"),
    cell: SeenCell,
    sortValue: ({ live }) => (live === null || live.lastSeen === null ? null : Date.parse(live.lastSeen)),
    descendingFirst: true,
    width: 5.5,
    grow: 0.2,
  },
  {
    id: "refused",
    header: msg("Refused"),
    cell: ({ live }) => {
      if (live === null || live.refusedForwards === 0) return <span className="text-muted">–</span>;
      return <span className="text-warn">{number(live.refusedForwards)}</span>;
    },
    sortValue: ({ live }) => live?.refusedForwards ?? 0,
    descendingFirst: true,
    width: 6,
    grow: 0,
    align: "end",
  },
  {
    id: "test",
    header: msg("Last test"),
    cell: ({ lastTest }) => <TestCell test={lastTest} />,
    sortValue: ({ lastTest }) => lastTest && Date.parse(lastTest.at),
    descendingFirst: true,
    width: 6.5,
    grow: 0.2,
  },
];

function TrafficCell({ live }: TunnelRow) {
  if (live === null) return <span className="text-muted">{t("not known")}</span>;
  if (live.open === 0) return <span className="text-muted">–</span>;
  const words = t("From the client {received}, to the client {sent}", {
    received: bytesWords(live.bytesReceived),
    sent: bytesWords(live.bytesSent),
  });
  return (
    <span title={words}>
      <span className="sr-only">{words}</span>
      <span aria-hidden className="tabular-nums">
        ↑ {bytesWords(live.bytesReceived)} ↓ {bytesWords(live.bytesSent)}
      </span>
    </span>
  );
}

function SeenCell({ live }: TunnelRow) {
  if (live === null) return <span className="text-muted">{t("not known")}</span>;
  if (live.lastSeen === null) return <span className="text-muted">–</span>;
  if (live.open > 0) return <span>{t("now")}</span>;
  return <RelativeTime at={live.lastSeen} />;
}

export function TestCell({ test }: { test: TunnelRow["lastTest"] }) {
  if (test === null) return <span className="text-muted">{t("never")}</span>;
  const look = "size-3.5 shrink-0";
  return (
    <span className="inline-flex items-center gap-1.5" title={`${test.summary} (${test.by})`}>
      {test.passed ? (
        <CircleCheck aria-hidden className={`${look} text-ok`} />
      ) : (
        <CircleX aria-hidden className={`${look} text-bad`} />
      )}
      <span className="sr-only">{t(test.passed ? "passed" : "failed")}, </span>
      <RelativeTime at={test.at} />
    </span>
  );
}
