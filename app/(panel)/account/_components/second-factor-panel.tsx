"use client";

import { ShieldCheck } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useAsked } from "@/components/shell/use-asked";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { Notice } from "@/components/ui/result-notice";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import { PasswordQuestion } from "./password-question";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";
import { makeRecoveryCodesAction, turnOffSecondFactorAction } from "../actions";

const SetUpDialog = dynamic(() => import("./set-up-dialog").then((part) => part.SetUpDialog), { ssr: false });

interface SecondFactorPanelProps {
  /** Null where it is off. */
  codesLeft: number | null;
  onNotice: (notice: Notice) => void;
}

type Task = "set-up" | "turn-off" | "new-codes";

/** So few left that it is time for new ones. */
const FEW_CODES = 3;

export function SecondFactorPanel({ codesLeft, onNotice }: SecondFactorPanelProps) {
  const router = useRouter();
  const [task, setTask] = useState<Task>();
  const [codes, setCodes] = useState<readonly string[]>();
  const start = (next: Task) => () => {
    setTask(next);
  };
  const close = () => {
    setTask(undefined);
  };
  const firstButton = useRef<HTMLDivElement>(null);
  useAsked("second-factor", () => {
    if (codesLeft === null) setTask("set-up");
    else firstButton.current?.querySelector("button")?.focus();
  });
  const show = (made: readonly string[]) => {
    close();
    setCodes(made);
  };
  return (
    <Panel title={t("Second factor")} icon={<ShieldCheck />}>
      <div className="flex flex-col gap-3">
        <p className="flex items-center gap-2">
          {codesLeft === null ? <Badge>{t("Off")}</Badge> : <Badge tone="ok">{t("On")}</Badge>}
          {codesLeft === null
            ? t("You sign in with your password alone.")
            : t("You sign in with your password and a code of your authenticator app.")}
        </p>
        {codesLeft === null ? (
          <>
            <p className="text-muted">
              {t(
                "An authenticator app on your phone shows six digits that are new every 30 seconds. With them your password alone is of no use to anybody else.",
              )}
            </p>
            <div>
              <Button variant="primary" onClick={start("set-up")}>
                {t("Set up second factor")}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>
              <Rich
                text="Recovery codes left: <count>{codesLeft}</count> of 10."
                values={{ codesLeft }}
                marks={{ count: (parts) => <span className="font-medium">{parts}</span> }}
              />{" "}
              {codesLeft <= FEW_CODES && t("Make new ones before you run out of them.")}
            </p>
            <div ref={firstButton} className="flex flex-wrap gap-2">
              <Button onClick={start("new-codes")}>{t("New recovery codes")}</Button>
              <Button onClick={start("turn-off")}>{t("Turn off second factor")}</Button>
            </div>
          </>
        )}
      </div>
      {task === "set-up" && <SetUpDialog onClose={close} onDone={show} />}
      {task === "turn-off" && (
        <PasswordQuestion
          title={t("Turn off your second factor?")}
          verb={t("Turn off")}
          danger
          act={(password) => turnOffSecondFactorAction({ password })}
          onClose={close}
          onDone={({ message }) => {
            close();
            onNotice({ kind: "success", message });
            router.refresh();
          }}
        >
          {t("You then sign in with your password alone, and your recovery codes are gone.")}
        </PasswordQuestion>
      )}
      {task === "new-codes" && (
        <PasswordQuestion
          title={t("Make new recovery codes?")}
          verb={t("Make new codes")}
          act={(password) => makeRecoveryCodesAction({ password })}
          onClose={close}
          onDone={({ recoveryCodes }) => {
            show(recoveryCodes);
          }}
        >
          {t("The codes you have work no longer from then on.")}
        </PasswordQuestion>
      )}
      {codes !== undefined && (
        <RecoveryCodesDialog
          codes={codes}
          onClose={() => {
            setCodes(undefined);
            onNotice({
              kind: "success",
              message: t("Your second factor is on, and ten recovery codes are made."),
            });
            router.refresh();
          }}
        />
      )}
    </Panel>
  );
}
