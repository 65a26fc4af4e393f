"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import type { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/words/t";
import { placeFailure } from "../../_confirm/place-failure";
import type { useConfirmed } from "../../_confirm/use-confirmed";
import { NewAccountForm } from "../account-form";
import type { Account } from "../_queries";
import { createAccountAction, editAccountAction } from "../actions";
import { meaningOf, ROLE_OPTIONS } from "./account-words";
import type { MadePassword } from "./password-dialog";

type NewAccount = z.infer<typeof NewAccountForm>;

interface AccountFormDialogProps {
  /** Undefined makes a new one. */
  account: Account | undefined;
  confirmed: ReturnType<typeof useConfirmed>["confirmed"];
  onClose: () => void;
  onDone: (message: string) => void;
  onCreated: (made: MadePassword) => void;
}

export function AccountFormDialog({
  account,
  confirmed,
  onClose,
  onDone,
  onCreated,
}: AccountFormDialogProps) {
  const queries = useQueryClient();
  const form = useForm({
    resolver: zodResolver(NewAccountForm),
    defaultValues: {
      username: account?.username ?? "",
      name: account?.name ?? "",
      role: account?.role ?? "helpdesk",
    },
  });
  const [refused, setRefused] = useState("");
  const { errors, isSubmitting } = form.formState;
  const role = useWatch({ control: form.control, name: "role" });
  /** Null where it went well; else the refusal, undefined where no answer came. */
  const create = async (values: NewAccount) => {
    const made = await confirmed(() => createAccountAction(values)).catch(() => null);
    if (made?.ok !== true) return { failure: made?.error };
    onCreated(made.value);
    return null;
  };
  const edit = async (id: string, { name, role: wanted }: NewAccount) => {
    const saved = await confirmed(() => editAccountAction({ id, form: { name, role: wanted } })).catch(
      () => null,
    );
    if (saved?.ok !== true) return { failure: saved?.error };
    onDone(saved.value.message);
    return null;
  };
  const submit = form.handleSubmit(async (values) => {
    setRefused("");
    const saved = account === undefined ? await create(values) : await edit(account.id, values);
    await queries.invalidateQueries({ queryKey: ["accounts"] });
    if (saved !== null) setRefused(placeFailure(form, saved.failure, ["username", "name", "role"]));
  });
  const roleIsKept = account?.isOwn === true || account?.isLastAdmin === true;
  return (
    <Dialog
      open
      size="small"
      onOpenChange={onClose}
      title={
        account === undefined ? t("Create account") : t("Edit {username}", { username: account.username })
      }
      {...(account === undefined && {
        description: t("A first password is made up, and shown to you once."),
      })}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button variant="primary" type="submit" form="account-form" busy={isSubmitting}>
            {account === undefined ? t("Create") : t("Save")}
          </Button>
        </>
      }
    >
      <form
        id="account-form"
        noValidate
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-3"
      >
        {refused !== "" && (
          <Alert kind="error" announce>
            {refused}
          </Alert>
        )}
        <TextField
          label={t("User name")}
          required
          mono
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={account !== undefined}
          hint={
            account === undefined
              ? t("What they sign in with. It cannot be changed later.")
              : t("It cannot be changed.")
          }
          error={errors.username?.message}
          {...form.register("username")}
        />
        <TextField
          label={t("Name")}
          hint={t("Of the person, as colleagues know them.")}
          required
          autoComplete="off"
          error={errors.name?.message}
          {...form.register("name")}
        />
        <SelectField
          label={t("Role")}
          options={ROLE_OPTIONS}
          disabled={roleIsKept}
          hint={roleIsKept ? keptWords(account) : meaningOf(role)}
          error={errors.role?.message}
          {...form.register("role")}
        />
        {account !== undefined && role !== account.role && (
          <Alert kind="info">{t("Another role ends the account’s sessions at once.")}</Alert>
        )}
      </form>
    </Dialog>
  );
}

function keptWords({ isOwn }: Account): string {
  return isOwn
    ? t("Nobody changes their own role: ask another admin.")
    : t("The last admin account stays one: make another first.");
}
