import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import { bytesWords } from "@/lib/shared/bytes-words";
import { number } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import type { TunnelRow } from "../_queries";
import { TestCell } from "./tunnel-columns";
import { fromWords } from "./tunnel-words";

/** What is known of a tunnel now, in words. */
export function LiveFacts({ row }: { row: TunnelRow }) {
  const { live, lastTest } = row;
  const test = { label: t("Last test"), value: <TestCell test={lastTest} /> };
  if (live === null) {
    return <KeyValue items={[{ label: t("Open tunnels"), value: t("not known") }, test]} />;
  }
  const rate = live.rate;
  return (
    <KeyValue
      items={[
        ...(row.held === null
          ? [{ label: t("Open tunnels"), value: String(live.open) }]
          : heldFacts(row.held)),
        ...(live.open === 0
          ? []
          : [
              {
                label: t("Open since"),
                value: live.since === null ? t("not known") : <RelativeTime at={live.since} />,
              },
              ...(row.held === null ? [{ label: t("From"), value: <Mono>{fromWords(row)}</Mono> }] : []),
              {
                label: t("From the client"),
                value: trafficWords(live.bytesReceived, rate?.received),
              },
              {
                label: t("To the client"),
                value: trafficWords(live.bytesSent, rate?.sent),
              },
            ]),
        ...(row.held === null ? [{ label: t("Last seen"), value: <LastSeen row={row} /> }] : []),
        {
          label: t("Refused forwards"),
          value:
            live.refusedForwards === 0 ? (
              t("none")
            ) : (
              <span className="text-warn">{number(live.refusedForwards)}</span>
            ),
        },
        test,
      ]}
    />
  );
}

function heldFacts(held: NonNullable<TunnelRow["held"]>) {
  const { listening, connections, sshConnections, cipher, timeUpAt } = held;
  return [
    { label: t("Local ports"), value: t(listening ? "open" : "closed") },
    ...(sshConnections === 0
      ? []
      : [
          {
            label: "SSH",
            value: `${t("{count, plural, one {# connection} other {# connections}}", { count: sshConnections })}${cipher === null ? "" : `, ${cipher.replace(/@.*/, "")}`}`,
          },
          {
            label: "NFS",
            value: t("{count, plural, one {# connection} other {# connections}} through it", {
              count: connections,
            }),
          },
        ]),
    ...(timeUpAt === null ? [] : [{ label: t("Time is up"), value: <RelativeTime at={timeUpAt} /> }]),
  ];
}

/** `1.2 MB, 30 kB/s` */
function trafficWords(bytes: number, rate: number | undefined): string {
  return `${bytesWords(bytes)}${rate === undefined ? "" : `, ${bytesWords(rate)}/s`}`;
}

function LastSeen({ row: { live } }: { row: TunnelRow }) {
  if (live === null) return t("not known");
  if (live.open > 0) return t("now");
  return live.lastSeen === null ? t("not within what sshd's log holds") : <RelativeTime at={live.lastSeen} />;
}
