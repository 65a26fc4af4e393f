"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import { createPortal } from "react-dom";
import { Ring } from "./ring";
import { type Step, stepBeside } from "./steps";
import { TourPanel } from "./tour-panel";
import { useProgress } from "./use-progress";
import { useTourPlace } from "./use-tour-place";

/** How long it says that a step is done before it goes on by itself. */
const GO_ON_MS = 2_500;

/** The tour, where one is taken: a frame around what is to be used, and a panel that says why. */
export function Tour() {
  const { place, start, end } = useTourPlace();
  return place && <AtStep step={place} onGo={start} onEnd={end} />;
}

interface AtStepProps {
  step: Step;
  onGo: (id: string) => void;
  onEnd: () => void;
}

function AtStep({ step, onGo, onEnd }: AtStepProps) {
  const router = useRouter();
  const progress = useProgress(step);
  const { shown, isDone } = progress;
  const next = stepBeside(step.id, 1);
  const goOn = useCallback(() => {
    if (next) onGo(next.id);
    else {
      onEnd();
      router.push("/demo");
    }
  }, [next, onGo, onEnd, router]);

  const goesOn = isDone && step.isDone !== undefined && step.lingers !== true && next !== undefined;
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(goOn, GO_ON_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [goesOn, goOn]);

  return createPortal(
    <>
      {shown && <Ring around={shown.element} />}
      <TourPanel
        step={step}
        progress={progress}
        isLast={next === undefined}
        onNext={goOn}
        onBack={() => {
          const before = stepBeside(step.id, -1);
          if (before) onGo(before.id);
        }}
        onEnd={onEnd}
      />
    </>,
    document.body,
  );
}
