"use server";

import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { MAY_ADMINISTER } from "@/lib/auth/roles";
import { clearSlowing } from "@/lib/use-cases/clear-slowing";
import { createAccount } from "@/lib/use-cases/create-account";
import { removeAccount } from "@/lib/use-cases/delete-account";
import { editAccount } from "@/lib/use-cases/edit-account";
import { endAccountSessions } from "@/lib/use-cases/end-account-sessions";
import { accountInLog } from "@/lib/use-cases/find-account";
import { resetPassword } from "@/lib/use-cases/reset-password";
import { resetSecondFactor } from "@/lib/use-cases/reset-second-factor";
import { switchAccount } from "@/lib/use-cases/switch-account";
import { AccountForm, NewAccountForm } from "./account-form";

const Id = z.string().min(1).max(64);
const One = z.object({ id: Id });

const target = ({ id }: { readonly id: string }) => accountInLog(id);
const told = ({ message }: { readonly message: string }) => ({ outcome: "done" as const, detail: message });

/** Makes an account. The answer alone holds its first password. */
export const createAccountAction = defineAction({
  name: "account.create",
  roles: MAY_ADMINISTER,
  confirmed: true,
  input: NewAccountForm,
  target: ({ username }) => username,
  run: (_ctx, form) => createAccount(form),
  describe: told,
});

export const editAccountAction = defineAction({
  name: "account.edit",
  roles: MAY_ADMINISTER,
  confirmed: true,
  input: z.object({ id: Id, form: AccountForm }),
  target,
  run: ({ session }, { id, form }) => editAccount(session.user.id, id, form),
  describe: told,
});

/** The answer alone holds the new password. */
export const resetPasswordAction = defineAction({
  name: "account.reset-password",
  roles: MAY_ADMINISTER,
  confirmed: true,
  input: One,
  target,
  run: (_ctx, { id }) => resetPassword(id),
  describe: told,
});

export const resetSecondFactorAction = defineAction({
  name: "account.reset-second-factor",
  roles: MAY_ADMINISTER,
  confirmed: true,
  input: One,
  target,
  run: (_ctx, { id }) => resetSecondFactor(id),
  describe: told,
});

export const switchAccountAction = defineAction({
  name: "account.switch",
  roles: MAY_ADMINISTER,
  confirmed: true,
  input: One.extend({ enabled: z.boolean() }),
  target,
  run: ({ session }, { id, enabled }) => switchAccount(session.user.id, id, enabled),
  describe: told,
});

export const deleteAccountAction = defineAction({
  name: "account.delete",
  roles: MAY_ADMINISTER,
  confirmed: true,
  input: One,
  target,
  run: ({ session }, { id }) => removeAccount(session.user.id, id),
  describe: told,
});

/** Signs somebody out, everywhere or at one place. Shutting out is never made harder by a question for the password. */
export const endAccountSessionsAction = defineAction({
  name: "account.sign-out",
  roles: MAY_ADMINISTER,
  input: One.extend({ session: Id }),
  target,
  run: (_ctx, { id, session }) => endAccountSessions(id, session),
  describe: told,
});

export const clearSlowingAction = defineAction({
  name: "account.clear-slowing",
  roles: MAY_ADMINISTER,
  confirmed: true,
  input: One,
  target,
  run: (_ctx, { id }) => clearSlowing(id),
  describe: told,
});
