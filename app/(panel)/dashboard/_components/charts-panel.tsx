"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartArea } from "lucide-react";
import { useAddress } from "@/components/shell/use-address";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { ToolBar } from "@/components/ui/tool-bar";
import { type Span, SPANS } from "@/lib/dashboard/rings";
import { msg, t } from "@/lib/words/t";
import { historyQuery } from "../_queries";
import { Chart } from "./chart";
import { CHARTS } from "./chart-list";

const WORDS: Readonly<Record<Span, string>> = {
  hour: msg("Last hour"),
  day: msg("Last day"),
  week: msg("Last week"),
};

/** What was measured over the last hour, day or week. */
export function ChartsPanel() {
  const { parameters, change } = useAddress();
  const span = SPANS.find((each) => each === parameters.get("span")) ?? "hour";
  const { data, error, isPlaceholderData, refetch } = useQuery(historyQuery(span));
  return (
    <Panel
      title={t("Over time")}
      icon={<ChartArea />}
      toolBar={
        <ToolBar label={t("Time span")}>
          {SPANS.map((each) => (
            <Button
              key={each}
              variant="ghost"
              aria-pressed={each === span}
              className="aria-pressed:border-line-strong aria-pressed:bg-row-chosen"
              onClick={() => {
                change({ span: each === "hour" ? null : each });
              }}
            >
              {t(WORDS[each])}
            </Button>
          ))}
        </ToolBar>
      }
    >
      {error !== null && (
        <Alert
          kind="error"
          title={t("The charts could not be read")}
          actions={<Button onClick={() => void refetch()}>{t("Try again")}</Button>}
          className="mb-2"
        >
          {error.message}
        </Alert>
      )}
      {data === undefined ? (
        error === null && <Skeleton className="h-72 w-full" />
      ) : (
        <div
          aria-busy={isPlaceholderData}
          className="grid min-w-0 grid-cols-[repeat(auto-fit,minmax(min(19rem,100%),1fr))] gap-x-6 gap-y-5"
        >
          {CHARTS.map((kind) => (
            <Chart key={kind.id} kind={kind} history={data} />
          ))}
        </div>
      )}
    </Panel>
  );
}
