import clsx from "clsx";
import { ScrollText } from "lucide-react";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/lib/words/t";
import type { TunnelDetail } from "../../_queries";

const REFUSED: ReadonlySet<string> = new Set(["login-refused", "forward-refused"]);

/** What sshd logged of the profile's key, and what was done here, newest first. */
export function Events({ events }: { events: TunnelDetail["events"] }) {
  return (
    <Panel title={t("Events")} icon={<ScrollText />} collapsible>
      {events.length === 0 ? (
        <p className="text-muted">
          {t("Nothing yet: neither did the client sign in, nor was the profile changed.")}
        </p>
      ) : (
        <ol
          aria-label={t("Events")}
          // A scrolling box must be reachable by keyboard.
          tabIndex={0}
          className="flex max-h-72 flex-col gap-1 overflow-y-auto"
        >
          {events.map(({ at, kind, text }, index) => (
            <li
              key={`${at} ${kind} ${String(index)}`}
              className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2"
            >
              <RelativeTime at={at} className="text-muted" />
              <span className={clsx("[overflow-wrap:anywhere]", REFUSED.has(kind) && "text-warn")}>
                {text}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
