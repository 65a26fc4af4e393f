import { auth } from "@/lib/auth/auth";
import { checkOwnPassword } from "@/lib/auth/own-password";
import type { Session } from "@/lib/auth/session";
import { dropSecondFactor } from "@/lib/db/account-store";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { AccountChange } from "@/lib/use-cases/find-account";
import type { SetUpFailure } from "@/lib/use-cases/set-up-second-factor";
import { t } from "@/lib/words/t";

/** Turns one's own second factor off; the recovery codes go with it. */
export async function turnOffSecondFactor(
  { user }: Session,
  password: string,
): Promise<Result<AccountChange, SetUpFailure>> {
  const checked = await mayChange(user, password);
  if (!checked.ok) return checked;
  await dropSecondFactor(user.id, { endsSessions: false });
  return ok({ message: t("Your second factor is off. You sign in with your password alone.") });
}

/** Makes ten new recovery codes; the old ones work no longer. */
export async function makeRecoveryCodes(
  { user }: Session,
  password: string,
  headers: Headers,
): Promise<Result<readonly string[], SetUpFailure>> {
  const checked = await mayChange(user, password);
  if (!checked.ok) return checked;
  const made = await auth().api.generateBackupCodes({ body: { password }, headers });
  return ok(made.backupCodes);
}

async function mayChange(user: Session["user"], password: string): Promise<Result<null, SetUpFailure>> {
  const checked = await checkOwnPassword(user.id, password);
  if (!checked.ok) return fail({ ...checked.error, fields: { password: [checked.error.message] } });
  if (user.hasSecondFactor) return ok(null);
  return fail({ code: "off", message: t("Your second factor is off already. Reload the page.") });
}
