"use client";

import { useNoticedAction } from "@/components/shell/use-noticed-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Notice } from "@/components/ui/result-notice";
import type { Failure, Result } from "@/lib/shared/result";
import { msg, t } from "@/lib/words/t";
import type { useConfirmed } from "../../_confirm/use-confirmed";
import type { Account } from "../_queries";
import {
  clearSlowingAction,
  deleteAccountAction,
  endAccountSessionsAction,
  resetPasswordAction,
  resetSecondFactorAction,
  switchAccountAction,
} from "../actions";
import { OF_ACCOUNT } from "./account-words";
import type { MadePassword } from "./password-dialog";

export type AccountQuestion =
  | "reset-password"
  | "reset-second-factor"
  | "sign-out"
  | "disable"
  | "enable"
  | "delete"
  | "clear-slowing";

interface Asked {
  readonly title: (name: string) => string;
  readonly verb: string;
  readonly means: (account: Account) => string;
  readonly danger: boolean;
  readonly run: (id: string) => Promise<Result<{ readonly message: string }>>;
}

const QUESTIONS: Readonly<Record<AccountQuestion, Asked>> = {
  "reset-password": {
    title: (name) => t("Reset the password of {name}?", { name }),
    verb: msg("Reset password"),
    means: ({ hasSecondFactor }) =>
      `${t("A new one is made up and shown to you once; the old one works no longer, and all sessions of the account end.")} ${hasSecondFactor ? t("Its second factor stays on.") : ""}`,
    danger: true,
    run: (id) => resetPasswordAction({ id }),
  },
  "reset-second-factor": {
    title: (name) => t("Reset the second factor of {name}?", { name }),
    verb: msg("Reset second factor"),
    means: () =>
      t(
        "For somebody who lost both phone and recovery codes. The account signs in with its password alone until another is set up, and all its sessions end. Be sure who asks you for it.",
      ),
    danger: true,
    run: (id) => resetSecondFactorAction({ id }),
  },
  "sign-out": {
    title: (name) => t("Sign {name} out everywhere?", { name }),
    verb: msg("Sign out everywhere"),
    means: ({ sessions, isOwn }) =>
      `${t("{sessions, plural, =1 {Its one session ends} other {Its # sessions end}} at once.", { sessions })} ${isOwn ? t("Yours is among them: you sign in again.") : t("It can sign in again.")}`,
    danger: true,
    run: (id) => endAccountSessionsAction({ id, session: "all" }),
  },
  disable: {
    title: (name) => t("Disable the account {name}?", { name }),
    verb: msg("Disable{of, select, other {}}"),
    means: () =>
      t(
        "Its sessions end at once, and nobody signs in to it until it is enabled again. Nothing of it is lost.",
      ),
    danger: true,
    run: (id) => switchAccountAction({ id, enabled: false }),
  },
  enable: {
    title: (name) => t("Enable the account {name}?", { name }),
    verb: msg("Enable{of, select, other {}}"),
    means: ({ role }) => t("It can sign in again, with the password and the role it had: {role}.", { role }),
    danger: false,
    run: (id) => switchAccountAction({ id, enabled: true }),
  },
  delete: {
    title: (name) => t("Delete the account {name}?", { name }),
    verb: msg("Delete"),
    means: () =>
      t(
        "It is gone for good, with its password and second factor. What it did stays in History and in the audit log, under its name.",
      ),
    danger: true,
    run: (id) => deleteAccountAction({ id }),
  },
  "clear-slowing": {
    title: (name) => t("Let {name} sign in without a wait?", { name }),
    verb: msg("Stop slowing"),
    means: () =>
      t(
        "The failed attempts under this name are forgotten. Whoever made them can begin anew, so do it when its owner waits at a new place.",
      ),
    danger: false,
    run: (id) => clearSlowingAction({ id }),
  },
};

interface AccountQuestionDialogProps {
  question: AccountQuestion;
  account: Account;
  confirmed: ReturnType<typeof useConfirmed>["confirmed"];
  onClose: () => void;
  onNotice: (notice: Notice) => void;
  /** A made-up password, to be shown once. */
  onPassword: (made: MadePassword) => void;
}

/** Asks before an account loses something. Mount it to open it. */
export function AccountQuestionDialog(props: AccountQuestionDialogProps) {
  const { question, account, confirmed, onClose, onNotice, onPassword } = props;
  const { title, verb, means, danger, run } = QUESTIONS[question];
  const action = useNoticedAction({
    run: async () => {
      const result = await confirmed<{ readonly message: string }, Failure>(() => run(account.id));
      if (result.ok && isMade(result.value)) onPassword(result.value);
      return result;
    },
    unsure: t("The list tells how the account stands."),
    onNotice,
    onSettled: onClose,
  });
  return (
    <ConfirmDialog
      open
      danger={danger}
      onOpenChange={onClose}
      title={title(account.username)}
      confirmLabel={t(verb, OF_ACCOUNT)}
      busy={action.isPending}
      onConfirm={() => {
        action.mutate();
      }}
    >
      {means(account)}
    </ConfirmDialog>
  );
}

function isMade(value: { readonly message: string }): value is MadePassword {
  return "password" in value;
}
