import { type Role, STAFF } from "@/lib/auth/roles";
import { updateAccount } from "@/lib/db/account-store";
import { fail, type Result } from "@/lib/shared/result";
import {
  type AccountChange,
  type AccountFailure,
  ending,
  findAccount,
  findOtherAccount,
} from "@/lib/use-cases/find-account";

/** Gives an account another name or role. Another role ends its sessions, so that nothing goes on with the old one. */
export async function editAccount(
  ownId: string,
  id: string,
  { name, role }: { readonly name: string; readonly role: Role },
): Promise<Result<AccountChange, AccountFailure>> {
  const found = await findAccount(id);
  if (!found.ok) return found;
  const { username, role: before, passwordDue, hasSecondFactor } = found.value;
  if (role === before)
    return ending(await updateAccount(id, { name }), `The name of ${username} is now ${name}.`);
  const other = await findOtherAccount(id, ownId);
  if (!other.ok) return other;
  if (!STAFF.includes(role) && (passwordDue || hasSecondFactor)) {
    const message = `${username} has ${hasSecondFactor ? "a second factor" : "a password that is to be replaced"}, which is one person's. Nothing was done. Make another account for demos.`;
    return fail({ code: "taken", message });
  }
  const changed = await updateAccount(id, { name, role });
  return ending(
    changed,
    `The role of ${username} is now ${role}, no longer ${before}. Its sessions were ended.`,
  );
}
