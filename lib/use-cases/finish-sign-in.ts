import { APIError } from "better-auth/api";
import { recordAudit } from "@/lib/audit/record";
import { recordRefusal } from "@/lib/audit/refusals";
import { auth } from "@/lib/auth/auth";
import { type Begun, pendingCookieName, sessionCookieIn } from "@/lib/auth/begin-session";
import { originOf } from "@/lib/auth/known-browser";
import { pendingSignIn, withPendingAlone } from "@/lib/auth/pending-sign-in";
import { readRecoveryCode } from "@/lib/auth/recovery-codes";
import { recoveryCodesLeft, takeCode } from "@/lib/auth/second-factor";
import { limitCode } from "@/lib/auth/sign-in-limit";
import { db } from "@/lib/db/client";
import type { Failure, Result } from "@/lib/shared/result";
import { fail, ok } from "@/lib/shared/result";
import { waitWords } from "@/lib/shared/wait-words";
import { inEnglish } from "@/lib/words/in-english";
import { t } from "@/lib/words/t";

export type CodeFailure = Failure<"wrong-code" | "too-many-attempts" | "start-again" | "barred">;

/** What stands in the place of a code that is not to be taken, so that it is refused and counted like any wrong one. */
const NO_CODE = "-";

function startAgain(): CodeFailure {
  const message = t(
    "This sign-in took too long, or met too many wrong codes. Start again with your password.",
  );
  return { code: "start-again", message };
}

/**
 * The second step: a code of the app, or one of the recovery codes, each of which works once. Only now there is a session.
 *
 * @param headers Of the request; their cookies say whose sign-in it is.
 */
export async function finishSignIn(
  given: { readonly kind: "app" | "recovery"; readonly code: string },
  headers: Headers,
): Promise<Result<Begun, CodeFailure>> {
  const user = await pendingSignIn(headers);
  if (user === null) return fail(startAgain());
  const { id, username, role } = user;
  const origin = await originOf(headers, username);
  const { address } = origin;
  const who = { actor: "-", role: "-", address, action: "session.second-factor", target: username };
  const attempt = await limitCode(username, origin);
  if ("waitMs" in attempt) {
    const wait = waitWords(attempt.waitMs);
    await recordRefusal({ ...who, detail: `Too many codes; told to wait ${inEnglish(wait)}.` });
    const message = t("Too many codes. Wait {wait}, then try again.", { wait });
    return fail({ code: "too-many-attempts", message });
  }
  const verified = await verify(id, given, withPendingAlone(headers, await pendingCookieName()));
  if (!verified.ok) {
    await recordRefusal({ ...who, detail: `Not signed in: ${verified.error.code}.` });
    return verified;
  }
  const browser = await attempt.succeeded();
  await db().user.update({ where: { id }, data: { lastSignInAt: new Date() } });
  const detail = given.kind === "app" ? "" : await recoveryWords(id);
  await recordAudit({ ...who, actor: username, role, outcome: "done", detail });
  return ok({ ...verified.value, browser });
}

async function verify(
  userId: string,
  { kind, code }: { readonly kind: "app" | "recovery"; readonly code: string },
  headers: Headers,
): Promise<Result<Begun, CodeFailure>> {
  try {
    const answer = kind === "app" ? await byApp(userId, code, headers) : await byRecoveryCode(code, headers);
    return ok({ next: "session", cookie: await sessionCookieIn(answer.headers) });
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode < 400 || error.statusCode >= 500) throw error;
    switch (error.body?.code) {
      case "INVALID_CODE":
        return fail({
          code: "wrong-code",
          message: t(
            "This code is not right, or was used already. Wait for the next one, and check that your phone’s clock is right.",
          ),
        });
      case "INVALID_BACKUP_CODE":
        return fail({
          code: "wrong-code",
          message: t("This recovery code is not right, or was used already. Each works once: try another."),
        });
      case "INFLIGHT_BARRED":
        return fail({ code: "barred", message: error.message });
      default:
        return fail(startAgain());
    }
  }
}

async function byApp(userId: string, typed: string, headers: Headers) {
  const code = typed.replace(/\s/gu, "");
  const body = { code: (await takeCode(userId, code)) ? code : NO_CODE };
  return auth().api.verifyTOTP({ body, headers, returnHeaders: true });
}

async function byRecoveryCode(typed: string, headers: Headers) {
  return auth().api.verifyBackupCode({
    body: { code: readRecoveryCode(typed) },
    headers,
    returnHeaders: true,
  });
}

async function recoveryWords(userId: string): Promise<string> {
  const left = (await recoveryCodesLeft(userId)).length;
  return `With a recovery code; ${String(left)} are left.`;
}
