import { deleteAccount } from "@/lib/db/account-store";
import { fail, type Result } from "@/lib/shared/result";
import {
  type AccountChange,
  type AccountFailure,
  ending,
  findOtherAccount,
} from "@/lib/use-cases/find-account";
import { t } from "@/lib/words/t";

/**
 * Deletes a disabled account for good. Enabled ones are disabled first: that alone shuts somebody out at once, and can be
 * taken back. The audit log and the revisions keep the name.
 */
export async function removeAccount(
  ownId: string,
  id: string,
): Promise<Result<AccountChange, AccountFailure>> {
  const found = await findOtherAccount(id, ownId);
  if (!found.ok) return found;
  const { username, disabledAt } = found.value;
  if (disabledAt === null) {
    const message = t(
      "{username} is enabled. Nothing was done. Disable it first; delete it once nobody misses it.",
      { username },
    );
    return fail({ code: "enabled", message });
  }
  return ending(
    await deleteAccount(id),
    t("{username} is deleted. What it did stays in the audit log.", { username }),
  );
}
