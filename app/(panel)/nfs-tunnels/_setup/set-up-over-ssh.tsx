"use client";

import { MonitorCog } from "lucide-react";
import { useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { StatusRegion } from "@/components/ui/status-region";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/words/t";
import { StepList } from "../_test/step-list";
import { ConfirmHostKey } from "./confirm-host-key";
import { SignInFields } from "./sign-in-fields";
import { useSetUp } from "./use-set-up";

interface SetUpOverSshProps {
  /** The profile's. */
  id: string;
  clientName: string;
  /** Whether the profile's private key is kept here; else a new one is made, or it is on the client. */
  keepsKey: boolean;
  hasKey: boolean;
}

const SECRETS = ["password", "privateKey", "passphrase"];

/** `Set up this client over SSH`: the panel signs in there, runs the set-up script, and looks whether the tunnel works. */
export function SetUpOverSsh({ id, clientName, keepsKey, hasKey }: SetUpOverSshProps) {
  const form = useRef<HTMLFormElement>(null);
  const [isNewWanted, setNewWanted] = useState(false);
  const newKey = !keepsKey && (isNewWanted || !hasKey);
  const { state, steps, readHostKey, setUp, startOver } = useSetUp(id);
  const isBusy = state.kind === "connecting" || state.kind === "running";
  const errors = (state.kind === "failed" ? state.failure.fields : undefined) ?? {};
  const isLocked = isBusy || state.kind === "confirming";

  const begin = () => {
    const data = new FormData(form.current ?? undefined);
    void readHostKey({ host: text(data, "host"), port: Number(text(data, "port")) });
  };
  const confirm = async () => {
    if (state.kind !== "confirming") return;
    const data = new FormData(form.current ?? undefined);
    const user = text(data, "user");
    const who =
      text(data, "way") === "key"
        ? { user, privateKey: text(data, "privateKey"), passphrase: text(data, "passphrase") }
        : { user, password: text(data, "password") };
    await setUp({ address: state.address, hostKey: state.shown.hostKey, who, newKey });
    setNewWanted(false);
    // For this once: the next time asks again.
    for (const element of form.current?.elements ?? []) {
      const isText = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      if (isText && SECRETS.includes(element.name)) element.value = "";
    }
  };

  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="max-w-prose text-muted">
        {t(
          "The panel signs in to {clientName} over SSH, runs the set-up script there, and looks whether the tunnel is open and mounted. A step that fails is undone.",
          { clientName },
        )}
      </p>
      <form
        ref={form}
        autoComplete="off"
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isLocked) begin();
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t("Client's address")}
            name="host"
            mono
            required
            autoComplete="off"
            readOnly={isLocked}
            hint={t("As the panel reaches it.")}
            error={errors["host"]?.[0]}
          />
          <TextField
            label={t("Client's SSH port")}
            hint={t("22, unless its sshd was moved.")}
            name="port"
            mono
            required
            inputMode="numeric"
            defaultValue="22"
            readOnly={isLocked}
            error={errors["port"]?.[0]}
          />
          <SignInFields errors={errors} />
        </div>
        {!keepsKey && (
          <CheckboxField
            label={t("Give the client a new key")}
            hint={
              hasKey
                ? t(
                    "The key it has now is out then. Leave it unticked where the private key is on the client already.",
                  )
                : t("The profile has none yet: one is made, and its private half goes to the client alone.")
            }
            checked={newKey}
            disabled={!hasKey || isLocked}
            onChange={(event) => {
              setNewWanted(event.target.checked);
            }}
          />
        )}
        <div>
          <Button
            variant="primary"
            type="submit"
            icon={<MonitorCog aria-hidden />}
            busy={isBusy}
            disabled={state.kind === "confirming"}
          >
            {t("Set up this client over SSH")}
          </Button>
        </div>
      </form>
      <StatusRegion label={t("Set-up result")}>
        {state.kind === "confirming" && (
          <ConfirmHostKey
            address={state.address}
            shown={state.shown}
            onConfirm={() => void confirm()}
            onCancel={startOver}
          />
        )}
        {state.kind === "failed" && (
          <Alert kind="error" detail={state.failure.detail}>
            {state.failure.message}
          </Alert>
        )}
        {state.kind === "ended" && (
          <Alert kind={state.report.done ? "success" : "error"}>{state.report.summary}</Alert>
        )}
      </StatusRegion>
      {steps.length > 0 && <StepList steps={steps} label={t("Set-up steps")} />}
    </div>
  );
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}
