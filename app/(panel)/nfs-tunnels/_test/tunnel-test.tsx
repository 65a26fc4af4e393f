"use client";

import { PlugZap } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { StatusRegion } from "@/components/ui/status-region";
import { t } from "@/lib/words/t";
import { EarlierTests } from "./earlier-tests";
import { StepList } from "./step-list";
import { useTest } from "./use-test";

interface TunnelTestProps {
  /** The profile's. */
  id: string;
  /** An admin; everybody else sees what tests came to. */
  canTest: boolean;
}

/** `Test tunnel`: goes the tunnel's way step by step and says what to do where it ends. Below it, what earlier tests came to. */
export function TunnelTest({ id, canTest }: TunnelTestProps) {
  const { state, steps, test } = useTest(id);
  const running = state.kind === "running";
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        {canTest && (
          <Button icon={<PlugZap aria-hidden />} busy={running} onClick={() => void test()}>
            {t("Test tunnel")}
          </Button>
        )}
        <p className="min-w-0 flex-1 text-muted">
          {t(
            canTest
              ? "The panel goes the tunnel’s way itself: SSH, the key’s restrictions, each forward, NFS, each export. Nothing of the client’s is touched."
              : "Only an admin or operator can test a tunnel. This is what the last tests came to.",
          )}
        </p>
      </div>
      <StatusRegion label={t("Test result")}>
        {running && steps.length === 0 && (
          <p className="flex items-center gap-2">
            <Spinner /> {t("Beginning…")}
          </p>
        )}
        {state.kind === "tested" && (
          <Alert kind={state.report.passed ? "success" : "error"}>{state.report.summary}</Alert>
        )}
        {state.kind === "failed" && (
          <Alert kind="warning" detail={state.failure.detail}>
            {state.failure.message}
          </Alert>
        )}
      </StatusRegion>
      {steps.length > 0 && <StepList steps={steps} label={t("Steps")} />}
      {!running && <EarlierTests id={id} shown={state.kind === "tested" ? state.report : undefined} />}
    </div>
  );
}
