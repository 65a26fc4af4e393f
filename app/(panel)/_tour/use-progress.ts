import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { type DemoFacts, demoFactsQuery } from "../_demo/facts-query";
import { isActionable } from "./do-it";
import { closingButton, nextDoing, openDialog, type Shown } from "./find-target";
import type { Step } from "./steps";

/** Between two looks at the page. */
const LOOK_MS = 250;

export interface Progress {
  readonly facts: DemoFacts | null;
  /** Why how things stand is not known; null where it is. */
  readonly trouble: string | null;
  /** What is to be done now, and where; null while it is not on the page. */
  readonly shown: Shown | null;
  /** The same as `shown`, looked for now: a dialog may have opened or closed since the last look. */
  readonly lookNow: () => Shown | null;
  /** It has happened, and no dialog is in the way of going on. */
  readonly isDone: boolean;
}

/** Watches how a step comes along: the page for what is next, the appliance for whether it has happened. */
export function useProgress(step: Step): Progress {
  const { data, error } = useQuery(demoFactsQuery());
  const facts = data ?? null;
  const [atFirst, setAtFirst] = useState<{ readonly id: string; readonly facts: DemoFacts }>();
  if (facts !== null && atFirst?.id !== step.id) setAtFirst({ id: step.id, facts });
  const [look, setLook] = useState<{ readonly shown: Shown | null; readonly isBehindDialog: boolean }>({
    shown: null,
    isBehindDialog: false,
  });
  const hasHappened =
    facts !== null &&
    atFirst?.id === step.id &&
    step.isDone !== undefined &&
    step.isDone(facts, atFirst.facts);

  const lookNow = useCallback(() => {
    if (facts === null) return null;
    return hasHappened && step.isWatched !== true ? closingButton() : nextDoing(step, facts);
  }, [step, facts, hasHappened]);

  useEffect(() => {
    const takeLook = () => {
      const dialog = openDialog();
      const shown = lookNow();
      setLook((before) => {
        const isSame =
          before.shown?.element === shown?.element &&
          before.shown?.doing === shown?.doing &&
          before.isBehindDialog === (dialog !== null);
        return isSame ? before : { shown, isBehindDialog: dialog !== null };
      });
    };
    takeLook();
    const timer = setInterval(takeLook, LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [lookNow]);

  // What is shown is something to look at, and no way to it.
  const isSeen = look.shown !== null && !isActionable(look.shown);
  const isMet = step.isDone === undefined ? isSeen : hasHappened && (step.isWatched !== true || isSeen);
  return {
    facts,
    trouble: error?.message ?? null,
    shown: look.shown,
    lookNow,
    isDone: isMet && !look.isBehindDialog,
  };
}
