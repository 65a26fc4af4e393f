import { dropSecondFactor } from "@/lib/db/account-store";
import { fail, ok, type Result } from "@/lib/shared/result";
import { type AccountChange, type AccountFailure, findAccount } from "@/lib/use-cases/find-account";
import { t } from "@/lib/words/t";

/** Takes the second factor from an account whose owner lost phone and recovery codes, and ends its sessions. */
export async function resetSecondFactor(id: string): Promise<Result<AccountChange, AccountFailure>> {
  const found = await findAccount(id);
  if (!found.ok) return found;
  const { username } = found.value;
  if (!(await dropSecondFactor(id, { endsSessions: true }))) {
    return fail({
      code: "none",
      message: t("{username} has no second factor. Nothing was done.", { username }),
    });
  }
  return ok({
    message: t(
      "The second factor of {username} is off, and its sessions were ended. It signs in with the password alone until another is set up.",
      { username },
    ),
  });
}
