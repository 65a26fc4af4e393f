import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { RelativeTime } from "@/components/ui/relative-time";
import { bytesWords } from "@/lib/shared/bytes-words";
import type { TunnelRow } from "../_queries";
import { TestCell } from "./tunnel-columns";

/** What is known of a tunnel now, in words. */
export function LiveFacts({ row }: { row: TunnelRow }) {
  const { live, lastTest } = row;
  const test = { label: "Last test", value: <TestCell test={lastTest} /> };
  if (live === null) {
    return <KeyValue items={[{ label: "Open tunnels", value: "not known" }, test]} />;
  }
  const rate = live.rate;
  return (
    <KeyValue
      items={[
        ...(row.held === null ? [{ label: "Open tunnels", value: String(live.open) }] : heldFacts(row.held)),
        ...(live.open === 0
          ? []
          : [
              {
                label: "Open since",
                value: live.since === null ? "not known" : <RelativeTime at={live.since} />,
              },
              ...(row.held === null ? [{ label: "From", value: <Mono>{live.from.join(", ")}</Mono> }] : []),
              {
                label: "From the client",
                value: `${bytesWords(live.bytesReceived)}${rate ? `, ${bytesWords(rate.received)}/s` : ""}`,
              },
              {
                label: "To the client",
                value: `${bytesWords(live.bytesSent)}${rate ? `, ${bytesWords(rate.sent)}/s` : ""}`,
              },
            ]),
        ...(row.held === null ? [{ label: "Last seen", value: <LastSeen row={row} /> }] : []),
        {
          label: "Refused forwards",
          value:
            live.refusedForwards === 0 ? (
              "none"
            ) : (
              <span className="text-warn">{live.refusedForwards.toLocaleString("en")}</span>
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
    { label: "Local ports", value: listening ? "open" : "closed" },
    ...(sshConnections === 0
      ? []
      : [
          {
            label: "SSH",
            value: `${counted(sshConnections, "connection")}${cipher === null ? "" : `, ${cipher.replace(/@.*/, "")}`}`,
          },
          { label: "NFS", value: `${counted(connections, "connection")} through it` },
        ]),
    ...(timeUpAt === null ? [] : [{ label: "Time is up", value: <RelativeTime at={timeUpAt} /> }]),
  ];
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}

function LastSeen({ row: { live } }: { row: TunnelRow }) {
  if (live === null) return "not known";
  if (live.open > 0) return "now";
  return live.lastSeen === null ? "not within what sshd's log holds" : <RelativeTime at={live.lastSeen} />;
}
