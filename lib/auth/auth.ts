import { createHash } from "node:crypto";
import { betterAuth } from "better-auth/minimal";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { twoFactor } from "better-auth/plugins/two-factor";
import { username } from "better-auth/plugins/username";
import { db } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { APIError } from "better-auth/api";
import { makeRecoveryCodes } from "./recovery-codes";
import { storedRole } from "./roles";
import { barOf } from "./standing";
import { USERNAME } from "./username";
import { ADDRESS_HEADER } from "./request-address";
import { readSecret } from "@/lib/shared/secret-file";
import { t } from "@/lib/words/t";

/** Code of the refusal of an account that may not sign in, though its password is right. */
export const BARRED = "INFLIGHT_BARRED";

const SESSION_SECONDS = 12 * 60 * 60;
/** For so long the second step of signing in waits for its code. */
export const PENDING_SECONDS = 10 * 60;
/** The end of a session is moved on at most this often. */
const EXTEND_SECONDS = 10 * 60;

/**
 * better-auth, called from the server only: none of its endpoints is mounted, so there is no address at which a client
 * could reach one. Sign-in passes lib/auth/sign-in.ts, which limits the attempts.
 */
function createAuth(client: PrismaClient, secretFile: string) {
  const secret = readSecret(secretFile, "everybody then has to sign in anew.");
  return betterAuth({
    appName: "Inflight",
    // Written into no link and no cookie here; given so that nothing is guessed from headers or the environment.
    baseURL: "http://127.0.0.1",
    secret,
    // Given too, or BETTER_AUTH_SECRETS of the environment would be taken instead.
    secrets: [{ version: 1, value: secret }],
    database: prismaAdapter(client, { provider: "sqlite" }),
    emailAndPassword: { enabled: false, disableSignUp: true },
    plugins: [
      username({ usernameValidator: (name) => USERNAME.test(name) }),
      twoFactor({
        twoFactorCookieMaxAge: PENDING_SECONDS,
        // It would let whoever knows a password lock the account's owner out: see sign-in-limit.ts.
        accountLockout: { enabled: false },
        backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes },
      }),
    ],
    user: {
      additionalFields: {
        role: { type: "string", required: true, input: false },
        disabledAt: { type: "date", required: false, input: false },
        passwordDue: { type: "boolean", required: false, input: false },
      },
    },
    databaseHooks: { session: { create: { before: ({ userId }) => refuseBarred(client, userId) } } },
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: EXTEND_SECONDS,
      additionalFields: { confirmedAt: { type: "date", required: false, input: false } },
    },
    // It counts by address alone and forgets the counts of others when it tidies up: see sign-in-limit.ts.
    rateLimit: { enabled: false },
    advanced: {
      // Cookies know no ports: two panels on one machine must not take each other's.
      cookiePrefix: `inflight-${createHash("sha256").update(`cookie ${secret}`).digest("hex").slice(0, 8)}`,
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { level: "error" },
  });
}

/** Whoever is barred gets no session, whichever way in they take. */
async function refuseBarred(client: PrismaClient, id: string): Promise<void> {
  const user = await client.user.findUniqueOrThrow({ where: { id } });
  const bar = barOf({ role: storedRole(user.role), isDisabled: user.disabledAt !== null });
  if (bar !== null)
    throw new APIError("FORBIDDEN", { code: BARRED, message: `${t(bar.what)} ${t(bar.todo)}` });
}

type Auth = ReturnType<typeof createAuth>;

const instances = new WeakMap<PrismaClient, Auth>();

/** better-auth on this data directory's database, made at the first call. Throws where the secret cannot be had. */
export function auth(): Auth {
  const client = db();
  const made = instances.get(client) ?? createAuth(client, dataDir(env().dataDir).secret);
  instances.set(client, made);
  return made;
}
