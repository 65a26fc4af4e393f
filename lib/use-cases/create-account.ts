import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { makePassword } from "@/lib/auth/password";
import { type Role, STAFF } from "@/lib/auth/roles";
import { insertAccount } from "@/lib/db/account-store";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { AccountChange, AccountFailure } from "@/lib/use-cases/find-account";

/** The one time that a made-up password can be shown: it is kept nowhere but as a hash. */
export interface NewPassword extends AccountChange {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Makes an account with a made-up password, in whose place its owner puts their own at the first sign-in. A demo account keeps
 * it: it is handed from guest to guest, and none of them may change it for the others.
 */
export async function createAccount(given: {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
}): Promise<Result<NewPassword, AccountFailure>> {
  const [id, password] = [randomUUID(), makePassword()];
  const passwordDue = STAFF.includes(given.role);
  const passwordHash = await hashPassword(password);
  if (!(await insertAccount({ ...given, id, passwordHash, passwordDue }))) {
    const message = `There is an account with the user name ${given.username} already. Choose another name.`;
    return fail({ code: "taken", message, fields: { username: [message] } });
  }
  const message = `Made the account ${given.username} with the role ${given.role}.`;
  return ok({ id, username: given.username, password, message });
}
