import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Failure } from "@/lib/shared/result";
import type { TunnelStep, TunnelTestReport } from "@/lib/tunnels/tunnel-step";
import { t } from "@/lib/words/t";
import { testTunnelAction } from "./actions";
import { runStepsQuery } from "./tests-query";

type TestState =
  | { readonly kind: "idle" }
  | { readonly kind: "running" }
  | { readonly kind: "tested"; readonly report: TunnelTestReport }
  | { readonly kind: "failed"; readonly failure: Failure };

/** Runs tests of one profile, and follows their steps. */
export function useTest(id: string): {
  readonly state: TestState;
  readonly steps: readonly TunnelStep[];
  readonly test: () => Promise<void>;
} {
  const queries = useQueryClient();
  const [state, setState] = useState<TestState>({ kind: "idle" });
  const [runId, setRunId] = useState<string | null>(null);
  const followed = useQuery(runStepsQuery(runId));
  const test = async () => {
    const run = crypto.randomUUID();
    setState({ kind: "running" });
    setRunId(run);
    setState(await ask(id, run));
    setRunId(null);
    await queries.invalidateQueries({ queryKey: ["tunnels"] });
  };
  const steps = state.kind === "tested" ? state.report.steps : (followed.data ?? []);
  return { state, steps, test };
}

async function ask(id: string, runId: string): Promise<TestState> {
  try {
    const result = await testTunnelAction({ id, runId });
    return result.ok ? { kind: "tested", report: result.value } : { kind: "failed", failure: result.error };
  } catch {
    const message = t(
      "The panel did not answer, so it is not known what the test came to. Check the network, then test again.",
    );
    return { kind: "failed", failure: { code: "offline", message } };
  }
}
