import { Badge } from "@/components/ui/badge";
import { ExposureBadge } from "@/components/ui/exposure-badge";
import { Mono } from "@/components/ui/mono";
import { RISK_WORDS } from "@/lib/nfs/risk-words";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import type { ExportClient } from "../_queries";
import { riskTone } from "./export-words";
import { FileLine } from "./finding-list";

/** One client of an export: who it is, how its traffic fares and why, and what it may do that it should not. */
export function ExportClientItem({ client }: { client: ExportClient }) {
  const { host, options, exposure, who, canWrite, risks, line } = client;
  return (
    <li className="flex flex-col gap-1 border-t border-line py-1.5 first:border-t-0 first:pt-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Mono className="font-semibold [overflow-wrap:anywhere]">{host}</Mono>
        <ExposureBadge state={exposure} />
        <span>{t(canWrite ? "reads and writes" : "reads only")}</span>
        <FileLine line={line} />
      </p>
      <p className="max-w-[80ch]">
        {client.standing === "disabled" && `${t("Once it is enabled:")} `}
        {exposure === "nobody" ? "" : `${t("Open to {who}.", { who })} `}
        {client.reason}
      </p>
      {options !== "" && (
        <p className="text-muted">
          <Rich
            text="Options: {options}"
            values={{ options: <Mono className="[overflow-wrap:anywhere]">{options}</Mono> }}
          />
        </p>
      )}
      {risks.map((risk) => (
        <p key={risk} className="flex max-w-[80ch] items-start gap-2">
          <Badge tone={riskTone(risk)} className="mt-px shrink-0">
            {t(RISK_WORDS[risk].label)}
          </Badge>
          <span>{t(RISK_WORDS[risk].meaning)}</span>
        </p>
      ))}
    </li>
  );
}
