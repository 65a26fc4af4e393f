"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MonitorPlay, Play, Square } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { StatusRegion } from "@/components/ui/status-region";
import type { Failure } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { demoClientsQuery } from "./_queries";
import { switchDemoClientsAction } from "./actions";
import { DemoClientTable } from "./demo-client-table";

interface DemoClientsProps {
  /** False for people who only look: they see the clients without the button. */
  canChange: boolean;
}

/** The sandbox's demo clients, to be started, watched and stopped. Nothing on an appliance that has none. */
export function DemoClients({ canChange }: DemoClientsProps) {
  const { data: clients } = useQuery(demoClientsQuery());
  const queries = useQueryClient();
  const [refused, setRefused] = useState<Failure>();
  const turn = useMutation({
    mutationFn: (to: "started" | "stopped") => switchDemoClientsAction({ to }),
    onSuccess: (result) => {
      setRefused(result.ok ? undefined : result.error);
    },
    onError: () => {
      setRefused({
        code: "offline",
        message: t("The panel did not answer. Look at the list, and try again."),
      });
    },
    onSettled: () => queries.invalidateQueries(),
  });
  if (!clients) return null;
  const run = clients.some(({ state }) => state !== "stopped");

  return (
    <Panel
      title={t("Demo clients")}
      icon={<MonitorPlay />}
      flush
      collapsible
      className="mt-1.5"
      tools={
        canChange && (
          <Button
            icon={run ? <Square aria-hidden /> : <Play aria-hidden />}
            busy={turn.isPending}
            onClick={() => {
              turn.mutate(run ? "stopped" : "started");
            }}
          >
            {t(run ? "Stop demo clients" : "Start demo clients")}
          </Button>
        )
      }
    >
      <StatusRegion label={t("Demo clients result")}>
        {refused !== undefined && (
          <Alert kind="error" detail={refused.detail} className="m-2">
            {refused.message}
          </Alert>
        )}
      </StatusRegion>
      <p className="px-3 py-2 text-muted">
        {t(
          "Real SMB clients that run beside this sandbox, for walk-throughs: each signs in, reads a file every few seconds, and comes back when it was cut off or turned away. Everything of theirs is marked Demo.",
        )}
        {!canChange && ` ${t("People with the role admin or operator start and stop them.")}`}
      </p>
      <DemoClientTable clients={clients} />
    </Panel>
  );
}
