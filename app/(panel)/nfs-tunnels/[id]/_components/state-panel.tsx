import { Activity } from "lucide-react";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Notice } from "@/components/ui/result-notice";
import { STATE_WORDS } from "@/lib/tunnels/tunnel-state";
import { bytesWords } from "@/lib/shared/bytes-words";
import { LiveFacts } from "../../_components/live-facts";
import { StateBadge } from "../../_components/state-badge";
import type { TunnelDetail } from "../../_queries";
import { HeldTrouble } from "./held-trouble";

interface StatePanelProps {
  detail: TunnelDetail;
  canChange: boolean;
  onNotice: (notice: Notice) => void;
}

/** How the tunnel stands now, connection by connection. */
export function StatePanel({ detail, canChange, onNotice }: StatePanelProps) {
  const { row, open } = detail;
  return (
    <Panel title="State" icon={<Activity />}>
      <div className="flex flex-col gap-2">
        <p role="status" className="flex flex-wrap items-center gap-2">
          <StateBadge state={row.state} />
          <span>{STATE_WORDS[row.state].meaning}</span>
        </p>
        <HeldTrouble detail={detail} canChange={canChange} onNotice={onNotice} />
        <LiveFacts row={row} />
        {open.length > 0 && !row.isThisHost && (
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
  if (!isHeld)
    return "held by the client itself (ssh -N): ended here once its time is up and nothing uses it";
  if (until === null) return "kept open for good";
  return (
    <>
      held until <RelativeTime at={until} />
    </>
  );
}
