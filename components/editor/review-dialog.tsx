"use client";

import { useMemo, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { StatusRegion } from "@/components/ui/status-region";
import { decodeText } from "@/lib/shared/text";
import type { Failure } from "@/lib/shared/result";
import type { ApplyOutcome, Review } from "@/lib/use-cases/change-types";
import { t } from "@/lib/words/t";
import { ApplyProgress } from "./apply-progress";
import { ApplyResult } from "./apply-result";
import { ConflictView, type TaggedText } from "./conflict-view";
import { ReviewChoices } from "./review-choices";
import { ReviewReport } from "./review-report";
import { StaleReview } from "./stale-review";
import {
  type ChangeActions,
  type ChangePhase,
  type Choices,
  type ProposedChange,
  useChange,
} from "./use-change";

export interface ReviewDialogProps {
  change: ProposedChange;
  actions: ChangeActions;
  /** The file as it is on disk now, for a change whose base is no longer there. */
  readCurrent: () => Promise<{ readonly bytes: Uint8Array; readonly tag: string }>;
  /** Stands in the reason field at first, for a change that is not written by hand. */
  suggestedReason?: string | undefined;
  onClose: () => void;
  onEnded: (outcome: ApplyOutcome) => void;
  /** The ways out of a conflict, where there is an editor to go on in. */
  onKeepEditing?: ((text: string, onTopOf: TaggedText) => void) | undefined;
  onDiscardMine?: ((theirs: TaggedText) => void) | undefined;
}

/**
 * From a text to a change of the file on disk: difference, checks, impact, the person's yes, the pipeline's steps, and how
 * it ended. Mount it to open it.
 */
export function ReviewDialog(props: ReviewDialogProps) {
  const { change, actions, suggestedReason = "", onClose, onEnded } = props;
  const [chosen, setChosen] = useState<Partial<Choices>>({});
  const { phase, start, reviewAgain } = useChange(change, actions, onEnded);
  const choices: Choices = {
    activation: phase.kind === "reviewed" && !phase.review.restartAdvised ? "reload" : "restart",
    reason: suggestedReason,
    acknowledged: false,
    ...chosen,
  };
  const working = phase.kind === "applying";
  return (
    <Dialog
      open
      title={t("Review changes")}
      size="full"
      locked={working}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <Footer
          phase={phase}
          choices={choices}
          onClose={onClose}
          onApply={() => void start(choices)}
          onReviewAgain={reviewAgain}
        />
      }
    >
      <StatusRegion label={t("Result")}>
        {phase.kind === "ended" && <ApplyResult outcome={phase.outcome} />}
      </StatusRegion>
      <Body {...props} phase={phase} choices={choices} onChoose={setChosen} />
    </Dialog>
  );
}

interface BodyProps extends ReviewDialogProps {
  phase: ChangePhase;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

function Body(props: BodyProps) {
  const { change, phase, choices, onChoose } = props;
  const after = useMemo(() => decodeText(change.candidate), [change.candidate]);
  if (phase.kind === "reviewing") {
    return (
      <p role="status" className="flex items-center gap-2">
        <Spinner /> {t("Checking the text, and whom it concerns…")}
      </p>
    );
  }
  if (phase.kind === "unreviewed") {
    return (
      <Alert
        kind="error"
        title={t("The change could not be reviewed")}
        detail={phase.failure.detail}
        announce
      >
        {phase.failure.message}
      </Alert>
    );
  }
  if (phase.kind === "applying") return <ApplyProgress steps={phase.steps} />;
  if (phase.kind === "ended") {
    const { conflict } = phase.outcome;
    if (!conflict) return <ApplyProgress steps={phase.steps} />;
    const theirs = { bytes: conflict.current, tag: conflict.currentTag };
    return (
      <ConflictView {...props} file={change.file} base={change.base.text} mine={after} theirs={theirs} />
    );
  }
  if (phase.review.stale)
    return <StaleReview {...props} file={change.file} base={change.base.text} mine={after} />;
  return (
    <>
      {phase.failure && (
        <Alert kind="error" title={failureTitle(phase.failure)} detail={phase.failure.detail} announce>
          {phase.failure.message}
        </Alert>
      )}
      {!phase.review.changed && (
        <Alert kind="info" title={t("Nothing to apply")}>
          {t("This text is what is on disk already, byte for byte.")}
        </Alert>
      )}
      <ReviewReport
        review={phase.review}
        file={change.file}
        before={change.base.text}
        after={after}
        activation={choices.activation}
      />
      <ReviewChoices review={phase.review} choices={choices} onChange={onChoose} />
    </>
  );
}

interface FooterProps {
  phase: ChangePhase;
  choices: Choices;
  onClose: () => void;
  onApply: () => void;
  onReviewAgain: () => void;
}

function Footer({ phase, choices, onClose, onApply, onReviewAgain }: FooterProps) {
  if (phase.kind === "ended") return <Button onClick={onClose}>{t("Close")}</Button>;
  const obstacle = phase.kind === "reviewed" ? obstacleTo(phase.review, choices) : undefined;
  return (
    <>
      {obstacle !== undefined && <span className="mr-auto text-xs text-muted">{obstacle}</span>}
      <Button onClick={onClose} disabled={phase.kind === "applying"}>
        {t("Cancel")}
      </Button>
      {phase.kind === "unreviewed" ? (
        <Button variant="primary" onClick={onReviewAgain}>
          {t("Review again")}
        </Button>
      ) : (
        <Button
          variant="primary"
          busy={phase.kind === "applying"}
          disabled={phase.kind === "reviewing" || obstacle !== undefined}
          onClick={onApply}
        >
          {t("Apply")}
        </Button>
      )}
    </>
  );
}

function failureTitle({ code }: Failure): string {
  return code === "no-answer"
    ? t("It is not known whether the change was applied")
    : t("The change was not applied");
}

/** Why Apply is off, in words. */
function obstacleTo(review: Review, choices: Choices): string | undefined {
  if (review.stale) return t("The file changed on disk meanwhile: choose how to go on above.");
  if (!review.changed) return t("There is nothing to apply.");
  if (review.refused !== null) return t("This text is refused: mend it first.");
  if (review.warningsDigest !== null && !choices.acknowledged)
    return t("Tick that you have read the warnings first.");
  return undefined;
}
