import { slowedFor } from "@/lib/auth/sign-in-limit";
import { listStoredAccounts, type StoredAccount } from "@/lib/db/account-store";

/** A row of the Accounts page. */
export interface AccountRow extends StoredAccount {
  /** Milliseconds between attempts to sign in from addresses it is not known at; 0 where they are not slowed. */
  readonly slowedForMs: number;
  /** The last enabled admin account can be neither disabled nor demoted. */
  readonly isLastAdmin: boolean;
  readonly isOwn: boolean;
}

export async function listAccounts(ownId: string): Promise<readonly AccountRow[]> {
  const accounts = await listStoredAccounts();
  const admins = accounts.filter(({ role, disabledAt }) => role === "admin" && disabledAt === null);
  return Promise.all(
    accounts.map(async (account) => ({
      ...account,
      slowedForMs: await slowedFor(account.username),
      isLastAdmin: admins.length === 1 && admins[0]?.id === account.id,
      isOwn: account.id === ownId,
    })),
  );
}
