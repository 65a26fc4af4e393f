"use client";

import { useQuery } from "@tanstack/react-query";
import { Server } from "lucide-react";
import type { ComponentProps } from "react";
import { type ApplianceStatus, applianceQuery } from "@/components/shell/appliance-query";
import { Lamp } from "@/components/ui/lamp";
import { msg, t } from "@/lib/words/t";

type ServiceState = ApplianceStatus["services"][number]["state"];

const lights: Record<ServiceState, ComponentProps<typeof Lamp>["state"]> = {
  running: "on",
  stopped: "off",
  failed: "off",
  unknown: "unknown",
};

const words: Record<ServiceState, string> = {
  running: msg("running"),
  stopped: msg("stopped"),
  failed: msg("failed"),
  unknown: msg("unknown"),
};

/** The appliance's name and whether its services run, asked again every ten seconds. */
export function ServiceLamps() {
  const { data, error } = useQuery(applianceQuery());
  return (
    <div className="flex min-w-0 items-center gap-3">
      <span
        className="inline-flex min-w-0 items-center gap-1.5 text-xs"
        title={t("The appliance this panel manages")}
      >
        <Server aria-hidden className="size-3.5 shrink-0 text-head-muted" />
        <span className="sr-only">{t("Appliance")}</span>
        <span className="truncate font-medium">{data?.appliance ?? "…"}</span>
      </span>
      <ul aria-label={t("Services")} className="flex items-center gap-3">
        {error === null &&
          data?.services.map(({ name, state, detail }) => (
            <li key={name}>
              <Lamp name={name} state={lights[state]} word={t(words[state])} title={detail} />
            </li>
          ))}
        {error !== null && (
          <li>
            <Lamp name={t("Services")} state="unknown" word={t("not known")} title={error.message} />
          </li>
        )}
      </ul>
    </div>
  );
}
