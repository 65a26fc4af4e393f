"use client";

import { ChartArea } from "lucide-react";
import { Panel } from "@/components/ui/panel";
import { bytesWords } from "@/lib/shared/bytes-words";
import { timeOfDay } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import type { TunnelDetail } from "../../_queries";
import { ThroughputChart } from "./throughput-chart";

type Samples = TunnelDetail["throughput"];

/** What went through in the last ten minutes: a chart, and the same as a table. */
export function Throughput({ samples }: { samples: Samples }) {
  const known = samples.filter((sample) => sample.received !== null);
  return (
    <Panel title={t("Throughput")} icon={<ChartArea />} collapsible>
      {known.length === 0 ? (
        <p className="text-muted">{t("Measured from now on: the last ten minutes are kept.")}</p>
      ) : (
        <div className="flex min-w-0 flex-col gap-1">
          <ThroughputChart samples={samples} summary={summaryOf(known)} />
          <details>
            <summary className="text-xs text-muted">{t("As a table")}</summary>
            <SampleTable samples={known} />
          </details>
        </div>
      )}
    </Panel>
  );
}

function SampleTable({ samples }: { samples: Samples }) {
  return (
    <div
      // A scrolling box must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={t("Throughput as a table")}
      className="mt-1 max-h-48 overflow-y-auto"
    >
      <table className="w-full text-xs tabular-nums">
        <thead className="sticky top-0 bg-surface text-left">
          <tr>
            <th scope="col">{t("Time")}</th>
            <th scope="col">{t("From the client")}</th>
            <th scope="col">{t("To the client")}</th>
          </tr>
        </thead>
        <tbody>
          {samples.toReversed().map(({ at, received, sent }) => (
            <tr key={at}>
              <td>{timeOfDay(at)}</td>
              <td>{bytesWords(received ?? 0)}/s</td>
              <td>{bytesWords(sent ?? 0)}/s</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function summaryOf(samples: Samples): string {
  const last = samples.at(-1);
  const most = (of: "received" | "sent") => Math.max(...samples.map((sample) => sample[of] ?? 0));
  return t(
    "Throughput. Now {received}/s from the client and {sent}/s to it; at most {mostReceived}/s and {mostSent}/s.",
    {
      received: bytesWords(last?.received ?? 0),
      sent: bytesWords(last?.sent ?? 0),
      mostReceived: bytesWords(most("received")),
      mostSent: bytesWords(most("sent")),
    },
  );
}
