import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import type { Role } from "@/lib/auth/roles";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { ok } from "@/lib/shared/result";
import { entranceOf } from "./registry";
import { actAs, newBrowser, testRequest } from "./test-request";
import {
  actionFiles,
  app,
  appFiles as files,
  type Door,
  doorsOf,
  isFunction,
  type Made,
  routeFiles,
} from "./testing/doors";

vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);

/** Calls a door with everything behind the gate replaced: any input is good, and `run` only notes that it was reached. */
async function knock(door: Door): Promise<{ readonly reached: boolean; readonly code: string | undefined }> {
  const entrance = entranceOf(door.call);
  if (entrance === undefined) throw new Error(`${door.where} did not come from the gate.`);
  let reached = false;
  const run = () => {
    reached = true;
    return Promise.resolve(ok(null));
  };
  Object.assign(entrance.definition, { input: z.unknown(), run, target: undefined, describe: undefined });
  Object.assign(entrance.definition, { changeId: undefined, narrow: undefined });
  const answer = await door.call(new Request("http://panel.test:8443/api/x?a=b"), {
    params: Promise.resolve({}),
  });
  const body: unknown = answer instanceof Response ? await answer.json() : answer;
  return {
    reached,
    code: z.object({ error: z.object({ code: z.string() }) }).safeParse(body).data?.error.code,
  };
}

let database: TestDatabase;
let actions: Door[];
let reads: Door[];
let publicDoors: Door[];

beforeAll(async () => {
  database = await createTestDatabase();
  const all = (await Promise.all([...actionFiles, ...routeFiles].map(doorsOf))).flat();
  const ofKind = (kind: string) => all.filter(({ call }) => entranceOf(call)?.kind === kind);
  [actions, reads, publicDoors] = [ofKind("action"), ofKind("read"), ofKind("public-action")];
});

afterAll(async () => {
  await database.remove();
});

function namesOf(doors: readonly Door[]): readonly string[] {
  return doors.map(({ call }) => entranceOf(call)?.name ?? "").sort();
}

function closedTo(role: Role) {
  return ({ call }: Door) => entranceOf(call)?.roles.includes(role) !== true;
}

const EXPECTED: readonly (readonly [Role | "nobody", string])[] = [
  ["nobody", "unauthenticated"],
  ["helpdesk", "forbidden"],
  ["demo", "forbidden"],
  ["operator", "forbidden"],
  ["admin", "none may be refused"],
];

/** What whoever has an account of their own does with it. */
const OWN_ACCOUNT = [
  "account.begin-second-factor",
  "account.change-password",
  "account.confirm",
  "account.make-recovery-codes",
  "account.turn-off-second-factor",
  "account.turn-on-second-factor",
];

const DEMO_MAY_NOT = [
  ...OWN_ACCOUNT,
  "audit.export",
  "exports.path",
  "session.end",
  "session.list",
  "session.sign-out-everywhere",
  "tunnels.client-host-key",
  "tunnels.confirm-host-key",
  "tunnels.retry",
  "tunnels.set-up-client",
];
const FOR_ADMINS_ALONE = [
  "account.clear-slowing",
  "account.create",
  "account.delete",
  "account.edit",
  "account.reset-password",
  "account.reset-second-factor",
  "account.sign-out",
  "account.switch",
  "accounts.list",
  "accounts.sessions",
];
/** Before somebody has put their own password in the place of one that was made up for them. */
const WHILE_PASSWORD_DUE = ["account.change-password", "session.sign-out"];
/** What goes on with a session that somebody left open an hour ago is not to give anybody an account. */
const ASK_WHO_IT_IS = [
  "account.clear-slowing",
  "account.create",
  "account.delete",
  "account.edit",
  "account.reset-password",
  "account.reset-second-factor",
  "account.switch",
];

describe("every way in", () => {
  it("is an action or a read that the gate made", async () => {
    for (const file of [...actionFiles, ...routeFiles]) {
      for (const { where, call } of await doorsOf(file)) {
        const kind = entranceOf(call)?.kind;
        expect(kind, where).toMatch(file.endsWith("route.ts") ? /^read$/u : /action$/u);
        if (kind === "read") expect(where).toMatch(/ GET$/u);
      }
    }
    expect(actions.length).toBeGreaterThanOrEqual(3);
    expect(reads.length).toBeGreaterThanOrEqual(2);
  });

  it("bears a name of its own in the audit log", () => {
    const names = [...actions, ...reads, ...publicDoors].map(({ call }) => entranceOf(call)?.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("is one of the two steps of signing in, where it needs no session", () => {
    expect(publicDoors.map(({ call }) => entranceOf(call)?.name)).toEqual([
      "session.sign-in",
      "session.second-factor",
    ]);
  });

  it("lets helpdesk do nothing but look, verify a share, which changes nothing, and end their own sessions", () => {
    const open = actions.filter(({ call }) => entranceOf(call)?.roles.includes("helpdesk"));
    expect(namesOf(open)).toEqual([
      ...OWN_ACCOUNT,
      "session.end",
      "session.sign-out",
      "session.sign-out-everywhere",
      "shares.verify",
    ]);
  });

  it("is open to an operator, but for accounts and settings", () => {
    expect(namesOf([...actions, ...reads].filter(closedTo("operator")))).toEqual(FOR_ADMINS_ALONE);
  });

  it("keeps a demo account from accounts, from other machines, and from taking things away", () => {
    expect(namesOf([...actions, ...reads].filter(closedTo("demo")))).toEqual(
      [...FOR_ADMINS_ALONE, ...DEMO_MAY_NOT].sort(),
    );
  });

  it("is closed until somebody has chosen their own password, but for that and for leaving", async () => {
    const open: string[] = [];
    for (const door of [...actions, ...reads]) {
      await actAs("admin");
      await database.db.user.updateMany({ data: { passwordDue: true } });
      const { reached, code } = await knock(door);
      if (reached) open.push(entranceOf(door.call)?.name ?? "");
      else expect(code, door.where).toBe("password-due");
    }
    await database.db.user.updateMany({ data: { passwordDue: false } });
    expect(open.sort()).toEqual(WHILE_PASSWORD_DUE);
  });

  it("asks who changes accounts whether it is still them, ten minutes after they signed in", async () => {
    const asking: string[] = [];
    for (const door of [...actions, ...reads]) {
      await actAs("admin");
      await database.db.session.updateMany({ data: { createdAt: new Date(Date.now() - 11 * 60_000) } });
      const { code } = await knock(door);
      if (code !== undefined) expect(code, door.where).toBe("unconfirmed");
      if (code !== undefined) asking.push(entranceOf(door.call)?.name ?? "");
    }
    expect(asking.sort()).toEqual(ASK_WHO_IT_IS);
  });

  it("is closed to a disabled account, should a session of its own be left", async () => {
    await actAs("operator");
    await database.db.user.updateMany({ where: { username: "operator" }, data: { disabledAt: new Date() } });
    const [cookie] = [...testRequest.cookies];
    for (const door of [...actions, ...reads]) {
      newBrowser();
      if (cookie !== undefined) testRequest.cookies.set(...cookie);
      expect(await knock(door), door.where).toEqual({ reached: false, code: "forbidden" });
    }
    await database.db.user.updateMany({ data: { disabledAt: null } });
  });

  it("is closed to a demo account where a real appliance is managed", async () => {
    vi.stubEnv("INFLIGHT_APPLIANCE", "local");
    for (const door of [...actions, ...reads]) {
      await actAs("demo");
      expect(await knock(door), door.where).toEqual({ reached: false, code: "forbidden" });
    }
    vi.stubEnv("INFLIGHT_APPLIANCE", "sandbox");
  });

  it.each(EXPECTED)("opens to %s as far as it may", async (who, refusal) => {
    for (const door of [...actions, ...reads]) {
      await actAs(who);
      const roles: readonly string[] = entranceOf(door.call)?.roles ?? [];
      const { reached, code } = await knock(door);
      const may = roles.includes(who);
      expect({ door: door.where, reached, code }).toEqual({
        door: door.where,
        reached: may,
        code: may ? undefined : refusal,
      });
    }
  });

  it("does not serve better-auth's own addresses", () => {
    expect(files.filter((file) => /(?:^|\/)\[\[?\.\.\./u.test(file))).toEqual([]);
    expect(routeFiles.filter((file) => file.startsWith("api/auth"))).toEqual([]);
  });
});

describe("pages", () => {
  it("send nobody to the sign-in page by themselves, whatever their layout does", async () => {
    await actAs("nobody");
    const pages = files.filter((file) => /^\(panel\)\/(?:.*\/)?page\.tsx$/u.test(file));
    expect(pages.length).toBeGreaterThan(0);
    for (const file of pages) {
      const loaded: unknown = await import(path.join(app, file));
      const page = z.looseObject({ default: z.custom<Made>(isFunction) }).parse(loaded);
      const asked = { params: Promise.resolve({}), searchParams: Promise.resolve({}) };
      const digest = expect.stringContaining("/sign-in") as string;
      await expect((async () => page.default(asked))(), file).rejects.toMatchObject({ digest });
    }
  });
});

describe("actions", () => {
  it("live in files of their own and nowhere else, so that this test sees them all", async () => {
    const { readFile } = await import("node:fs/promises");
    const sources = files.filter((file) => /\.tsx?$/u.test(file) && !actionFiles.includes(file));
    for (const file of sources) {
      expect(await readFile(path.join(app, file), "utf8"), file).not.toMatch(/["']use server["']/u);
    }
  });
});
