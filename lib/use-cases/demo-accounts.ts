import { hashPassword } from "better-auth/crypto";
import { recordAudit } from "@/lib/audit/record";
import { makePassword } from "@/lib/auth/password";
import { requestAddress } from "@/lib/auth/request-address";
import type { Role } from "@/lib/auth/roles";
import {
  dropSecondFactor,
  findStoredAccount,
  insertAccount,
  replacePassword,
  updateAccount,
} from "@/lib/db/account-store";
import { env } from "@/lib/shared/env";
import { isDemoMode } from "@/lib/use-cases/demo-mode";
import { demoSecret } from "@/lib/use-cases/demo-secrets";
import { msg, t } from "@/lib/words/t";

/** An account that the sign-in page offers, with its password: whoever sees the page may use it. */
export interface OfferedAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  /** What it is for, in a few words. */
  readonly may: string;
}

/** An id tells the demo's own account from one of somebody's that has its name, also in a database that was restored elsewhere. */
const ACCOUNTS: readonly (Omit<OfferedAccount, "password"> & { readonly id: string; readonly role: Role })[] =
  [
    {
      id: "de300000-0000-4000-8000-000000000001",
      username: "demo",
      role: "demo",
      name: "Storage admin",
      may: msg("changes everything on the box"),
    },
    {
      id: "de300000-0000-4000-8000-000000000002",
      username: "demo-helpdesk",
      role: "helpdesk",
      name: "Helpdesk",
      may: msg("sees everything, changes nothing"),
    },
  ];

/**
 * Makes the demo's accounts as they should be, for a panel that starts: in a demo they are there, with the passwords that are offered,
 * whatever a guest did to them; elsewhere nobody signs in to them. An account of somebody else's that has the name is left alone.
 *
 * @returns sentences for the panel's own output
 */
export async function settleDemoAccounts(): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const { id, username, role, name } of ACCOUNTS) {
    const found = await findStoredAccount({ username });
    if (found !== null && found.id !== id) {
      if (isDemoMode()) notes.push(`The account ${username} is not the demo's, so it is not offered.`);
      continue;
    }
    if (!isDemoMode()) {
      if (found?.disabledAt === null) await change(found.id, { disabledAt: new Date() });
      continue;
    }
    const passwordHash = await hashPassword(await demoSecret(secretOf(username), makePassword));
    if (found === null) {
      await insertAccount({ id, username, name, role, passwordHash, passwordDue: false });
      const line = { actor: "-", role: "-", address: "-", action: "account.create", target: username };
      await recordAudit({ ...line, outcome: "done", detail: `Account of the demo, with the role ${role}.` });
      continue;
    }
    await dropSecondFactor(found.id, { endsSessions: false });
    await replacePassword(found.id, passwordHash, { passwordDue: false });
    await change(found.id, { role, disabledAt: null });
  }
  return notes;
}

/** Throws where it cannot be done: a panel does not start with a demo account that it could not shut. */
async function change(id: string, data: Parameters<typeof updateAccount>[1]): Promise<void> {
  const ended = await updateAccount(id, data);
  if (ended === "last-admin")
    throw new Error("The demo's accounts were not settled: the panel has no enabled admin.");
}

/**
 * The accounts to offer to whoever asks for the sign-in page: none but in a demo, and unless told otherwise none but to a browser of
 * this machine, at a panel that only this machine reaches.
 */
export async function offeredAccounts(headers: Headers): Promise<readonly OfferedAccount[]> {
  if (!isDemoMode() || !mayBeOffered(requestAddress(headers))) return [];
  const offered: OfferedAccount[] = [];
  for (const { id, username, name, may } of ACCOUNTS) {
    if ((await findStoredAccount({ id }))?.username !== username) continue;
    const password = await demoSecret(secretOf(username), makePassword);
    offered.push({ username, name, may: t(may), password });
  }
  return offered;
}

function mayBeOffered(address: string): boolean {
  const { demo, host, trustedProxies } = env();
  if (demo.accountsFor !== "loopback") return demo.accountsFor === "anywhere";
  return isLoopback(host) && isLoopback(address) && trustedProxies.length === 0;
}

function isLoopback(address: string): boolean {
  return address === "localhost" || address === "::1" || /^127(?:\.\d{1,3}){3}$/u.test(address);
}

function secretOf(username: string): string {
  return `password of ${username}`;
}
