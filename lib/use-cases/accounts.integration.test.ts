import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  clearSlowingAction,
  createAccountAction,
  deleteAccountAction,
  editAccountAction,
  endAccountSessionsAction,
  resetPasswordAction,
  resetSecondFactorAction,
  switchAccountAction,
} from "@/app/(panel)/accounts/actions";
import { changePasswordAction, confirmIdentityAction } from "@/app/(panel)/account/actions";
import { actAs, newBrowser, nextHeaders, testRequest } from "@/lib/actions/test-request";
import type { Role } from "@/lib/auth/roles";
import { currentSession } from "@/lib/auth/session";
import { storeBegun } from "@/lib/auth/session-cookie";
import { deleteAccount, updateAccount } from "@/lib/db/account-store";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import type { Result } from "@/lib/shared/result";
import { listAccounts } from "./list-accounts";
import { signIn } from "./sign-in";

vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);

const OWN = "tulip anvil cough";
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
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

async function make(username: string, role: Role) {
  await actAs("admin");
  return value(await createAccountAction({ username, name: "Carol Jenkins", role }));
}

async function enter(username: string, password: string, address = "192.0.2.9") {
  newBrowser(address);
  const begun = await signIn({ username, password }, await nextHeaders.headers());
  if (begun.ok) await storeBegun(begun.value);
  return begun;
}

/** A browser's cookies, to come back to. */
function keepBrowser() {
  const jar = [...testRequest.cookies];
  return () => {
    newBrowser();
    for (const [name, cookie] of jar) testRequest.cookies.set(name, cookie);
  };
}

describe("creating an account", () => {
  it("makes up a password, which its owner replaces before anything else goes", async () => {
    const { username, password } = await make("carol", "operator");
    expect((await enter(username, password)).ok).toBe(true);
    expect((await currentSession())?.user).toMatchObject({ role: "operator", passwordDue: true });
    const weak = await changePasswordAction({ current: password, next: "carol12345678" });
    expect(weak).toMatchObject({ error: { code: "weak", fields: { next: [expect.any(String)] } } });
    expect(await changePasswordAction({ current: password, next: password })).toMatchObject({ ok: false });
    expect(await changePasswordAction({ current: "not it", next: OWN })).toMatchObject({
      error: { code: "wrong-password" },
    });
    value(await changePasswordAction({ current: password, next: OWN }));
    expect((await currentSession())?.user.passwordDue).toBe(false);
    expect((await enter("carol", password)).ok).toBe(false);
    expect((await enter("Carol ", OWN)).ok).toBe(true);
  });

  it("gives a demo account a password that stays as it is", async () => {
    const { password } = await make("visitor", "demo");
    await enter("visitor", password);
    expect((await currentSession())?.user.passwordDue).toBe(false);
    expect(await changePasswordAction({ current: password, next: OWN })).toMatchObject({
      error: { code: "forbidden" },
    });
  });

  it("takes no name twice, and none that is a danger in a log", async () => {
    await make("carol", "helpdesk");
    const again = await createAccountAction({ username: "CAROL", name: "Another", role: "admin" });
    expect(again).toMatchObject({ error: { code: "taken", fields: { username: [expect.any(String)] } } });
    for (const username of ["a", "with blank", "-x-", "é".repeat(5), "x".repeat(31), "a\nb", "../../etc"]) {
      expect(await createAccountAction({ username, name: "N", role: "admin" })).toMatchObject({
        error: { code: "invalid" },
      });
    }
    expect(await database.db.user.count({ where: { username: "carol" } })).toBe(1);
  });

  it("leaves lines in the audit log, and the password neither there nor elsewhere", async () => {
    const { password, id } = await make("carol", "operator");
    const reset = value(await resetPasswordAction({ id }));
    value(await switchAccountAction({ id, enabled: false }));
    value(await deleteAccountAction({ id }));
    await deleteAccountAction({ id });
    const lines = await database.db.auditEntry.findMany();
    expect(
      lines.map(({ action, actor, target, outcome }) => [action, actor, target, outcome].join(" ")),
    ).toEqual([
      "account.create admin carol done",
      "account.reset-password admin carol done",
      "account.switch admin carol done",
      "account.delete admin carol done",
      // Nobody has that name any more.
      `account.delete admin account ${id} failed`,
    ]);
    const kept = JSON.stringify([
      lines,
      await database.db.account.findMany(),
      await database.db.user.findMany(),
    ]);
    for (const secret of [password, reset.password]) expect(kept).not.toContain(secret);
  });
});

describe("what ends an account's sessions at once", () => {
  const changes: readonly (readonly [string, (id: string) => Promise<Result<unknown>>])[] = [
    ["disabling", (id) => switchAccountAction({ id, enabled: false })],
    ["another role", (id) => editAccountAction({ id, form: { name: "Carol", role: "helpdesk" } })],
    ["a reset password", (id) => resetPasswordAction({ id })],
    ["signing out everywhere", (id) => endAccountSessionsAction({ id, session: "all" })],
  ];

  it.each(changes)("is %s", async (_what, change) => {
    const { id, password } = await make("carol", "operator");
    await enter("carol", password);
    const asCarol = keepBrowser();
    expect((await currentSession())?.user.username).toBe("carol");
    await actAs("admin");
    value(await change(id));
    asCarol();
    expect(await currentSession()).toBeNull();
  });

  it("is not another name", async () => {
    const { id, password } = await make("carol", "operator");
    await enter("carol", password);
    const asCarol = keepBrowser();
    await actAs("admin");
    value(await editAccountAction({ id, form: { name: "Carol B.", role: "operator" } }));
    asCarol();
    expect((await currentSession())?.user.name).toBe("Carol B.");
  });
});

describe("a disabled account", () => {
  it("is told so only with the right password, and comes back as it was", async () => {
    const { id, password } = await make("carol", "operator");
    value(await switchAccountAction({ id, enabled: false }));
    expect(await enter("carol", "wrong")).toMatchObject({ error: { code: "wrong-credentials" } });
    expect(await enter("carol", password)).toMatchObject({ error: { code: "barred" } });
    expect(await database.db.session.count({ where: { userId: id } })).toBe(0);
    await actAs("admin");
    value(await switchAccountAction({ id, enabled: true }));
    expect((await enter("carol", password)).ok).toBe(true);
  });

  it("is the only kind that can be deleted, with all that belongs to it", async () => {
    const { id } = await make("carol", "operator");
    expect(await deleteAccountAction({ id })).toMatchObject({ error: { code: "enabled" } });
    value(await switchAccountAction({ id, enabled: false }));
    value(await deleteAccountAction({ id }));
    expect(await database.db.account.count({ where: { userId: id } })).toBe(0);
    expect(await deleteAccountAction({ id })).toMatchObject({ error: { code: "missing" } });
  });
});

describe("a demo account", () => {
  it("becomes no other, since guests know its password, and no other becomes one", async () => {
    const shared = { error: { code: "shared" } };
    const demo = await make("visitor", "demo");
    expect(await editAccountAction({ id: demo.id, form: { name: "V", role: "operator" } })).toMatchObject(
      shared,
    );
    const carol = await make("carol", "operator");
    expect(await editAccountAction({ id: carol.id, form: { name: "C", role: "demo" } })).toMatchObject(
      shared,
    );
  });
});

describe("the last admin", () => {
  it("can be neither disabled, demoted nor deleted, by nobody", async () => {
    await actAs("admin");
    expect(await switchAccountAction({ id: "admin", enabled: false })).toMatchObject({
      error: { code: "own-account" },
    });
    expect(await editAccountAction({ id: "admin", form: { name: "A", role: "operator" } })).toMatchObject({
      error: { code: "own-account" },
    });
    expect(await updateAccount("admin", { disabledAt: new Date() })).toBe("last-admin");
    expect(await updateAccount("admin", { role: "helpdesk" })).toBe("last-admin");
    expect(await deleteAccount("admin")).toBe("last-admin");
    expect(await database.db.user.findUnique({ where: { id: "admin" } })).toMatchObject({
      role: "admin",
      disabledAt: null,
    });
    expect((await listAccounts("admin"))[0]).toMatchObject({ isLastAdmin: true, isOwn: true });
  });

  it("stays when all admins are demoted, disabled and deleted by each other at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      for (const name of ["one", "two", "three"]) {
        const id = `${name}${String(round)}`;
        const user = { name: id, username: id, email: `${id}@inflight.invalid`, role: "admin" };
        await database.db.user.create({ data: { id, ...user } });
      }
      const ended = await Promise.all([
        updateAccount(`one${String(round)}`, { role: "operator" }),
        updateAccount(`two${String(round)}`, { disabledAt: new Date() }),
        deleteAccount(`three${String(round)}`),
        updateAccount(`one${String(round)}`, { disabledAt: new Date() }),
      ]);
      expect(ended).toContain("last-admin");
      expect(await database.db.user.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
      await database.db.user.deleteMany();
    }
  });

  it("cannot be locked out by who keeps failing under its name", async () => {
    const { id, password } = await make("carol", "admin");
    vi.useFakeTimers({ toFake: ["Date"] });
    await enter("carol", password, "192.0.2.50");
    for (let n = 0; n < 40; n += 1) await enter("carol", "wrong", `198.51.100.${String(n)}`);
    expect(await enter("carol", password, "203.0.113.1")).toMatchObject({
      error: { code: "too-many-attempts" },
    });
    expect((await enter("carol", password, "192.0.2.50")).ok).toBe(true);
    expect((await enter("carol", password, "127.0.0.1")).ok).toBe(true);
    const slowed = (await listAccounts("admin")).find((account) => account.id === id);
    expect(slowed?.slowedForMs).toBeGreaterThan(0);
    await actAs("admin");
    value(await clearSlowingAction({ id }));
    expect((await listAccounts("admin")).find((account) => account.id === id)?.slowedForMs).toBe(0);
    expect((await enter("carol", password, "203.0.113.2")).ok).toBe(true);
  });
});

describe("changing accounts", () => {
  it("asks who sits there, after ten minutes, and not again for ten more", async () => {
    const { id, password } = await make("carol", "admin");
    await enter("carol", password);
    value(await changePasswordAction({ current: password, next: OWN }));
    const other = (await database.db.user.findUniqueOrThrow({ where: { username: "admin" } })).id;
    await database.db.session.updateMany({ where: { userId: id }, data: { createdAt: new Date(0) } });
    const disable = () => switchAccountAction({ id: other, enabled: false });
    expect(await disable()).toMatchObject({ error: { code: "unconfirmed" } });
    expect(await confirmIdentityAction({ password: "wrong", code: "" })).toMatchObject({
      error: { code: "wrong-password" },
    });
    expect(await disable()).toMatchObject({ error: { code: "unconfirmed" } });
    value(await confirmIdentityAction({ password: OWN, code: "" }));
    value(await disable());
  });

  it("slows guesses at one's own password by who took the seat", async () => {
    await make("carol", "admin");
    const answers: unknown[] = [];
    for (let n = 0; n < 7; n += 1) {
      const answer = await confirmIdentityAction({ password: "wrong", code: "" });
      answers.push(answer.ok ? "in" : answer.error.code);
    }
    expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => "wrong-password"));
    expect(answers.at(-1)).toBe("too-many-attempts");
  });

  it("has nothing to reset where there is no second factor", async () => {
    const { id } = await make("carol", "operator");
    expect(await resetSecondFactorAction({ id })).toMatchObject({ error: { code: "none" } });
  });
});
