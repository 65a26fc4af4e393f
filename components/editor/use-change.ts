import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Failure } from "@/lib/shared/result";
import type {
  Activation,
  ApplyChange,
  ApplyOutcome,
  ChangeStep,
  ChangeSteps,
  Review,
  ReviewChange,
} from "@/lib/use-cases/change-types";
import { t } from "@/lib/words/t";

/** What somebody wants to write, and what they began from. */
export interface ProposedChange {
  /** Makes this proposal another one than the last: it is reviewed anew. */
  readonly id: string;
  /** The managed file's name. */
  readonly file: string;
  readonly base: { readonly text: string; readonly tag: string };
  readonly candidate: Uint8Array;
}

export interface ChangeActions {
  readonly review: ReviewChange;
  readonly apply: ApplyChange;
  readonly readSteps: (changeId: string) => Promise<ChangeSteps>;
}

export interface Choices {
  readonly activation: Activation;
  readonly reason: string;
  readonly acknowledged: boolean;
}

export type ChangePhase =
  | { readonly kind: "reviewing" }
  | { readonly kind: "unreviewed"; readonly failure: Failure }
  | { readonly kind: "reviewed"; readonly review: Review; readonly failure?: Failure }
  | { readonly kind: "applying"; readonly review: Review; readonly steps: readonly ChangeStep[] }
  | { readonly kind: "ended"; readonly outcome: ApplyOutcome; readonly steps: readonly ChangeStep[] };

const POLL_MS = 400;

function noAnswer(): { readonly ok: false; readonly error: Failure } {
  const message = t(
    "The panel did not answer, so it is not known whether the change was made. Look at History before you apply it again; applying it twice does no harm, for the second time ends in a conflict.",
  );
  return { ok: false, error: { code: "no-answer", message } };
}

function notReviewed(): { readonly ok: false; readonly error: Failure } {
  const message = t("The panel did not answer. Nothing was changed. Check that it runs, then review again.");
  return { ok: false, error: { code: "no-answer", message } };
}

/** One change from its review to its end. */
export function useChange(
  change: ProposedChange,
  { review, apply, readSteps }: ChangeActions,
  onEnded: (outcome: ApplyOutcome) => void,
) {
  const [applying, setApplying] = useState<string>();
  const [outcome, setOutcome] = useState<ApplyOutcome>();
  const [failure, setFailure] = useState<Failure>();
  const reviewed = useQuery({
    queryKey: ["change-review", change.id],
    queryFn: () => review(change.candidate, change.base.tag).catch(notReviewed),
    // What the person says yes to must not change under their eyes.
    enabled: applying === undefined,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const followed = useQuery({
    queryKey: ["change-steps", applying],
    queryFn: () => readSteps(applying ?? ""),
    enabled: applying !== undefined,
    refetchInterval: outcome ? false : POLL_MS,
    gcTime: 0,
    retry: false,
  });

  const start = async (choices: Choices) => {
    const found = reviewed.data?.ok === true ? reviewed.data.value : undefined;
    if (!found) return;
    const changeId = crypto.randomUUID();
    setApplying(changeId);
    setFailure(undefined);
    const request = {
      candidate: change.candidate,
      baseTag: change.base.tag,
      reason: choices.reason,
      activation: choices.activation,
      acknowledged: choices.acknowledged ? found.warningsDigest : null,
      changeId,
    };
    const answer = await apply(request).catch(noAnswer);
    if (answer.ok) {
      setOutcome(answer.value);
      void followed.refetch();
      onEnded(answer.value);
    } else {
      setApplying(undefined);
      setFailure(answer.error);
    }
  };

  return { phase: phaseOf(), start, reviewAgain: () => void reviewed.refetch() };

  function phaseOf(): ChangePhase {
    const steps = followed.data?.steps ?? [];
    if (outcome) return { kind: "ended", outcome, steps };
    if (!reviewed.data || reviewed.isFetching) return { kind: "reviewing" };
    if (!reviewed.data.ok) return { kind: "unreviewed", failure: reviewed.data.error };
    if (applying !== undefined) return { kind: "applying", review: reviewed.data.value, steps };
    return { kind: "reviewed", review: reviewed.data.value, ...(failure && { failure }) };
  }
}
