import { ArrowLeft, ArrowRight, CircleCheck, Compass, Crosshair, WandSparkles, X } from "lucide-react";
import { Progress as Bar } from "radix-ui";
import { DismissableLayer } from "radix-ui/internal";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/words/t";
import { doIt, isActionable } from "./do-it";
import { fillOf, nameOf, saidName, type Shown } from "./find-target";
import { Reach } from "./reach";
import { placeOf, type Step } from "./steps";
import { useCorner } from "./use-corner";
import type { Progress } from "./use-progress";

interface TourPanelProps {
  step: Step;
  progress: Progress;
  isLast: boolean;
  onNext: () => void;
  onBack: () => void;
  onEnd: () => void;
}

/**
 * What the tour says. It is no dialog: the page stays the person's to use. Focus goes to it once, when the tour begins; after that a
 * live region tells each step, `Go to it` brings the keyboard to the control, and Tab comes here from a dialog too.
 */
export function TourPanel({ step, progress, isLast, onNext, onBack, onEnd }: TourPanelProps) {
  const { facts, trouble, shown, lookNow, isDone } = progress;
  const panel = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const corner = useCorner(panel, shown?.element);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const place = placeOf(step.id);
  const isFirst = place?.chapter === 1 && place.step === 1;
  const where = place ? t("Chapter {chapter}, step {step} of {of}", { ...place }) : "";
  const hint = shown && facts && !isDone ? hintOf(shown, fillOf(shown.doing, facts)) : null;

  return (
    // A click on it is none outside of a dialog that is open: the dialog stays.
    <DismissableLayer.Branch
      ref={panel}
      // An open dialog hides everything else from screen readers but what has a live region.
      aria-live="off"
      className={`pointer-events-auto fixed z-50 w-[min(25.5rem,calc(100vw-1.5rem))] print:hidden ${corner}`}
    >
      <Reach panel={panel} />
      <section
        aria-labelledby="tour-title"
        className="overflow-hidden rounded-lg border border-line-strong bg-raised shadow-float"
      >
        <div className="title-bar flex items-center gap-2 border-b border-line-strong py-0.5 pr-0.5 pl-3">
          <Compass aria-hidden className="size-4" />
          <h2 id="tour-title" className="text-sm font-semibold">
            {t("Guided tour")}
          </h2>
          <span className="ml-auto text-xs">{where}</span>
          <IconButton label={t("End tour")} icon={<X />} onClick={onEnd} className="border-transparent" />
        </div>
        <Bar.Root
          value={place?.step ?? 0}
          max={place?.of ?? 1}
          aria-label={t("Steps of this chapter")}
          className="h-1 bg-sunken"
        >
          <Bar.Indicator
            className="h-full origin-left bg-accent transition-transform motion-reduce:transition-none"
            style={{ transform: `scaleX(${String(place ? place.step / place.of : 0)})` }}
          />
        </Bar.Root>
        <div className="p-3">
          <h3 ref={heading} tabIndex={-1} className="mb-1 font-semibold">
            {t(step.title)}
          </h3>
          <p>{t(step.text)}</p>
          {trouble !== null && <p className="mt-2 text-bad">{trouble}</p>}
          <p className="mt-2 flex min-h-5 items-center gap-1.5 text-sm">
            {isDone ? (
              <>
                <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" />
                <span className="font-medium text-ok">
                  {t(step.isDone === undefined ? "There it is." : "It has happened.")}
                </span>
              </>
            ) : (
              <span className="text-muted">{hint ?? t("Waiting for it to happen…")}</span>
            )}
          </p>
          <div role="status" aria-live="polite" className="sr-only">
            {`${where}: ${t(step.title)}. ${t(step.text)} ${isDone ? t("It has happened.") : ""}`}
          </div>
        </div>
        <div className="tool-bar flex flex-wrap items-center gap-1 border-t border-line px-2 py-1.5">
          <Button variant="ghost" icon={<ArrowLeft aria-hidden />} disabled={isFirst} onClick={onBack}>
            {t("Back")}
          </Button>
          {!isDone && (
            <>
              <Button
                variant="ghost"
                icon={<Crosshair aria-hidden />}
                disabled={shown === null}
                onClick={() => {
                  lookNow()?.element.focus();
                }}
              >
                {t("Go to it")}
              </Button>
              <Button
                variant="ghost"
                icon={<WandSparkles aria-hidden />}
                disabled={shown === null || !isActionable(shown)}
                onClick={() => {
                  const now = lookNow();
                  if (now && facts) doIt(now, facts);
                }}
              >
                {t("Do it for me")}
              </Button>
            </>
          )}
          <Button variant={isDone ? "primary" : "ghost"} className="ml-auto" onClick={onNext}>
            {t(isLast ? "Finish" : isDone ? "Next" : "Skip")}
            <ArrowRight aria-hidden />
          </Button>
        </div>
      </section>
    </DismissableLayer.Branch>
  );
}

/** What to do now, in a few words. */
function hintOf(shown: Shown, fill: string | undefined): string | null {
  const { doing, element } = shown;
  const name = saidName(doing) ?? nameOf(element);
  if (fill !== undefined) {
    return fill.length > 40
      ? t("Now fill {name}: Do it for me pastes it.", { name })
      : t("Now type {fill} into {name}.", { fill, name });
  }
  if (doing.isChoice === true) return t("Now choose {name}.", { name });
  if (element.matches("a")) return t("Now open {name}.", { name });
  if (element.matches('[role="row"]')) {
    return doing.holds === undefined
      ? t("Now choose the row.")
      : t("Now choose {name}.", { name: doing.holds });
  }
  return isActionable(shown) ? t("Now press {name}.", { name }) : null;
}
