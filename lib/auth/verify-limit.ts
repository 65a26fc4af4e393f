import { nameless, type Pace, type Taken, takeAttempts } from "./attempt-counter";

/**
 * A check of a share tries a Samba password, so it is paced as a sign-in is: or it would be a way to guess passwords that
 * no lock of the appliance sees. By the panel's user, and by the Samba account, which several of them might try.
 */
const PER_PERSON: Pace = { free: 5, firstMs: 10_000, longestMs: 15 * 60_000 };
const PER_ACCOUNT: Pace = { free: 10, firstMs: 5_000, longestMs: 5 * 60_000 };

/**
 * Lets one try of a Samba password through, or says how many milliseconds to wait. It is given back when the password was right, or
 * never tried.
 */
export async function limitVerify(
  person: string,
  sambaAccount: string,
  now = Date.now(),
): Promise<{ readonly waitMs: number } | Taken> {
  const account = nameless(sambaAccount.trim().toLowerCase());
  return takeAttempts(
    [
      [`verify|${person}`, PER_PERSON],
      [`verify-account|${account}`, PER_ACCOUNT],
    ],
    now,
  );
}
