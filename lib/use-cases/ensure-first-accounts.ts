import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { recordAudit } from "@/lib/audit/record";
import { makePassword } from "@/lib/auth/password";
import type { Role } from "@/lib/auth/roles";
import { LONGEST_PASSWORD } from "@/lib/auth/password-rules";
import { db } from "@/lib/db/client";
import { env, type FirstPasswords } from "@/lib/shared/env";
import type { Result } from "@/lib/shared/result";
import { fail, ok } from "@/lib/shared/result";

/** An account made just now. `password` is there only where it was made up: the one time it can be shown. */
export interface FirstAccount {
  readonly username: string;
  readonly role: Role;
  readonly password?: string;
}

const FIRST: readonly {
  readonly role: "admin" | "helpdesk";
  readonly name: string;
  readonly variable: string;
}[] = [
  { role: "admin", name: "Administrator", variable: "INFLIGHT_ADMIN_PASSWORD" },
  { role: "helpdesk", name: "Helpdesk", variable: "INFLIGHT_HELPDESK_PASSWORD" },
];

/**
 * Makes the accounts `admin` and `helpdesk` where there is none at all, each with the password of its environment variable
 * or one made up. One that somebody deleted does not come back. Returns those made; the caller prints the
 * made-up passwords once, they are kept nowhere but as a hash.
 *
 * @param passwords Those given, where the caller has taken them out of the environment by then.
 */
export async function ensureFirstAccounts(
  passwords: FirstPasswords = env().firstPasswords,
): Promise<Result<readonly FirstAccount[]>> {
  for (const { role, variable } of FIRST) {
    const given = passwords[role];
    if (given !== undefined && given.length > LONGEST_PASSWORD) {
      const message = `${variable} is longer than the ${String(LONGEST_PASSWORD)} characters a password may have. Set a shorter one and start again.`;
      return fail({ code: "password-too-long", message });
    }
  }
  if ((await db().user.count()) > 0) return ok([]);
  const made: FirstAccount[] = [];
  for (const { role, name } of FIRST) {
    const given = passwords[role];
    const password = given ?? makePassword();
    await createAccount(role, name, password);
    made.push({ username: role, role, ...(given === undefined ? { password } : {}) });
  }
  return ok(made);
}

/** User and password in one statement's transaction: never an account that nobody can sign in to. */
async function createAccount(role: Role, name: string, password: string): Promise<void> {
  const id = randomUUID();
  await db().user.create({
    data: {
      id,
      name,
      // better-auth wants one; no mail is ever sent, and `.invalid` (RFC 2606) leads nowhere.
      email: `${role}@inflight.invalid`,
      username: role,
      displayUsername: role,
      role,
      accounts: {
        create: {
          id: randomUUID(),
          accountId: id,
          providerId: "credential",
          password: await hashPassword(password),
        },
      },
    },
  });
  const line = { actor: "-", role: "-", address: "-", action: "account.create", target: role };
  await recordAudit({ ...line, outcome: "done", detail: `First account, with the role ${role}.` });
}
