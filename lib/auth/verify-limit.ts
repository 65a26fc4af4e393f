import { createHash } from "node:crypto";
import type { Pace } from "./attempt-counter";
import { giveBackAttempt, takeAttempt } from "./attempt-counter";

/**
 * A check of a share tries a Samba password, so it is paced as a sign-in is: or it would be a way to guess passwords that
 * no lock of the appliance sees. By the panel's user, and by the Samba account, which several of them might try.
 */
const PER_PERSON: Pace = { free: 5, firstMs: 10_000, longestMs: 15 * 60_000 };
const PER_ACCOUNT: Pace = { free: 10, firstMs: 5_000, longestMs: 5 * 60_000 };

/** An attempt the limit let through; `giveBack` is to be called when the password was right, or never tried. */
export interface VerifyAttempt {
  giveBack(): Promise<void>;
}

/** Lets one try of a Samba password through, or says how many milliseconds to wait. */
export async function limitVerify(
  person: string,
  sambaAccount: string,
  now = Date.now(),
): Promise<{ readonly waitMs: number } | VerifyAttempt> {
  const personKey = `verify|${person}`;
  const personWait = await takeAttempt(personKey, PER_PERSON, now);
  if (personWait > 0) return { waitMs: personWait };
  const accountKey = `verify-account|${nameless(sambaAccount)}`;
  const accountWait = await takeAttempt(accountKey, PER_ACCOUNT, now);
  if (accountWait > 0) {
    await giveBackAttempt(personKey);
    return { waitMs: accountWait };
  }
  return {
    giveBack: async () => {
      await giveBackAttempt(personKey);
      await giveBackAttempt(accountKey);
    },
  };
}

/** People type their password where the name belongs; it must not stand in the database for that. */
function nameless(account: string): string {
  return createHash("sha256").update(account.trim().toLowerCase()).digest("base64url");
}
