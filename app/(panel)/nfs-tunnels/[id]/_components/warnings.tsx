import { Info, TriangleAlert } from "lucide-react";
import { Panel } from "@/components/ui/panel";
import { t } from "@/lib/words/t";
import type { TunnelDetail } from "../../_queries";

/** What to know before the files are handed over: the guide's warnings, corrected, and a few more. */
export function Warnings({ warnings }: { warnings: TunnelDetail["warnings"] }) {
  const order = warnings.toSorted((one, other) => rank(one) - rank(other));
  return (
    <Panel title={t("Good to know")} icon={<TriangleAlert />} collapsible>
      <ul className="flex flex-col gap-2">
        {order.map(({ severity, message, hint }) => (
          <li key={message} className="flex gap-2">
            {severity === "warning" ? (
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            ) : (
              <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-ink" />
            )}
            <p className="min-w-0 [overflow-wrap:anywhere]">
              {severity === "warning" && <span className="sr-only">{t("Warning:")} </span>}
              {message} <span className="text-muted">{hint}</span>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function rank({ severity }: TunnelDetail["warnings"][number]): number {
  return severity === "warning" ? 0 : 1;
}
