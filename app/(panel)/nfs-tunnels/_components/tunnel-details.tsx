import Link from "next/link";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { Rich } from "@/components/ui/rich";
import { STATE_WORDS } from "@/lib/tunnels/tunnel-state";
import { t } from "@/lib/words/t";
import type { TunnelRow } from "../_queries";
import { LiveFacts } from "./live-facts";
import { StateBadge } from "./state-badge";
import { keyWords, portWords } from "./tunnel-words";

/** The chosen profile, below the list. */
export function TunnelDetails({ row }: { row: TunnelRow }) {
  return (
    <div className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-2">
        <p className="flex flex-wrap items-center gap-2">
          <StateBadge state={row.state} />
          <span>{t(STATE_WORDS[row.state].meaning)}</span>
        </p>
        <KeyValue
          items={[
            {
              label: t("Exports"),
              value: row.exports.map(({ path, mountPoint }) => (
                <div key={mountPoint}>
                  <Rich
                    text="<code>{path}</code> at <code>{mountPoint}</code>"
                    values={{ path, mountPoint }}
                  />
                </div>
              )),
            },
            { label: t("Local ports"), value: <Mono>{portWords(row)}</Mono> },
            { label: t("Key"), value: <Mono>{keyWords(row)}</Mono> },
          ]}
        />
        <p>
          <Link href={`/nfs-tunnels/${row.id}`}>{t("Files for the client, state and events")}</Link>
        </p>
      </div>
      <LiveFacts row={row} />
    </div>
  );
}
