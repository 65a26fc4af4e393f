"use client";

import { useActionState, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { FormFailure } from "@/lib/actions/public-action";
import type { OfferedAccount } from "@/lib/use-cases/demo-accounts";
import type { SignInFailure } from "@/lib/use-cases/sign-in";
import { t } from "@/lib/words/t";
import { DemoAccounts } from "./demo-accounts";

type SignInState = FormFailure<SignInFailure>;

interface SignInFormProps {
  readonly action: (before: SignInState, form: FormData) => Promise<SignInState>;
  /** The page to go on to. */
  readonly next: string;
  /** In a demo: accounts for everybody. */
  readonly offered: readonly OfferedAccount[];
}

/** A plain form: it signs in without scripts too, once the browser has the page. */
export function SignInForm({ action, next, offered }: SignInFormProps) {
  const [failure, send, sending] = useActionState(action, null);
  // React empties a form when its action has ended; the name comes back, the password does not.
  const [username, setUsername] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const fill = (name: string, value: string) => {
    const box = form.current?.elements.namedItem(name);
    if (box instanceof HTMLInputElement) box.value = value;
  };
  return (
    <form
      ref={form}
      action={send}
      onSubmit={(event) => {
        const typed = new FormData(event.currentTarget).get("username");
        setUsername(typeof typed === "string" ? typed : "");
      }}
      className="flex flex-col gap-4"
      aria-label={t("Log in")}
    >
      {failure !== null && (
        <Alert kind="error" title={titleOf(failure.code)} announce>
          {failure.message}
        </Alert>
      )}
      <TextField
        label={t("User name")}
        hint={t("The name of your account in this panel, not of a Windows user.")}
        name="username"
        defaultValue={username}
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        autoFocus
        maxLength={200}
        aria-required
      />
      <TextField
        label={t("Password")}
        hint={t("Capital and small letters count.")}
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={1000}
        aria-required
      />
      <input type="hidden" name="next" value={next} />
      <Button type="submit" variant="primary" busy={sending}>
        {t("Log in")}
      </Button>
      <DemoAccounts
        offered={offered}
        onChoose={(account) => {
          fill("username", account.username);
          fill("password", account.password);
          form.current?.requestSubmit();
        }}
      />
    </form>
  );
}

function titleOf(code: NonNullable<SignInState>["code"]): string {
  return code === "too-many-attempts" ? t("Wait a moment") : t("Not signed in");
}
