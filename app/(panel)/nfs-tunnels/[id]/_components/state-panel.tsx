import { Activity } from "lucide-react";
import dynamic from "next/dynamic";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Notice } from "@/components/ui/result-notice";
import { Rich } from "@/components/ui/rich";
import { STATE_WORDS } from "@/lib/tunnels/tunnel-state";
import { bytesWords } from "@/lib/shared/bytes-words";
import { t } from "@/lib/words/t";
import { LiveFacts } from "../../_components/live-facts";
import { StateBadge } from "../../_components/state-badge";
import type { TunnelDetail } from "../../_queries";

const HeldTrouble = dynamic(() => import("./held-trouble").then((part) => part.HeldTrouble), { ssr: false });

interface StatePanelProps {
  detail: TunnelDetail;
  canChange: boolean;
  onNotice: (notice: Notice) => void;
}

/** How the tunnel stands now, connection by connection. */
export function StatePanel({ detail, canChange, onNotice }: StatePanelProps) {
  const { row, open } = detail;
  return (
    <Panel title={t("State")} icon={<Activity />}>
      <div className="flex flex-col gap-2">
        <p role="status" className="flex flex-wrap items-center gap-2">
          <StateBadge state={row.state} />
          <span>{t(STATE_WORDS[row.state].meaning)}</span>
        </p>
        {row.isThisHost && <HeldTrouble detail={detail} canChange={canChange} onNotice={onNotice} />}
        <LiveFacts row={row} />
        {open.length > 0 && !row.isThisHost && (
          <ul aria-label={t("Open tunnels")} className="flex flex-col gap-1 border-t border-line pt-2">
            {open.map((each) => (
              <li key={`${each.address} ${String(each.port)}`} className="[overflow-wrap:anywhere]">
                <OpenWords {...each} />{" "}
                <span className="text-muted">
                  {t("{received} from it, {sent} to it.", {
                    received: bytesWords(each.bytesReceived),
                    sent: bytesWords(each.bytesSent),
                  })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function OpenWords({ address, port, since, until, isHeld }: TunnelDetail["open"][number]) {
  return (
    <Rich
      text="<code>{place}</code>, {start, select, known {opened {since}} other {open for how long is not known}}, {end, select, client {held by the client itself (ssh -N): ended here once its time is up and nothing uses it} never {kept open for good} other {ends {until}}}."
      values={{
        place: `${address}:${String(port)}`,
        start: since === null ? "unknown" : "known",
        since: since !== null && <RelativeTime at={since} />,
        end: isHeld ? (until === null ? "never" : "known") : "client",
        until: until !== null && <RelativeTime at={until} />,
      }}
    />
  );
}
