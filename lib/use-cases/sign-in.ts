import { recordAudit } from "@/lib/audit/record";
import { recordRefusal } from "@/lib/audit/refusals";
import { type Begun, beginSession } from "@/lib/auth/begin-session";
import { originOf } from "@/lib/auth/known-browser";
import { passwordHash } from "@/lib/auth/own-password";
import { endSessions } from "@/lib/auth/sessions";
import { limitSignIn } from "@/lib/auth/sign-in-limit";
import { db } from "@/lib/db/client";
import type { Failure, Result } from "@/lib/shared/result";
import { fail, ok } from "@/lib/shared/result";
import { waitWords } from "@/lib/shared/wait-words";
import { inEnglish } from "@/lib/words/in-english";
import { t } from "@/lib/words/t";

export type SignInFailure = Failure<"wrong-credentials" | "too-many-attempts" | "barred">;

const ACTION = "session.sign-in";

/**
 * Signs somebody in, or asks for their second factor: see finish-sign-in.ts. An unknown name and a wrong password get the
 * same answer in the same time. The audit log names accounts that exist; what else was typed as a user name stays out of it,
 * since it may be a password.
 *
 * @param headers Of the request, for address and browser.
 */
export async function signIn(
  given: { readonly username: string; readonly password: string },
  headers: Headers,
): Promise<Result<Begun, SignInFailure>> {
  const username = given.username.trim().toLowerCase();
  const origin = await originOf(headers, username);
  const { address } = origin;
  const user = await db().user.findUnique({ where: { username }, select: { id: true, role: true } });
  const target = user === null ? "unknown user name" : username;
  const who = { actor: "-", role: "-", address, action: ACTION, target };
  const attempt = await limitSignIn(username, origin);
  if ("waitMs" in attempt) {
    const wait = waitWords(attempt.waitMs);
    await recordRefusal({ ...who, detail: `Too many attempts; told to wait ${inEnglish(wait)}.` });
    const message = t("Too many attempts to sign in. Wait {wait}, then try again.", { wait });
    return fail({ code: "too-many-attempts", message });
  }
  const hash = user && (await passwordHash(user.id));
  const begun = await beginSession(username, given.password, headers);
  if (!begun.ok && begun.error.code === "barred") {
    await attempt.giveBack();
    await recordRefusal({ ...who, detail: begun.error.message });
    return fail({ code: "barred", message: begun.error.message });
  }
  if (!begun.ok || user === null || (await wasReplaced(user.id, hash))) {
    await recordRefusal({ ...who, detail: "User name or password not right." });
    const message = t("User name or password is not right. Check both, Caps Lock too, and try again.");
    return fail({ code: "wrong-credentials", message });
  }
  if (begun.value.next === "code") {
    await attempt.giveBack();
    const detail = "The password was right; asked for the second factor.";
    await recordAudit({ ...who, actor: username, role: user.role, outcome: "step", detail });
    return begun;
  }
  const browser = await attempt.succeeded();
  await db().user.update({ where: { id: user.id }, data: { lastSignInAt: new Date() } });
  await recordAudit({ ...who, actor: username, role: user.role, outcome: "done" });
  return ok({ ...begun.value, browser });
}

/** Somebody reset the password while this one was looked at: what it began ends, as all sessions did. */
async function wasReplaced(userId: string, hash: string | null): Promise<boolean> {
  if ((await passwordHash(userId)) === hash) return false;
  await endSessions(userId, "all");
  await db().verification.deleteMany({ where: { value: userId } });
  return true;
}
