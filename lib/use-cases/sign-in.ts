import { recordAudit } from "@/lib/audit/record";
import { recordRefusal } from "@/lib/audit/refusals";
import { requestAddress } from "@/lib/auth/request-address";
import { limitSignIn } from "@/lib/auth/sign-in-limit";
import { beginSession, type SessionCookie } from "@/lib/auth/begin-session";
import { db } from "@/lib/db/client";
import type { Failure, Result } from "@/lib/shared/result";
import { fail } from "@/lib/shared/result";
import { waitWords } from "@/lib/shared/wait-words";

export type SignInFailure = Failure<"wrong-credentials" | "too-many-attempts" | "barred">;

const ACTION = "session.sign-in";

/**
 * Signs somebody in. An unknown name and a wrong password get the same answer in the same time. The audit log names
 * accounts that exist; what else was typed as a user name stays out of it, since it may be a password.
 *
 * @param headers Of the request, for address and browser.
 */
export async function signIn(
  given: { readonly username: string; readonly password: string },
  headers: Headers,
): Promise<Result<SessionCookie, SignInFailure>> {
  const username = given.username.trim().toLowerCase();
  const address = requestAddress(headers);
  const user = await db().user.findUnique({ where: { username }, select: { role: true } });
  const target = user === null ? "unknown user name" : username;
  const who = { actor: "-", role: "-", address, action: ACTION, target };
  const attempt = await limitSignIn(username, address);
  if ("waitMs" in attempt) {
    const wait = waitWords(attempt.waitMs);
    await recordRefusal({ ...who, detail: `Too many attempts; told to wait ${wait}.` });
    const message = `Too many attempts to sign in. Wait ${wait}, then try again.`;
    return fail({ code: "too-many-attempts", message });
  }
  const begun = await beginSession(username, given.password, headers);
  if (!begun.ok && begun.error.code === "barred") {
    await attempt.succeeded();
    await recordRefusal({ ...who, detail: begun.error.message });
    return fail({ code: "barred", message: begun.error.message });
  }
  if (!begun.ok) {
    await recordRefusal({ ...who, detail: "User name or password not right." });
    const message = "User name or password is not right. Check both, Caps Lock too, and try again.";
    return fail({ code: "wrong-credentials", message });
  }
  await attempt.succeeded();
  await recordAudit({ ...who, actor: username, role: user?.role ?? "-", outcome: "done" });
  return begun;
}
