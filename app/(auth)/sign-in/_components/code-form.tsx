"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Rich } from "@/components/ui/rich";
import { TextField } from "@/components/ui/text-field";
import type { FormFailure } from "@/lib/actions/public-action";
import type { CodeFailure } from "@/lib/use-cases/finish-sign-in";
import { t } from "@/lib/words/t";

type CodeState = FormFailure<CodeFailure>;

interface CodeFormProps {
  readonly action: (before: CodeState, form: FormData) => Promise<CodeState>;
  readonly kind: "app" | "recovery";
  readonly username: string;
  /** The page to go on to. */
  readonly next: string;
}

/** A plain form like the one before it: it works without scripts too. */
export function CodeForm({ action, kind, username, next }: CodeFormProps) {
  const [failure, send, sending] = useActionState(action, null);
  const onward = `next=${encodeURIComponent(next)}`;
  const isApp = kind === "app";
  return (
    <form action={send} className="flex flex-col gap-4" aria-label={t("Second factor")}>
      {failure !== null && (
        <Alert kind="error" title={titleOf(failure.code)} announce>
          {failure.message}
        </Alert>
      )}
      <p className="text-muted">
        <Rich
          text="The password of <name>{username}</name> is right. One thing is left."
          values={{ username }}
          marks={{ name: (parts) => <span className="font-medium text-ink">{parts}</span> }}
        />
      </p>
      {isApp ? (
        <TextField
          key="app"
          label={t("Code")}
          name="code"
          mono
          hint={t("The six digits that your authenticator app shows now.")}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={12}
          aria-required
        />
      ) : (
        <TextField
          key="recovery"
          label={t("Recovery code")}
          name="code"
          mono
          hint={t("One of the ten you kept when you set the second factor up. Each works once.")}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
          maxLength={40}
          aria-required
        />
      )}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="next" value={next} />
      <Button type="submit" variant="primary" busy={sending}>
        {t("Log in")}
      </Button>
      <p className="flex flex-wrap justify-between gap-2 text-xs">
        <Link
          href={isApp ? `/sign-in/code?with=recovery&${onward}` : `/sign-in/code?${onward}`}
          className="underline"
        >
          {isApp ? t("Use a recovery code") : t("Use a code of the app")}
        </Link>
        <Link href={`/sign-in?${onward}`} className="underline">
          {t("Start again")}
        </Link>
      </p>
    </form>
  );
}

function titleOf(code: NonNullable<CodeState>["code"]): string {
  return code === "too-many-attempts" ? t("Wait a moment") : t("Not signed in");
}
