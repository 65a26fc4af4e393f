"use server";

import { headers } from "next/headers";
import * as z from "zod";
import { defineAction } from "@/lib/actions/gate";
import { NewPassword } from "@/lib/auth/new-password";
import { STAFF } from "@/lib/auth/roles";
import { ok } from "@/lib/shared/result";
import { changeOwnPassword } from "@/lib/use-cases/change-own-password";
import { makeRecoveryCodes, turnOffSecondFactor } from "@/lib/use-cases/change-second-factor";
import { confirmIdentity } from "@/lib/use-cases/confirm-identity";
import { beginSecondFactor, finishSecondFactor } from "@/lib/use-cases/set-up-second-factor";
import { t } from "@/lib/words/t";

const Password = z
  .string()
  .min(1, { error: () => t("Enter your password.") })
  .max(1000);
const Code = z.string().trim().max(20);

export const changePasswordAction = defineAction({
  name: "account.change-password",
  roles: STAFF,
  whilePasswordDue: true,
  input: z.object({ current: Password, next: NewPassword }),
  run: ({ session }, passwords) => changeOwnPassword(session, passwords),
});

/** That it is them, for the changes of accounts that ask for it. */
export const confirmIdentityAction = defineAction({
  name: "account.confirm",
  roles: STAFF,
  input: z.object({ password: Password, code: Code }),
  run: ({ session }, given) => confirmIdentity(session, given),
});

/** A secret for the app. It counts once a code of it was shown. */
export const beginSecondFactorAction = defineAction({
  name: "account.begin-second-factor",
  roles: STAFF,
  input: z.object({ password: Password }),
  run: async ({ session }, { password }) => {
    const given = await headers();
    return beginSecondFactor(session, password, given.get("host") ?? "panel", given);
  },
});

/** The answer alone holds the recovery codes. */
export const finishSecondFactorAction = defineAction({
  name: "account.turn-on-second-factor",
  roles: STAFF,
  input: z.object({ code: Code.min(1, { error: () => t("Enter the code that the app shows.") }) }),
  run: ({ session }, { code }) => finishSecondFactor(session, code),
});

export const turnOffSecondFactorAction = defineAction({
  name: "account.turn-off-second-factor",
  roles: STAFF,
  input: z.object({ password: Password }),
  run: ({ session }, { password }) => turnOffSecondFactor(session, password),
});

export const makeRecoveryCodesAction = defineAction({
  name: "account.make-recovery-codes",
  roles: STAFF,
  input: z.object({ password: Password }),
  run: async ({ session }, { password }) => {
    const made = await makeRecoveryCodes(session, password, await headers());
    return made.ok ? ok({ recoveryCodes: made.value }) : made;
  },
});
