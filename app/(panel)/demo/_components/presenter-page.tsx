"use client";

import { useQuery } from "@tanstack/react-query";
import { Compass, Presentation, Printer, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useNoticedAction } from "@/components/shell/use-noticed-action";
import { Alert } from "@/components/ui/alert";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import { type Notice, ResultNotice } from "@/components/ui/result-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { ToolBar, ToolBarSeparator } from "@/components/ui/tool-bar";
import { PRESETS } from "@/lib/samba/presets";
import { msg, t } from "@/lib/words/t";
import { DemoClients } from "../../_demo/demo-clients";
import { DemoTunnelClients } from "../../_demo/demo-tunnel-clients";
import { type DemoFacts, demoFactsQuery } from "../../_demo/facts-query";
import { CHAPTERS } from "../../_tour/steps";
import { useTourPlace } from "../../_tour/use-tour-place";
import { resetDemoAction } from "../actions";
import { TalkClock } from "./talk-clock";
import { TalkPoints } from "./talk-points";
import { TalkSheet } from "./talk-sheet";
import { useClock } from "./use-clock";

interface PresenterPageProps {
  /** False for people who only look: they see the talk, and how the demo stands. */
  canChange: boolean;
}

/** For whoever shows the product: what to say and when, how the demo stands, the tour, and the way back to the start. */
export function PresenterPage({ canChange }: PresenterPageProps) {
  const facts = useQuery(demoFactsQuery());
  const clock = useClock();
  const { start, place } = useTourPlace();
  const [notice, setNotice] = useState<Notice>();
  const [asking, setAsking] = useState(false);
  const reset = useNoticedAction({
    run: () => resetDemoAction({}),
    unsure: t("See below how the demo stands, and press Reset demo again where it is not at its start."),
    onNotice: setNotice,
    onSettled: () => {
      setAsking(false);
    },
  });
  return (
    <>
      <ResultNotice
        notice={notice}
        onDismiss={() => {
          setNotice(undefined);
        }}
      />
      <Panel
        level={1}
        title={t("Guided Demo")}
        icon={<Presentation />}
        toolBar={
          <ToolBar label={t("Guided Demo tools")}>
            {canChange && (
              <>
                {CHAPTERS.map(({ title, steps }, index) => (
                  <Button
                    key={title}
                    variant={index === 0 ? "primary" : "default"}
                    icon={<Compass aria-hidden />}
                    disabled={place !== null}
                    onClick={() => {
                      const [first] = steps;
                      if (first) start(first.id);
                    }}
                  >
                    {index === 0 ? t("Start tour") : t("Start at chapter {chapter}", { chapter: index + 1 })}
                  </Button>
                ))}
                <ToolBarSeparator />
                <Button
                  icon={<RotateCcw aria-hidden />}
                  onClick={() => {
                    setNotice(undefined);
                    setAsking(true);
                  }}
                >
                  {t("Reset demo")}
                </Button>
                <ToolBarSeparator />
              </>
            )}
            <Button
              variant="ghost"
              icon={<Printer aria-hidden />}
              onClick={() => {
                window.print();
              }}
            >
              {t("Print the talk")}
            </Button>
          </ToolBar>
        }
      >
        {facts.error !== null && <Alert kind="error">{facts.error.message}</Alert>}
        {facts.data ? <Standing facts={facts.data} /> : facts.isPending && <Skeleton className="h-16" />}
        {!canChange && (
          <p className="mt-2 text-xs text-muted">
            {t(
              "You see the talk and how the demo stands. People with the role admin or operator, and demo accounts, take the tour and reset the demo.",
            )}
          </p>
        )}
      </Panel>
      <Panel
        title={t("The talk, ten minutes")}
        icon={<Presentation />}
        className="mt-1.5"
        flush
        tools={<TalkClock clock={clock} />}
      >
        <TalkPoints elapsedMs={clock.elapsedMs} isRunning={clock.isRunning} current={place?.id ?? null} />
      </Panel>
      <DemoClients canChange={canChange} />
      <DemoTunnelClients canChange={canChange} />
      <TalkSheet />
      {asking && (
        <ConfirmDialog
          open
          danger
          onOpenChange={setAsking}
          title={t("Reset the demo?")}
          confirmLabel={t("Reset demo")}
          busy={reset.isPending}
          onConfirm={() => {
            reset.mutate();
          }}
        >
          <p>
            {t(
              "smb.conf and the exports become what a new box has, Samba and NFS restart, and the demo’s tunnel profiles are made anew. It takes a few seconds.",
            )}
          </p>
          <p className="mt-2">
            {t("History keeps what was there. Accounts, passwords and other profiles stay as they are.")}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** How the demo stands, in four words. */
function Standing({ facts: { preset, clients, tunnels } }: { facts: DemoFacts }) {
  const encrypted = clients.filter(({ isEncrypted }) => isEncrypted === true).length;
  const clear = clients.filter(({ isEncrypted }) => isEncrypted === false).length;
  const refused = clients.filter(({ state }) => state === "refused").length;
  const up = tunnels.filter(({ state }) => state === "connected").length;
  const facts: readonly { readonly label: string; readonly value: string; readonly tone: Tone }[] = [
    {
      label: t("Preset in force"),
      value: t(PRESETS.find(({ name }) => name === preset)?.label ?? msg("None of the four")),
      tone: preset === "off" || preset === null ? "quiet" : "ok",
    },
    {
      label: t("SMB clients encrypted"),
      value: t("{part} of {whole}", { part: encrypted, whole: clients.length }),
      tone: encrypted > 0 ? "ok" : "quiet",
    },
    { label: t("in the clear"), value: String(clear), tone: clear > 0 ? "warn" : "quiet" },
    { label: t("refused"), value: String(refused), tone: refused > 0 ? "bad" : "quiet" },
    {
      label: t("NFS tunnels up"),
      value: t("{part} of {whole}", { part: up, whole: tunnels.length }),
      tone: up > 0 ? "ok" : "quiet",
    },
  ];
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2">
      {facts.map(({ label, value, tone }) => (
        <div key={label} className="flex items-center gap-2">
          <dt className="text-muted">{label}</dt>
          <dd>
            <Badge tone={tone}>{value}</Badge>
          </dd>
        </div>
      ))}
    </dl>
  );
}
