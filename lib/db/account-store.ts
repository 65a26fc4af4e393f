import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** An account as the Accounts page lists it. */
export interface StoredAccount {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly hasSecondFactor: boolean;
  readonly disabledAt: Date | null;
  readonly passwordDue: boolean;
  readonly lastSignInAt: Date | null;
  /** That have not run out. */
  readonly sessions: number;
}

/** All accounts, by user name. */
export async function listStoredAccounts(): Promise<readonly StoredAccount[]> {
  const found = await db().user.findMany({ include: alive(), orderBy: { username: "asc" } });
  return found.map(toStored);
}

export async function findStoredAccount(where: Prisma.UserWhereUniqueInput): Promise<StoredAccount | null> {
  const found = await db().user.findUnique({ where, include: alive() });
  return found && toStored(found);
}

/** False where the name is taken. */
export async function insertAccount(account: {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly passwordHash: string;
  readonly passwordDue: boolean;
}): Promise<boolean> {
  const { id, username, name, role, passwordDue } = account;
  try {
    // User and password in one statement's transaction: never an account that nobody can sign in to.
    await db().user.create({
      data: {
        ...{ id, name, username, role, passwordDue },
        displayUsername: username,
        // better-auth wants one; no mail is ever sent, and `.invalid` (RFC 2606) leads nowhere.
        email: `${username}@inflight.invalid`,
        accounts: {
          create: { id, accountId: id, providerId: "credential", password: account.passwordHash },
        },
      },
    });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "P2002") return false;
    throw error;
  }
}

/** Puts another password in the place of the one there is, and ends the account's sessions but `keep`. */
export async function replacePassword(
  id: string,
  passwordHash: string,
  { passwordDue, keep = "" }: { readonly passwordDue: boolean; readonly keep?: string },
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id }, data: { passwordDue } });
    if (count === 0) return false;
    await tx.account.updateMany({
      where: { userId: id, providerId: "credential" },
      data: { password: passwordHash },
    });
    await dropSessions(tx, id, keep);
    return true;
  });
}

/** Has the second factor count whose secret was made, and ends the account's sessions but `keep`. */
export async function enableSecondFactor(id: string, keep: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.twoFactor.update({ where: { userId: id }, data: { verified: true } });
    await tx.user.update({ where: { id }, data: { twoFactorEnabled: true } });
    await dropSessions(tx, id, keep);
  });
}

/** Takes the second factor away, its recovery codes with it; false where there was none. */
export async function dropSecondFactor(
  id: string,
  { endsSessions }: { readonly endsSessions: boolean },
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, twoFactorEnabled: true },
      data: { twoFactorEnabled: false },
    });
    await tx.twoFactor.deleteMany({ where: { userId: id } });
    if (endsSessions) await dropSessions(tx, id, "");
    return count === 1;
  });
}

/** How a change of an account ended that is never to leave the panel without an admin. */
export type GuardedChange = "done" | "gone" | "last-admin";

/** What changes; the account's sessions end with it where the role or its being enabled does. */
export async function updateAccount(
  id: string,
  data: { readonly name?: string; readonly role?: string; readonly disabledAt?: Date | null },
): Promise<GuardedChange> {
  return guarded(id, async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id } });
    await tx.user.update({ where: { id }, data });
    const isOtherRole = data.role !== undefined && data.role !== before.role;
    if (isOtherRole || (data.disabledAt ?? null) !== null) await dropSessions(tx, id, "");
  });
}

export async function deleteAccount(id: string): Promise<GuardedChange> {
  return guarded(id, async (tx) => {
    await tx.user.delete({ where: { id } });
  });
}

/**
 * Makes a change, and takes it back where no enabled admin is left after it. The first statement writes, so that SQLite lets
 * one such change in at a time: two admins who demote each other at once are looked at one after the other.
 */
async function guarded(
  id: string,
  change: (tx: Prisma.TransactionClient) => Promise<void>,
): Promise<GuardedChange> {
  try {
    return await db().$transaction(async (tx) => {
      const { count } = await tx.user.updateMany({ where: { id }, data: { updatedAt: new Date() } });
      if (count === 0) return "gone";
      await change(tx);
      if ((await tx.user.count({ where: { role: "admin", disabledAt: null } })) === 0)
        throw new NoAdminLeft();
      return "done";
    });
  } catch (error) {
    if (error instanceof NoAdminLeft) return "last-admin";
    throw error;
  }
}

/** Thrown to take a transaction back. */
class NoAdminLeft extends Error {}

/** Sessions, and sign-ins that wait for their code (better-auth keeps those as verifications of the account). */
async function dropSessions(tx: Prisma.TransactionClient, userId: string, keep: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId, NOT: { id: keep } } });
  await tx.verification.deleteMany({ where: { value: userId } });
}

function alive() {
  return { _count: { select: { sessions: { where: { expiresAt: { gt: new Date() } } } } } } as const;
}

type Found = Prisma.UserGetPayload<{ include: ReturnType<typeof alive> }>;

function toStored(user: Found): StoredAccount {
  const { id, name, role, disabledAt, passwordDue, lastSignInAt } = user;
  return {
    ...{ id, name, role, disabledAt, passwordDue, lastSignInAt },
    username: user.username ?? "",
    hasSecondFactor: user.twoFactorEnabled === true,
    sessions: user._count.sessions,
  };
}
