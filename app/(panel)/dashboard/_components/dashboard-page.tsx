"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { LayoutDashboard } from "lucide-react";
import dynamic from "next/dynamic";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/lib/words/t";
import { dashboardQuery } from "../_queries";
import { AppliancePanel } from "./appliance-panel";
import { AttentionPanel } from "./attention-panel";
import { ChangesPanel } from "./changes-panel";
import { Glance } from "./glance";
import { SharesPanel } from "./shares-panel";
import { TunnelsPanel } from "./tunnels-panel";

const ChartsPanel = dynamic(() => import("./charts-panel").then((module) => module.ChartsPanel), {
  ssr: false,
  loading: () => (
    <Panel title={t("Over time")}>
      <Skeleton className="h-72 w-full" />
    </Panel>
  ),
});

/** How it all stands, at a glance, with the way to where something is mended. */
export function DashboardPage() {
  const { data, error, refetch } = useQuery(dashboardQuery());
  const isComing = data === undefined && error === null;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {error !== null && (
        <Alert
          kind="error"
          title={t(data === undefined ? "The dashboard could not be read" : "This is not the newest")}
          actions={<Button onClick={() => void refetch()}>{t("Try again")}</Button>}
        >
          {error.message}
        </Alert>
      )}
      <Panel level={1} title={t("Dashboard")} icon={<LayoutDashboard />}>
        <Glance data={data} />
      </Panel>
      {/* The tiles are as high as what they have to say: nothing is drawn below them that would move then. */}
      <div
        className={clsx(
          "grid min-w-0 items-start gap-1.5 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]",
          isComing && "invisible",
        )}
      >
        <div className="flex min-w-0 flex-col gap-1.5">
          <AttentionPanel data={data} />
          <ChartsPanel />
        </div>
        <div className="grid min-w-0 items-start gap-1.5 md:grid-cols-2 xl:grid-cols-1">
          <AppliancePanel data={data} />
          <SharesPanel data={data} />
          <TunnelsPanel data={data} />
          <ChangesPanel data={data} />
        </div>
      </div>
    </div>
  );
}
