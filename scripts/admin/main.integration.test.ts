import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { verifyAudit } from "@/lib/audit/verify";
import { beginSession } from "@/lib/auth/begin-session";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createAccount } from "@/lib/use-cases/create-account";
import { admin } from "./main";

let database: TestDatabase;
let said: string;

beforeEach(async () => {
  database = await createTestDatabase();
  said = "";
  const take = (line: unknown) => {
    said += `${String(line)}\n`;
  };
  vi.spyOn(console, "log").mockImplementation(take);
  vi.spyOn(console, "error").mockImplementation(take);
  await make("root", "admin");
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await database.remove();
});

async function make(username: string, role: "admin" | "helpdesk"): Promise<string> {
  const made = await createAccount({ username, name: "Somebody", role });
  if (!made.ok) throw new Error(made.error.message);
  return made.value.id;
}

function run(...words: readonly string[]) {
  return admin(words, undefined, "how to use it");
}

describe("npm run admin", () => {
  it("lists accounts", async () => {
    await make("carol", "helpdesk");
    expect(await run("list")).toBe(0);
    expect(said).toMatch(/^carol +helpdesk +second factor off +enabled +Somebody$/mu);
    expect(said).toMatch(/^root +admin /mu);
  });

  it("resets the one admin's password, which signs in and is in no log", async () => {
    expect(await run("reset-password")).toBe(0);
    const password = /Password: +(\S+)/u.exec(said)?.[1] ?? "";
    expect((await beginSession("root", password, new Headers())).ok).toBe(true);
    expect(await database.db.user.findFirstOrThrow()).toMatchObject({ passwordDue: true });
    const lines = await database.db.auditEntry.findMany();
    expect(lines).toMatchObject([{ actor: "console", action: "account.reset-password", target: "root" }]);
    expect(JSON.stringify(lines)).not.toContain(password);
    expect((await verifyAudit()).broken).toBeNull();
  });

  it("takes a second factor away where told to, and says where one stays", async () => {
    const id = await make("carol", "helpdesk");
    const on = { twoFactorEnabled: true, twoFactor: { create: { id: "f", secret: "s", backupCodes: "c" } } };
    await database.db.user.update({ where: { id }, data: on });
    expect(await run("reset-password", "Carol")).toBe(0);
    expect(said).toContain("Its second factor stays on");
    expect(await admin(["reset-password", "carol"], "off", "")).toBe(0);
    expect(await database.db.twoFactor.count()).toBe(0);
  });

  it.each([
    ["nothing", [], /how to use it/u],
    ["an unknown verb", ["delete"], /how to use it/u],
    ["too much", ["reset-password", "root", "carol"], /how to use it/u],
    ["a name nobody has", ["reset-password", "nobody"], /no account "nobody".*root/u],
  ])("says what to do when given %s", async (_what, words, answer) => {
    expect(await run(...words)).toBe(1);
    expect(said).toMatch(answer);
  });

  it("asks which admin where there are several", async () => {
    await make("carol", "admin");
    expect(await run("reset-password")).toBe(1);
    expect(said).toMatch(/several admins: carol, root/u);
  });

  it("says where there is no data", async () => {
    vi.stubEnv("INFLIGHT_DATA_DIR", "/nowhere");
    expect(await run("list")).toBe(1);
    expect(said).toContain("--data-dir");
  });
});
