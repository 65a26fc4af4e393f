import { findStoredAccount, type GuardedChange, type StoredAccount } from "@/lib/db/account-store";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

export type AccountFailure = Failure<
  "missing" | "last-admin" | "own-account" | "taken" | "enabled" | "none" | "shared"
>;

/** What was done, for the person and for the audit log. */
export interface AccountChange {
  readonly message: string;
}

function gone(): AccountFailure {
  const message = t("There is no such account any more: somebody deleted it. The list is now up to date.");
  return { code: "missing", message };
}

function lastAdmin(): AccountFailure {
  const message = t(
    "This is the last admin account that is enabled, and without one nobody could manage accounts any more. Nothing was done. Make or enable another admin account first.",
  );
  return { code: "last-admin", message };
}

/** An account by its id, or the sentence that it is gone. */
export async function findAccount(id: string): Promise<Result<StoredAccount, AccountFailure>> {
  const found = await findStoredAccount({ id });
  return found === null ? fail(gone()) : ok(found);
}

/** What the audit log calls an account: its user name, as people know it; its id where it has none any more. */
export async function accountInLog(id: string): Promise<string> {
  return (await findStoredAccount({ id }))?.username ?? `account ${id}`;
}

/** An account that is not the one of who asks: nobody locks themselves out by a slip. */
export async function findOtherAccount(
  id: string,
  ownId: string,
): Promise<Result<StoredAccount, AccountFailure>> {
  if (id !== ownId) return findAccount(id);
  return fail({
    code: "own-account",
    message: t(
      "This is your own account, and that would shut you out. Nothing was done. Ask another admin, or use Your Account in the menu at the top.",
    ),
  });
}

/** How a guarded change ended, in words. */
export function ending(change: GuardedChange, message: string): Result<AccountChange, AccountFailure> {
  if (change === "gone") return fail(gone());
  return change === "last-admin" ? fail(lastAdmin()) : ok({ message });
}
