import { symmetricDecrypt } from "better-auth/crypto";
import { db } from "@/lib/db/client";
import { auth } from "./auth";
import { stepOfCode } from "./totp";

/**
 * Takes a code of the account's app: whether it is right, and was not taken before. Each counts once, so that whoever sees one
 * typed cannot use it too (RFC 6238, 5.2).
 */
export async function takeCode(userId: string, code: string, now = Date.now()): Promise<boolean> {
  const row = await db().twoFactor.findUnique({ where: { userId } });
  if (row === null) return false;
  const key = (await auth().$context).secretConfig;
  const step = stepOfCode(await symmetricDecrypt({ key, data: row.secret }), code, now);
  if (step === null) return false;
  const taken = await db().twoFactor.updateMany({
    where: { id: row.id, secret: row.secret, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return taken.count === 1;
}

/** How many recovery codes an account has left. */
export async function recoveryCodesLeft(userId: string): Promise<readonly string[]> {
  const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId } });
  return backupCodes;
}
