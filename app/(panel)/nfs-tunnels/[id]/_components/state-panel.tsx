import { Activity } from "lucide-react";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { STATE_WORDS } from "@/lib/tunnels/tunnel-state";
import { LiveFacts } from "../../_components/live-facts";
import { StateBadge } from "../../_components/state-badge";
import { bytesWords } from "../../_components/tunnel-words";
import type { TunnelDetail } from "../../_queries";

/** How the tunnel stands now, connection by connection. */
export function StatePanel({ detail: { row, open } }: { detail: TunnelDetail }) {
  return (
    <Panel title="State" icon={<Activity />}>
      <div className="flex flex-col gap-2">
        <p role="status" className="flex flex-wrap items-center gap-2">
          <StateBadge state={row.state} />
          <span>{STATE_WORDS[row.state].meaning}</span>
        </p>
        <LiveFacts row={row} />
        {open.length > 0 && (
          <ul aria-label="Open tunnels" className="flex flex-col gap-1 border-t border-line pt-2">
            {open.map((each) => (
              <li key={`${each.address} ${String(each.port)}`} className="[overflow-wrap:anywhere]">
                <Mono>
                  {each.address}:{each.port}
                </Mono>
                , {each.since === null ? "open for how long is not known" : <Since since={each.since} />}
                {", "}
                <Until {...each} />.{" "}
                <span className="text-muted">
                  {bytesWords(each.bytesReceived)} from it, {bytesWords(each.bytesSent)} to it.
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function Since({ since }: { since: string }) {
  return (
    <>
      opened <RelativeTime at={since} />
    </>
  );
}

function Until({ until, isHeld }: TunnelDetail["open"][number]) {
  if (!isHeld) return "held by the client itself (ssh -N): nothing here ends it in time";
  if (until === null) return "kept open for good";
  return (
    <>
      held until <RelativeTime at={until} />
    </>
  );
}
