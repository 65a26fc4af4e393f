import { checkOwnPassword } from "@/lib/auth/own-password";
import { takeCode } from "@/lib/auth/second-factor";
import type { Session } from "@/lib/auth/session";
import { limitCode } from "@/lib/auth/sign-in-limit";
import { db } from "@/lib/db/client";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { waitWords } from "@/lib/shared/wait-words";
import { t } from "@/lib/words/t";

export type ConfirmFailure = Failure<"wrong-password" | "wrong-code" | "too-many-attempts">;

/**
 * Has somebody show that it is them who sits there, before they change accounts: password, and a code where they have a second
 * factor. Holds for this session and some minutes.
 */
export async function confirmIdentity(
  { id, user, address }: Session,
  { password, code }: { readonly password: string; readonly code: string },
): Promise<Result<null, ConfirmFailure>> {
  const checked = await checkOwnPassword(user.id, password);
  if (!checked.ok) return fail({ ...checked.error, fields: { password: [checked.error.message] } });
  if (user.hasSecondFactor) {
    const attempt = await limitCode(user.username, { address, browser: null });
    if ("waitMs" in attempt) {
      const message = t("Too many codes. Wait {wait}, then try again.", { wait: waitWords(attempt.waitMs) });
      return fail({ code: "too-many-attempts", message });
    }
    if (!(await takeCode(user.id, code.replace(/\s/gu, "")))) {
      const message = t("This code is not right, or was used already. Wait for the next one.");
      return fail({ code: "wrong-code", message, fields: { code: [message] } });
    }
    await attempt.giveBack();
  }
  await db().session.updateMany({ where: { id }, data: { confirmedAt: new Date() } });
  return ok(null);
}
