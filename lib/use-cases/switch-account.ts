import { updateAccount } from "@/lib/db/account-store";
import type { Result } from "@/lib/shared/result";
import {
  type AccountChange,
  type AccountFailure,
  ending,
  findOtherAccount,
} from "@/lib/use-cases/find-account";
import { t } from "@/lib/words/t";

/** Disables an account, which ends its sessions at once, or enables it again. */
export async function switchAccount(
  ownId: string,
  id: string,
  isEnabled: boolean,
): Promise<Result<AccountChange, AccountFailure>> {
  const found = await findOtherAccount(id, ownId);
  if (!found.ok) return found;
  const { username } = found.value;
  const changed = await updateAccount(id, { disabledAt: isEnabled ? null : new Date() });
  const message = isEnabled
    ? t("{username} is enabled, and can sign in again.", { username })
    : t(
        "{username} is disabled. Its sessions were ended, and nobody signs in to it until it is enabled again.",
        { username },
      );
  return ending(changed, message);
}
