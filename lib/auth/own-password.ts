import { verifyPassword } from "better-auth/crypto";
import { db } from "@/lib/db/client";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { waitWords } from "@/lib/shared/wait-words";
import { t } from "@/lib/words/t";
import type { Pace } from "./attempt-counter";
import { giveBackAttempt, takeAttempt } from "./attempt-counter";

/** Somebody signed in who types their own password again. Whoever took their seat must not be able to guess it there. */
const PACE: Pace = { free: 5, firstMs: 10_000, longestMs: 15 * 60_000 };

export type PasswordFailure = Failure<"wrong-password" | "too-many-attempts">;

/** Whether this is the account's password. Counted, and slowed after a few that are not. */
export async function checkOwnPassword(
  userId: string,
  password: string,
  now = Date.now(),
): Promise<Result<null, PasswordFailure>> {
  const key = `own-password|${userId}`;
  const waitMs = await takeAttempt(key, PACE, now);
  if (waitMs > 0) {
    const message = t("Too many wrong passwords. Wait {wait}, then try again.", { wait: waitWords(waitMs) });
    return fail({ code: "too-many-attempts", message });
  }
  const hash = await passwordHash(userId);
  if (hash !== null && (await verifyPassword({ hash, password }))) {
    await giveBackAttempt(key);
    return ok(null);
  }
  return fail({
    code: "wrong-password",
    message: t("This is not your password. Check Caps Lock, and try again."),
  });
}

/** What is kept of an account's password; null where it has none. */
export async function passwordHash(userId: string): Promise<string | null> {
  const account = await db().account.findFirst({ where: { userId, providerId: "credential" } });
  return account?.password ?? null;
}
