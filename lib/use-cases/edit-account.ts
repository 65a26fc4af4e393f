import { type Role, STAFF, storedRole } from "@/lib/auth/roles";
import { updateAccount } from "@/lib/db/account-store";
import { fail, type Result } from "@/lib/shared/result";
import {
  type AccountChange,
  type AccountFailure,
  ending,
  findAccount,
  findOtherAccount,
} from "@/lib/use-cases/find-account";
import { t } from "@/lib/words/t";

/** Gives an account another name or role. Another role ends its sessions, so that nothing goes on with the old one. */
export async function editAccount(
  ownId: string,
  id: string,
  { name, role }: { readonly name: string; readonly role: Role },
): Promise<Result<AccountChange, AccountFailure>> {
  const found = await findAccount(id);
  if (!found.ok) return found;
  const { username } = found.value;
  const before = storedRole(found.value.role);
  if (role === before)
    return ending(
      await updateAccount(id, { name }),
      t("The name of {username} is now {name}.", { username, name }),
    );
  const other = await findOtherAccount(id, ownId);
  if (!other.ok) return other;
  if (STAFF.includes(role) !== STAFF.includes(before)) return fail(shared());
  const changed = await updateAccount(id, { name, role });
  return ending(
    changed,
    t("The role of {username} is now {role}, no longer {before}. Its sessions were ended.", {
      username,
      role,
      before,
    }),
  );
}

function shared(): AccountFailure {
  const message = t(
    "The password of a demo account is known to guests, and that of any other to its owner alone: the one does not become the other. Nothing was done. Make another account.",
  );
  return { code: "shared", message };
}
