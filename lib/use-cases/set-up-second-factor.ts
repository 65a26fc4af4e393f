import { encodeQR } from "qr";
import { auth } from "@/lib/auth/auth";
import { checkOwnPassword } from "@/lib/auth/own-password";
import { recoveryCodesLeft, takeCode } from "@/lib/auth/second-factor";
import type { Session } from "@/lib/auth/session";
import { enableSecondFactor } from "@/lib/db/account-store";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

export type SetUpFailure = Failure<
  "wrong-password" | "wrong-code" | "too-many-attempts" | "already-on" | "off"
>;

/** What an authenticator app is to be given. */
export interface AppSecret {
  /** In base32, as apps take it typed. */
  readonly secret: string;
  /** The same as a QR code: rows of dark (true) and light modules, with the margin it needs. */
  readonly modules: readonly (readonly boolean[])[];
}

/**
 * Makes a secret for an account's authenticator app. It counts for nothing until a code of it was shown: an app that was set up
 * wrongly must lock nobody out.
 *
 * @param panel How the app is to call this panel, beside the user name.
 */
export async function beginSecondFactor(
  { user }: Session,
  password: string,
  panel: string,
  headers: Headers,
): Promise<Result<AppSecret, SetUpFailure>> {
  const checked = await checkOwnPassword(user.id, password);
  if (!checked.ok) return fail({ ...checked.error, fields: { password: [checked.error.message] } });
  if (user.hasSecondFactor) return fail(alreadyOn());
  const made = await auth().api.enableTwoFactor({ body: { password, method: "totp" }, headers });
  if (made.method !== "totp") throw new Error("better-auth made no secret for an app.");
  const secret = new URL(made.totpURI).searchParams.get("secret") ?? "";
  const label = `${encodeURIComponent("Inflight")}:${encodeURIComponent(`${user.username}@${panel}`)}`;
  const uri = `otpauth://totp/${label}?secret=${secret}&issuer=Inflight`;
  return ok({ secret, modules: encodeQR(uri, "raw", { border: 4, ecc: "low" }) });
}

/**
 * Turns the second factor on, once a code shows that the app makes the right ones; one's sessions elsewhere end. This one goes on
 * under its cookie: better-auth's own way gives it another, which has Next read the page anew, and the recovery codes are gone
 * that it is showing this once.
 */
export async function finishSecondFactor(
  { id: sessionId, user }: Session,
  code: string,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, SetUpFailure>> {
  if (user.hasSecondFactor) return fail(alreadyOn());
  if (!(await takeCode(user.id, code.replace(/\s/gu, "")))) return fail(wrongCode());
  await enableSecondFactor(user.id, sessionId);
  return ok({ recoveryCodes: await recoveryCodesLeft(user.id) });
}

function alreadyOn(): SetUpFailure {
  const message = t("Your second factor is on already. Turn it off first to set up another app.");
  return { code: "already-on", message };
}

function wrongCode(): SetUpFailure {
  const message = t(
    "This code is not right. Wait for the next one, check that the phone’s clock is right, or set the app up again.",
  );
  return { code: "wrong-code", message, fields: { code: [message] } };
}
