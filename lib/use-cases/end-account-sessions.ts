import { endSessions } from "@/lib/auth/sessions";
import { fail, ok, type Result } from "@/lib/shared/result";
import { type AccountChange, type AccountFailure, findAccount } from "@/lib/use-cases/find-account";
import { t } from "@/lib/words/t";

/**
 * Ends one session of an account, or all of them, at once.
 *
 * @param which Id of the session, or `all`, which no session has.
 */
export async function endAccountSessions(
  id: string,
  which: string,
): Promise<Result<AccountChange, AccountFailure>> {
  const found = await findAccount(id);
  if (!found.ok) return found;
  const { username } = found.value;
  const ended = await endSessions(id, which === "all" ? "all" : [which]);
  if (which !== "all" && ended === 0) {
    return fail({ code: "none", message: t("That session has already ended. The list is now up to date.") });
  }
  const message = t(
    which === "all"
      ? "{ended, plural, one {# session was} other {# sessions were}} ended: {username} is signed out everywhere."
      : "{ended, plural, one {# session was} other {# sessions were}} ended: {username} is signed out there.",
    { ended, username },
  );
  return ok({ message });
}
