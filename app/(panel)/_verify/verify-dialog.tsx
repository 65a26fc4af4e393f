"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { StatusRegion } from "@/components/ui/status-region";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/words/t";
import { useVerify } from "./use-verify";
import { lastVerificationQuery } from "./verifications-query";
import { EarlierCheck, fieldError, VerifyOutcome, VerifyRows } from "./verify-outcome";

interface VerifyDialogProps {
  /** The share's name. */
  share: string;
  onClose: () => void;
}

/**
 * Has the panel connect to a share itself, and shows what smb.conf promises beside what was found. For everybody: it
 * changes nothing. Mount it to open it; what was typed goes with it.
 */
export function VerifyDialog({ share, onClose }: VerifyDialogProps) {
  const form = useId();
  const password = useRef<HTMLInputElement>(null);
  const { state, verify } = useVerify(share);
  const last = useQuery(lastVerificationQuery(share));
  const running = state.kind === "running";
  const [nameless, setNameless] = useState(false);
  const fields = nameless ? namelessFields() : state.kind === "failed" ? state.failure.fields : undefined;

  const submit = async (data: FormData) => {
    const [username, secret] = [data.get("username"), data.get("password")];
    if (typeof username !== "string" || typeof secret !== "string") return;
    setNameless(username.trim() === "");
    if (username.trim() === "") return;
    await verify({ username, password: secret });
    // For this one check: the next one asks again.
    if (password.current) password.current.value = "";
  };

  return (
    <Dialog
      open
      size="large"
      onOpenChange={onClose}
      title={t("Verify share {share}", { share })}
      description={t(
        "The panel connects to the share itself, as clients of several versions do, and holds what they meet against what smb.conf promises them. Nothing is changed.",
      )}
      footer={
        <>
          <Button onClick={onClose}>{t("Close")}</Button>
          <Button
            busy={running && !state.signedIn}
            disabled={running && state.signedIn}
            onClick={() => {
              setNameless(false);
              void verify(null);
            }}
          >
            {t("Verify without signing in")}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            busy={running && state.signedIn}
            disabled={running && !state.signedIn}
          >
            {t("Verify")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        autoComplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!running) void submit(new FormData(event.currentTarget));
        }}
        className="grid gap-3 sm:grid-cols-2"
      >
        <TextField
          label={t("User name")}
          name="username"
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={256}
          hint={t("Of somebody who may use this share; DOMAIN\\name works too.")}
          error={fieldError(fields, "username")}
        />
        <TextField
          ref={password}
          label={t("Password")}
          name="password"
          type="password"
          autoComplete="off"
          maxLength={256}
          hint={t("Used for this one check, never stored.")}
          error={fieldError(fields, "password")}
        />
      </form>
      <StatusRegion label={t("Result")}>
        <VerifyOutcome state={state} />
      </StatusRegion>
      {state.kind === "verified" && <VerifyRows report={state.report} />}
      {state.kind !== "verified" && last.data && <EarlierCheck last={last.data} />}
    </Dialog>
  );
}

function namelessFields() {
  return { username: [t("Enter a user name, or verify without signing in.")] };
}
