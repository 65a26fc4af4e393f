import { Cable } from "lucide-react";
import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { Rich } from "@/components/ui/rich";
import { bytesWords } from "@/lib/shared/bytes-words";
import { t } from "@/lib/words/t";
import { StateBadge } from "../../nfs-tunnels/_components/state-badge";
import type { Dashboard } from "../_queries";
import { PartBody } from "./part-body";

const SHOWN = 6;

type Tunnel = NonNullable<Dashboard["tunnels"]["value"]>["tunnels"][number];

/** The tunnels with the most traffic, then those that are up, then the others. */
export function TunnelsPanel({ data }: { data: Dashboard | undefined }) {
  return (
    <Panel title={t("NFS tunnels")} icon={<Cable />}>
      <PartBody part={data?.tunnels}>
        {({ tunnels }) =>
          tunnels.length === 0 ? (
            <p className="text-muted">
              <Rich
                text="No client has a tunnel profile. <link>NFS Tunnels</link> makes one."
                marks={{ link: (parts) => <Link href="/nfs-tunnels">{parts}</Link> }}
              />
            </p>
          ) : (
            <>
              <ul className="flex flex-col gap-1">
                {tunnels
                  .toSorted(busiestFirst)
                  .slice(0, SHOWN)
                  .map((tunnel) => (
                    <li key={tunnel.id} className="flex min-w-0 items-center gap-2">
                      <Link
                        href={`/nfs-tunnels/${tunnel.id}`}
                        className="min-w-0 flex-1 truncate text-accent-ink underline underline-offset-2"
                      >
                        {tunnel.clientName}
                      </Link>
                      {tunnel.rate !== null && (
                        <span className="shrink-0 text-xs text-muted tabular-nums">
                          {bytesWords(tunnel.rate.received + tunnel.rate.sent)}/s
                        </span>
                      )}
                      <StateBadge state={tunnel.state} />
                    </li>
                  ))}
              </ul>
              {tunnels.length > SHOWN && (
                <p className="mt-1.5 text-xs">
                  <Link href="/nfs-tunnels">
                    {t("{count, number} more", { count: tunnels.length - SHOWN })}
                  </Link>
                </p>
              )}
            </>
          )
        }
      </PartBody>
    </Panel>
  );
}

function busiestFirst(one: Tunnel, other: Tunnel): number {
  return weight(other) - weight(one);
}

function weight({ state, rate }: Tunnel): number {
  return (state === "connected" ? 1 : 0) + (rate === null ? 0 : rate.received + rate.sent);
}
