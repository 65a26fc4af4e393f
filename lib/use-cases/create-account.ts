import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { makePassword } from "@/lib/auth/password";
import { type Role, STAFF } from "@/lib/auth/roles";
import { insertAccount } from "@/lib/db/account-store";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { AccountChange, AccountFailure } from "@/lib/use-cases/find-account";
import { t } from "@/lib/words/t";

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
  const { username, role } = given;
  const passwordDue = STAFF.includes(role);
  const passwordHash = await hashPassword(password);
  if (!(await insertAccount({ ...given, id, passwordHash, passwordDue }))) {
    const message = t("There is an account with the user name {username} already. Choose another name.", {
      username,
    });
    return fail({ code: "taken", message, fields: { username: [message] } });
  }
  const message = t("Made the account {username} with the role {role}.", { username, role });
  return ok({ id, username, password, message });
}
