import { forgetAttempts } from "@/lib/auth/sign-in-limit";
import { ok, type Result } from "@/lib/shared/result";
import { type AccountChange, type AccountFailure, findAccount } from "@/lib/use-cases/find-account";
import { t } from "@/lib/words/t";

/** Forgets the failed attempts under an account's name, and those of all addresses, so that its owner need not wait for what others tried. */
export async function clearSlowing(id: string): Promise<Result<AccountChange, AccountFailure>> {
  const found = await findAccount(id);
  if (!found.ok) return found;
  const { username } = found.value;
  await forgetAttempts(username);
  return ok({
    message: t(
      "The failed attempts under the name {username} are forgotten. Sign-in is not slowed any more.",
      { username },
    ),
  });
}
