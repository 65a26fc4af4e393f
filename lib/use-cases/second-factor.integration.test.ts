import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextHeaders, newBrowser, testRequest } from "@/lib/actions/test-request";
import { currentSession, type Session } from "@/lib/auth/session";
import { storeBegun } from "@/lib/auth/session-cookie";
import { totpStep } from "@/lib/auth/totp";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import type { Result } from "@/lib/shared/result";
import { makeRecoveryCodes, turnOffSecondFactor } from "./change-second-factor";
import { confirmIdentity } from "./confirm-identity";
import { ensureFirstAccounts } from "./ensure-first-accounts";
import { finishSignIn } from "./finish-sign-in";
import { beginSecondFactor, finishSecondFactor } from "./set-up-second-factor";
import { signIn } from "./sign-in";

vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);

const PASSWORD = "tulip anvil cough";
const HOME = "192.0.2.1";
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  vi.stubEnv("INFLIGHT_ADMIN_PASSWORD", PASSWORD);
  await ensureFirstAccounts();
  newBrowser(HOME);
  // The middle of 30 seconds, so that a slow test does not wander into the next.
  vi.useFakeTimers({ toFake: ["Date"], now: totpStep(Date.now()) * 30_000 + 1000 });
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await database.remove();
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** What an authenticator app does with the secret it was given (RFC 6238), written apart from what is tested. */
function appCode(secret: string, steps = 0): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = Array.from(secret)
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(Math.floor(Date.now() / 30_000) + steps, 4);
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) % 16;
  return String((hash.readUInt32BE(offset) % 2 ** 31) % 1_000_000).padStart(6, "0");
}

async function me(): Promise<Session> {
  const session = await currentSession("act");
  if (session === null) throw new Error("Not signed in.");
  return session;
}

async function givePassword(address = HOME) {
  newBrowser(address);
  const begun = value(await signIn({ username: "admin", password: PASSWORD }, await nextHeaders.headers()));
  await storeBegun(begun);
  return begun.next;
}

async function giveCode(code: string, kind: "app" | "recovery" = "app") {
  const finished = await finishSignIn({ kind, code }, await nextHeaders.headers());
  if (finished.ok) await storeBegun(finished.value);
  return finished;
}

/** Signs the admin in and turns the second factor on. */
async function turnOn() {
  expect(await givePassword()).toBe("session");
  const begun = value(await beginSecondFactor(await me(), PASSWORD, "panel", await nextHeaders.headers()));
  const on = value(await finishSecondFactor(await me(), appCode(begun.secret)));
  vi.setSystemTime(Date.now() + 30_000);
  return { secret: begun.secret, recoveryCodes: on.recoveryCodes, modules: begun.modules };
}

const WRONG = { ok: false, error: { code: "wrong-code" } };

describe("setting a second factor up", () => {
  it("counts for nothing before a code was shown", async () => {
    await givePassword();
    value(await beginSecondFactor(await me(), PASSWORD, "panel", await nextHeaders.headers()));
    expect(await finishSecondFactor(await me(), "000000")).toMatchObject(WRONG);
    expect((await me()).user.hasSecondFactor).toBe(false);
    expect(await givePassword()).toBe("session");
  });

  it("asks for the password", async () => {
    await givePassword();
    expect(await beginSecondFactor(await me(), "not it", "panel", await nextHeaders.headers())).toMatchObject(
      { error: { code: "wrong-password" } },
    );
    expect(await database.db.twoFactor.count()).toBe(0);
  });

  it("gives ten recovery codes, goes on with this session, ends the others, and keeps no secret in clear", async () => {
    await givePassword("192.0.2.2");
    const { secret, recoveryCodes, modules } = await turnOn();
    expect(recoveryCodes).toHaveLength(10);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(modules.length).toBeGreaterThan(20);
    expect((await me()).user.hasSecondFactor).toBe(true);
    expect(await database.db.session.count()).toBe(1);
    const kept = JSON.stringify(await database.db.twoFactor.findMany());
    for (const hidden of [secret, ...recoveryCodes]) expect(kept).not.toContain(hidden);
    expect(kept).not.toContain(Buffer.from(secret).toString("base64"));
  });
});

describe("signing in with a second factor", () => {
  it("has no session before the code, and one after it", async () => {
    const { secret } = await turnOn();
    const before = await database.db.session.count();
    expect(await givePassword()).toBe("code");
    expect(await currentSession()).toBeNull();
    expect(await database.db.session.count()).toBe(before);
    expect([...testRequest.cookies.values()]).toEqual([
      expect.objectContaining({ httpOnly: true, sameSite: "lax", path: "/", secure: false, maxAge: 600 }),
    ]);
    expect((await giveCode(appCode(secret))).ok).toBe(true);
    expect((await me()).user.username).toBe("admin");
  });

  it("takes blanks in a code, and the code before or after the present one", async () => {
    const { secret } = await turnOn();
    await givePassword();
    const code = appCode(secret, 1);
    expect((await giveCode(`${code.slice(0, 3)} ${code.slice(3)}`)).ok).toBe(true);
  });

  it("takes no code twice, neither at once nor later in its time", async () => {
    const { secret } = await turnOn();
    const code = appCode(secret);
    await givePassword();
    const jar = [...testRequest.cookies];
    expect((await giveCode(code)).ok).toBe(true);
    await givePassword("192.0.2.3");
    expect(await giveCode(code)).toMatchObject(WRONG);
    vi.setSystemTime(Date.now() + 60_000);
    const next = appCode(secret);
    await givePassword();
    const headers = await nextHeaders.headers();
    const both = await Promise.all([
      finishSignIn({ kind: "app", code: next }, headers),
      finishSignIn({ kind: "app", code: next }, headers),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    testRequest.cookies.clear();
    for (const [name, cookie] of jar) testRequest.cookies.set(name, cookie);
    vi.setSystemTime(Date.now() + 60_000);
    expect(await giveCode(appCode(secret))).toMatchObject({ error: { code: "start-again" } });
  });

  it("says the same of a wrong code and of one used before", async () => {
    const { secret } = await turnOn();
    await givePassword();
    await giveCode(appCode(secret));
    const used = appCode(secret);
    await givePassword();
    const replayed = await giveCode(used);
    const wrong = await giveCode(used === "123456" ? "654321" : "123456");
    expect(replayed).toEqual(wrong);
  });

  it("takes each recovery code once, however it is typed", async () => {
    const { recoveryCodes } = await turnOn();
    const [first = ""] = recoveryCodes;
    await givePassword();
    expect((await giveCode(` ${first.toUpperCase().replace("-", " ")} `, "recovery")).ok).toBe(true);
    await givePassword();
    expect(await giveCode(first, "recovery")).toMatchObject(WRONG);
    const lines = await database.db.auditEntry.findMany({ where: { action: "session.second-factor" } });
    expect(lines.map(({ outcome, detail }) => `${outcome} ${detail}`)).toEqual([
      "done With a recovery code; 9 are left.",
      "refused Not signed in: wrong-code.",
    ]);
  });

  it("asks for the password anew after five wrong codes", async () => {
    const { secret } = await turnOn();
    await givePassword("127.0.0.1");
    for (let n = 0; n < 5; n += 1) expect(await giveCode("abcdef")).toMatchObject(WRONG);
    vi.setSystemTime(Date.now() + 30_000);
    expect(await giveCode(appCode(secret))).toMatchObject({ error: { code: "start-again" } });
    await givePassword("127.0.0.1");
    vi.setSystemTime(Date.now() + 30_000);
    expect((await giveCode(appCode(secret))).ok).toBe(true);
  });

  it("slows guesses at codes from many addresses, and neither the owner's desk nor the appliance itself", async () => {
    const { secret } = await turnOn();
    const answers: string[] = [];
    for (let n = 10; n < 24; n += 1) {
      await givePassword(`198.51.100.${String(n)}`);
      const answer = await giveCode("abcdef");
      answers.push(answer.ok ? "in" : answer.error.code);
    }
    expect(answers.filter((answer) => answer === "wrong-code")).toHaveLength(10);
    expect(answers.at(-1)).toBe("too-many-attempts");
    await givePassword(HOME);
    expect((await giveCode(appCode(secret))).ok).toBe(true);
    vi.setSystemTime(Date.now() + 30_000);
    await givePassword("127.0.0.1");
    expect((await giveCode(appCode(secret))).ok).toBe(true);
  });

  it("is over after ten minutes, and with a forged or missing cookie", async () => {
    const { secret } = await turnOn();
    await givePassword();
    const [name = "", cookie] = [...testRequest.cookies][0] ?? [];
    testRequest.cookies.set(name, {
      value: `${(cookie?.value ?? "").split(".")[0] ?? ""}.${"A".repeat(43)}=`,
    });
    const again = { error: { code: "start-again" } };
    expect(await giveCode(appCode(secret))).toMatchObject(again);
    testRequest.cookies.clear();
    expect(await giveCode(appCode(secret))).toMatchObject(again);
    await givePassword();
    vi.setSystemTime(Date.now() + 11 * 60_000);
    expect(await giveCode(appCode(secret))).toMatchObject(again);
    expect(await currentSession()).toBeNull();
  });

  it("lets nobody in whose account was disabled between the steps", async () => {
    const { secret } = await turnOn();
    await givePassword();
    await database.db.user.updateMany({ where: { username: "admin" }, data: { disabledAt: new Date() } });
    expect(await giveCode(appCode(secret))).toMatchObject({ error: { code: "barred" } });
    expect(await currentSession()).toBeNull();
  });
});

describe("a second factor that is on", () => {
  it("belongs to confirming that it is you", async () => {
    const { secret } = await turnOn();
    expect(await confirmIdentity(await me(), { password: PASSWORD, code: "" })).toMatchObject(WRONG);
    expect(await confirmIdentity(await me(), { password: "not it", code: appCode(secret) })).toMatchObject({
      error: { code: "wrong-password" },
    });
    expect((await confirmIdentity(await me(), { password: PASSWORD, code: appCode(secret) })).ok).toBe(true);
  });

  it("has new recovery codes made, and the old ones work no longer", async () => {
    const { recoveryCodes } = await turnOn();
    const made = value(await makeRecoveryCodes(await me(), PASSWORD, await nextHeaders.headers()));
    expect(made).toHaveLength(10);
    await givePassword();
    expect(await giveCode(recoveryCodes[0] ?? "", "recovery")).toMatchObject(WRONG);
    expect((await giveCode(made[0] ?? "", "recovery")).ok).toBe(true);
  });

  it("is turned off with the password alone", async () => {
    await turnOn();
    expect(await turnOffSecondFactor(await me(), "not it")).toMatchObject({ ok: false });
    expect((await turnOffSecondFactor(await me(), PASSWORD)).ok).toBe(true);
    expect(await database.db.twoFactor.count()).toBe(0);
    expect(await givePassword()).toBe("session");
  });
});
