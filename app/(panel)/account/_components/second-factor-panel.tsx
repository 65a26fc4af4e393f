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
    <Panel title="Second factor" icon={<ShieldCheck />}>
      <div className="flex flex-col gap-3">
        <p className="flex items-center gap-2">
          {codesLeft === null ? <Badge>Off</Badge> : <Badge tone="ok">On</Badge>}
          {codesLeft === null
            ? "You sign in with your password alone."
            : "You sign in with your password and a code of your authenticator app."}
        </p>
        {codesLeft === null ? (
          <>
            <p className="text-muted">
              An authenticator app on your phone shows six digits that are new every 30 seconds. With them
              your password alone is of no use to anybody else.
            </p>
            <div>
              <Button variant="primary" onClick={start("set-up")}>
                Set up second factor
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>
              Recovery codes left: <span className="font-medium">{codesLeft}</span> of 10.{" "}
              {codesLeft <= FEW_CODES && "Make new ones before you run out of them."}
            </p>
            <div ref={firstButton} className="flex flex-wrap gap-2">
              <Button onClick={start("new-codes")}>New recovery codes</Button>
              <Button onClick={start("turn-off")}>Turn off second factor</Button>
            </div>
          </>
        )}
      </div>
      {task === "set-up" && <SetUpDialog onClose={close} onDone={show} />}
      {task === "turn-off" && (
        <PasswordQuestion
          title="Turn off your second factor?"
          verb="Turn off"
          danger
          act={(password) => turnOffSecondFactorAction({ password })}
          onClose={close}
          onDone={({ message }) => {
            close();
            onNotice({ kind: "success", message });
            router.refresh();
          }}
        >
          You then sign in with your password alone, and your recovery codes are gone.
        </PasswordQuestion>
      )}
      {task === "new-codes" && (
        <PasswordQuestion
          title="Make new recovery codes?"
          verb="Make new codes"
          act={(password) => makeRecoveryCodesAction({ password })}
          onClose={close}
          onDone={({ recoveryCodes }) => {
            show(recoveryCodes);
          }}
        >
          The codes you have work no longer from then on.
        </PasswordQuestion>
      )}
      {codes !== undefined && (
        <RecoveryCodesDialog
          codes={codes}
          onClose={() => {
            setCodes(undefined);
            onNotice({
              kind: "success",
              message: "Your second factor is on, and ten recovery codes are made.",
            });
            router.refresh();
          }}
        />
      )}
    </Panel>
  );
}
