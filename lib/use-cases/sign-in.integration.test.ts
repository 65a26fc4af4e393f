import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextHeaders, newBrowser, testRequest } from "@/lib/actions/test-request";
import { auth } from "@/lib/auth/auth";
import { currentSession } from "@/lib/auth/session";
import { storeBegun } from "@/lib/auth/session-cookie";
import { endSessions, listSessions } from "@/lib/auth/sessions";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { ensureFirstAccounts } from "./ensure-first-accounts";
import { signIn } from "./sign-in";

vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);

const ADMIN = { username: "admin", password: "correct horse" };
let database: TestDatabase;
let helpdeskPassword: string;

beforeEach(async () => {
  database = await createTestDatabase();
  vi.stubEnv("INFLIGHT_ADMIN_PASSWORD", ADMIN.password);
  vi.stubEnv("INFLIGHT_HELPDESK_PASSWORD", "");
  const made = await ensureFirstAccounts();
  if (!made.ok) throw new Error(made.error.message);
  helpdeskPassword = made.value.find(({ role }) => role === "helpdesk")?.password ?? "";
  newBrowser();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await database.remove();
});

async function attempt(username: string, password: string) {
  const result = await signIn({ username, password }, await nextHeaders.headers());
  if (result.ok) await storeBegun(result.value);
  return result;
}

describe("a demo account", () => {
  it("signs in to the sandbox, and to no real appliance, where it is told why", async () => {
    await database.db.user.updateMany({ where: { username: "helpdesk" }, data: { role: "demo" } });
    expect((await attempt("helpdesk", helpdeskPassword)).ok).toBe(true);
    vi.stubEnv("INFLIGHT_APPLIANCE", "local");
    newBrowser();
    const refused = await attempt("helpdesk", helpdeskPassword);
    expect(refused).toMatchObject({ ok: false, error: { code: "barred" } });
    expect(refused.ok ? "" : refused.error.message).toContain("sandbox alone");
    expect(await database.db.session.count()).toBe(1);
    const wrong = await attempt("helpdesk", "not its password");
    expect(wrong).toMatchObject({ ok: false, error: { code: "wrong-credentials" } });
  });
});

describe("the first accounts", () => {
  it("are admin and helpdesk, with the given password or one made up", async () => {
    expect(helpdeskPassword).toMatch(/^[2-9a-z]{4}(-[2-9a-z]{4}){4}$/u);
    expect((await attempt("helpdesk", helpdeskPassword)).ok).toBe(true);
    expect((await currentSession())?.user).toMatchObject({ username: "helpdesk", role: "helpdesk" });
    newBrowser();
    expect((await attempt(ADMIN.username, ADMIN.password)).ok).toBe(true);
    expect((await currentSession())?.user).toMatchObject({ username: "admin", role: "admin" });
  });

  it("are made once and keep their passwords", async () => {
    vi.stubEnv("INFLIGHT_ADMIN_PASSWORD", "another");
    expect(await ensureFirstAccounts()).toEqual({ ok: true, value: [] });
    expect((await attempt("admin", "another")).ok).toBe(false);
    expect(await database.db.user.count()).toBe(2);
  });

  it("do not come back once they are deleted", async () => {
    await database.db.user.delete({ where: { username: "helpdesk" } });
    expect(await ensureFirstAccounts()).toEqual({ ok: true, value: [] });
    expect(await database.db.user.count()).toBe(1);
  });

  it("leave no password in the database or the audit log", async () => {
    await database.db.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
    const file = (await readFile(database.path)).toString("latin1");
    expect(file).toContain("admin@inflight.invalid");
    expect(file).not.toContain(ADMIN.password);
    expect(file).not.toContain(helpdeskPassword);
  });

  it("are not made with a password that could never sign in", async () => {
    await database.db.user.deleteMany();
    vi.stubEnv("INFLIGHT_ADMIN_PASSWORD", "x".repeat(129));
    const refused = await ensureFirstAccounts();
    expect(refused).toMatchObject({ ok: false, error: { code: "password-too-long" } });
    expect(await database.db.user.count()).toBe(0);
  });
});

describe("signing in", () => {
  it("sets two cookies that scripts cannot read, secure where the page came over TLS", async () => {
    await attempt(ADMIN.username, ADMIN.password);
    const cookies = [...testRequest.cookies];
    expect(cookies.map(([name]) => name)).toEqual([
      expect.stringMatching(/^inflight-[0-9a-f]{8}\.session_token$/u),
      expect.stringMatching(/^inflight-[0-9a-f]{8}\.browser_[\w-]{12}$/u),
    ]);
    const guarded = { httpOnly: true, sameSite: "lax", path: "/" };
    for (const [, cookie] of cookies) expect(cookie).toMatchObject({ ...guarded, secure: false });
    testRequest.headers["origin"] = "https://panel.test:8443";
    await attempt(ADMIN.username, ADMIN.password);
    for (const [name] of cookies) {
      expect(testRequest.cookies.get(name)).toMatchObject({ ...guarded, secure: true });
    }
  });

  it("lets in who has been here in this browser, whoever takes each turn at the same address", async () => {
    await attempt(ADMIN.username, ADMIN.password);
    const known = new Map(testRequest.cookies);
    newBrowser();
    for (let n = 0; n < 12; n += 1) await attempt("admin", "wrong");
    expect(await attempt(ADMIN.username, ADMIN.password)).toMatchObject({
      error: { code: "too-many-attempts" },
    });
    for (const [name, cookie] of known) testRequest.cookies.set(name, cookie);
    expect((await attempt(ADMIN.username, ADMIN.password)).ok).toBe(true);
  });

  it("takes the name without regard to case and blanks around it", async () => {
    expect((await attempt(" Admin ", ADMIN.password)).ok).toBe(true);
  });

  it.each([
    ["admin", "wrong"],
    ["nobody", "correct horse"],
    ["admin@inflight.invalid", "correct horse"],
    ["a", "b"],
    ["' OR 1=1 --", "x"],
    ["admin", "x".repeat(1000)],
  ])("answers %s with a wrong password like any other", async (username, password) => {
    expect(await attempt(username, password)).toEqual({
      ok: false,
      error: { code: "wrong-credentials", message: expect.stringContaining("not right") as string },
    });
    expect(testRequest.cookies.size).toBe(0);
    expect(await database.db.session.count()).toBe(0);
  });

  it("takes about as long for a name that does not exist", async () => {
    const time = async (username: string, address: string) => {
      newBrowser(address);
      const from = performance.now();
      await attempt(username, "wrong");
      return performance.now() - from;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      known.push(await time("admin", `192.0.2.${String(n + 10)}`));
      unknown.push(await time("nobody", `192.0.2.${String(n + 30)}`));
    }
    const ratio = Math.min(...known) / Math.min(...unknown);
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });

  it("is limited, says for how long, and even the right password waits", async () => {
    for (let n = 0; n < 5; n += 1) await attempt("admin", "wrong");
    expect(await attempt(ADMIN.username, ADMIN.password)).toMatchObject({
      ok: false,
      error: { code: "too-many-attempts", message: expect.stringMatching(/Wait \d+ seconds?,/u) as string },
    });
    newBrowser("192.0.2.99");
    expect((await attempt(ADMIN.username, ADMIN.password)).ok).toBe(true);
  });

  it("leaves lines in the audit log, without what was typed where no account has that name", async () => {
    // An address of its own: refusals from one are written three a minute.
    newBrowser("192.0.2.77");
    await attempt("correct horse", "admin");
    await attempt("admin", "wrong");
    await attempt(ADMIN.username, ADMIN.password);
    const lines = await database.db.auditEntry.findMany({ where: { action: "session.sign-in" } });
    expect(lines.map(({ actor, role, target, outcome }) => [actor, role, target, outcome])).toEqual([
      ["-", "-", "unknown user name", "refused"],
      ["-", "-", "admin", "refused"],
      ["admin", "admin", "admin", "done"],
    ]);
    expect(JSON.stringify(lines)).not.toContain("horse");
  });
});

describe("a session", () => {
  it("ends in the database when it is signed out, whatever cookie is kept", async () => {
    await attempt(ADMIN.username, ADMIN.password);
    const session = await currentSession();
    expect(session).not.toBeNull();
    await endSessions(session?.user.id ?? "", [session?.id ?? ""]);
    expect(testRequest.cookies.size).toBe(2);
    expect(await currentSession()).toBeNull();
  });

  it("is listed for its owner only, and nobody else can end it", async () => {
    await attempt(ADMIN.username, ADMIN.password);
    const admin = await currentSession();
    newBrowser("192.0.2.2");
    await attempt("helpdesk", helpdeskPassword);
    const helpdesk = await currentSession();
    const own = await listSessions(helpdesk?.user.id ?? "");
    expect(own).toMatchObject([{ id: helpdesk?.id, address: "192.0.2.2", browser: "test browser" }]);
    expect(JSON.stringify(own)).not.toContain("token");
    expect(await endSessions(helpdesk?.user.id ?? "", [admin?.id ?? ""])).toBe(0);
    expect(await endSessions(helpdesk?.user.id ?? "", "all")).toBe(1);
    expect(await database.db.session.count()).toBe(1);
  });

  it("ends after twelve hours without use, and lives on with use", async () => {
    await attempt(ADMIN.username, ADMIN.password);
    const first = (await currentSession())?.expiresAt.getTime() ?? 0;
    expect(first - Date.now()).toBeGreaterThan(11.9 * 3_600_000);
    expect(first - Date.now()).toBeLessThanOrEqual(12 * 3_600_000);
    const soon = new Date(Date.now() + 60_000);
    await database.db.session.updateMany({ data: { expiresAt: soon } });
    expect((await currentSession("look"))?.expiresAt).toEqual(soon);
    expect((await currentSession("act"))?.expiresAt.getTime()).toBeGreaterThan(soon.getTime());
    await database.db.session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await currentSession()).toBeNull();
    expect(await database.db.session.count()).toBe(0);
  });

  it("counts for nothing with a forged cookie or a role that is none of ours", async () => {
    await attempt(ADMIN.username, ADMIN.password);
    const [[name, cookie] = ["", { value: "" }]] = [...testRequest.cookies];
    await database.db.user.updateMany({ data: { role: "root" } });
    expect(await currentSession()).toBeNull();
    await database.db.user.updateMany({ data: { role: "admin" } });
    expect(await currentSession()).not.toBeNull();
    const token = cookie.value.split(".")[0] ?? "";
    for (const value of [token, `${token}.AAAA`, `${token}.${"A".repeat(43)}=`, ""]) {
      testRequest.cookies.set(name, { value });
      expect(await currentSession()).toBeNull();
    }
  });

  it("counts a role taken away at the next request", async () => {
    await attempt(ADMIN.username, ADMIN.password);
    await database.db.user.updateMany({ data: { role: "helpdesk" } });
    expect((await currentSession())?.user.role).toBe("helpdesk");
  });
});

describe("better-auth's own endpoints", () => {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    auth().handler(
      new Request(`http://127.0.0.1/api/auth${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: "http://127.0.0.1", ...headers },
        body: JSON.stringify(body),
      }),
    );

  it("make no account, even where somebody mounted them", async () => {
    const account = { email: "x@y.test", password: "12345678", name: "x", username: "xyz", role: "admin" };
    expect((await post("/sign-up/email", account)).status).toBe(400);
    expect(await database.db.user.count()).toBe(2);
  });

  it("sign nobody in by mail address", async () => {
    const answer = await post("/sign-in/email", {
      email: "admin@inflight.invalid",
      password: ADMIN.password,
    });
    expect(answer.status).toBe(400);
  });

  it("let nobody raise their own role", async () => {
    await attempt("helpdesk", helpdeskPassword);
    const headers = await nextHeaders.headers();
    const answer = await post("/update-user", { role: "admin" }, { cookie: headers.get("cookie") ?? "" });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringMatching(/role is not allowed/u),
    ]);
    expect((await currentSession())?.user.role).toBe("helpdesk");
  });
});
