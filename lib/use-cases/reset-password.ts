import { hashPassword } from "better-auth/crypto";
import { makePassword } from "@/lib/auth/password";
import { STAFF, storedRole } from "@/lib/auth/roles";
import { forgetAttempts } from "@/lib/auth/sign-in-limit";
import { replacePassword } from "@/lib/db/account-store";
import { ok, type Result } from "@/lib/shared/result";
import type { NewPassword } from "@/lib/use-cases/create-account";
import { type AccountFailure, ending, findAccount } from "@/lib/use-cases/find-account";
import { t } from "@/lib/words/t";

/**
 * Puts a made-up password in the place of an account's own, ends its sessions, and forgets what failed under its name. Its owner
 * chooses another at the next sign-in; the second factor stays.
 */
export async function resetPassword(id: string): Promise<Result<NewPassword, AccountFailure>> {
  const found = await findAccount(id);
  if (!found.ok) return found;
  const { username, role } = found.value;
  const password = makePassword();
  const passwordDue = STAFF.includes(storedRole(role));
  const replaced = await replacePassword(id, await hashPassword(password), { passwordDue });
  await forgetAttempts(username);
  const message = t("The password of {username} was reset, and its sessions were ended.", { username });
  const ended = ending(replaced ? "done" : "gone", message);
  return ended.ok ? ok({ id, username, password, message }) : ended;
}
