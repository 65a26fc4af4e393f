import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Failure, Result } from "@/lib/shared/result";
import type { SetUpReport, TunnelStep } from "@/lib/tunnels/tunnel-step";
import type { ShownHostKey } from "@/lib/use-cases/client-host-key";
import { t } from "@/lib/words/t";
import { runStepsQuery } from "../_test/tests-query";
import { readClientHostKeyAction, setUpClientAction } from "./actions";

type Input = Parameters<typeof setUpClientAction>[0];
type Address = Input["address"];

export type SetUpState =
  | { readonly kind: "asking" }
  | { readonly kind: "connecting" }
  | { readonly kind: "confirming"; readonly address: Address; readonly shown: ShownHostKey }
  | { readonly kind: "running" }
  | { readonly kind: "ended"; readonly report: SetUpReport }
  | { readonly kind: "failed"; readonly failure: Failure };

/**
 * From an address to a client that is set up. By hand and not as mutations of react-query, which would keep what they were called
 * with, a password, for minutes.
 */
export function useSetUp(id: string) {
  const queries = useQueryClient();
  const [state, setState] = useState<SetUpState>({ kind: "asking" });
  const [runId, setRunId] = useState<string | null>(null);
  const followed = useQuery(runStepsQuery(runId));
  const steps: readonly TunnelStep[] = state.kind === "ended" ? state.report.steps : (followed.data ?? []);
  return {
    state,
    steps,
    readHostKey: async (address: Address) => {
      setState({ kind: "connecting" });
      const shown = await answered(() => readClientHostKeyAction(address));
      setState(
        shown.ok
          ? { kind: "confirming", address, shown: shown.value }
          : { kind: "failed", failure: shown.error },
      );
    },
    setUp: async (how: Pick<Input, "address" | "hostKey" | "who" | "newKey">) => {
      const run = crypto.randomUUID();
      setState({ kind: "running" });
      setRunId(run);
      const ended = await answered(() => setUpClientAction({ ...how, id, runId: run }));
      setState(ended.ok ? { kind: "ended", report: ended.value } : { kind: "failed", failure: ended.error });
      setRunId(null);
      await queries.invalidateQueries({ queryKey: ["tunnels"] });
    },
    startOver: () => {
      setState({ kind: "asking" });
    },
  };
}

async function answered<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await ask();
  } catch {
    const message = t(
      "The panel did not answer, so it is not known how far this came. Check the network, and look at the client; it can be set up twice without harm.",
    );
    return { ok: false, error: { code: "offline", message } };
  }
}
