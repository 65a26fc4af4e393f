import { hashPassword, verifyPassword } from "better-auth/crypto";
import { checkOwnPassword, passwordHash } from "@/lib/auth/own-password";
import { weaknessOf } from "@/lib/auth/password-rules";
import type { Session } from "@/lib/auth/session";
import { replacePassword } from "@/lib/db/account-store";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import type { AccountChange } from "@/lib/use-cases/find-account";
import { t } from "@/lib/words/t";

export type ChangeFailure = Failure<"wrong-password" | "too-many-attempts" | "weak" | "missing">;

/** Puts another password in the place of one's own, and ends one's sessions elsewhere. */
export async function changeOwnPassword(
  { id: sessionId, user }: Session,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Result<AccountChange, ChangeFailure>> {
  const weakness = weaknessOf(next, user.username);
  if (weakness !== null) return weak(weakness);
  const checked = await checkOwnPassword(user.id, current);
  if (!checked.ok) return fail({ ...checked.error, fields: { current: [checked.error.message] } });
  const hash = await passwordHash(user.id);
  if (hash !== null && (await verifyPassword({ hash, password: next }))) {
    return weak(t("This is the password you have. Choose another."));
  }
  const data = { passwordDue: false, keep: sessionId };
  if (!(await replacePassword(user.id, await hashPassword(next), data))) {
    return fail({ code: "missing", message: t("There is no such account any more: somebody deleted it.") });
  }
  return ok({ message: t("Your password is changed. Everywhere else you were signed out.") });
}

function weak(message: string): Result<never, ChangeFailure> {
  return fail({ code: "weak", message, fields: { next: [message] } });
}
