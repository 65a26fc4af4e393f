import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import type { Role } from "@/lib/auth/roles";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { fail, ok } from "@/lib/shared/result";
import { defineAction } from "./gate";
import { entranceOf } from "./registry";
import { actAs, testRequest } from "./test-request";

vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await database.remove();
});

async function audited() {
  const lines = await database.db.auditEntry.findMany({ orderBy: { id: "asc" } });
  return lines.map(({ actor, role, action, target, outcome, detail }) => ({
    who: `${actor}/${role}`,
    what: `${action} ${target}`.trim(),
    how: `${outcome} ${detail}`.trim(),
  }));
}

/** An action that notes whether its schema and its `run` were reached. */
function watchedAction(roles: readonly Role[] = ["admin"]) {
  const reached: string[] = [];
  const action = defineAction({
    name: "test.act",
    roles,
    input: z.object({ share: z.string().min(1), password: z.string().max(8) }).superRefine(() => {
      reached.push("schema");
    }),
    target: ({ share }) => share,
    run: async ({ actor }, { share }) => {
      reached.push("run");
      return Promise.resolve(ok(`${share} by ${actor.username}`));
    },
  });
  return { action, reached };
}

const GOOD = { share: "Movies", password: "secret" };

describe("an action", () => {
  it("runs for an admin and leaves a line", async () => {
    await actAs("admin");
    const { action, reached } = watchedAction();
    expect(await action(GOOD)).toEqual({ ok: true, value: "Movies by admin" });
    expect(reached).toEqual(["schema", "run"]);
    expect(await audited()).toEqual([{ who: "admin/admin", what: "test.act Movies", how: "done" }]);
  });

  it("looks at nothing that nobody wrote", async () => {
    await actAs("nobody");
    const { action, reached } = watchedAction(["admin", "helpdesk"]);
    expect(await action(GOOD)).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
    expect(reached).toEqual([]);
    expect(await audited()).toEqual([{ who: "-/-", what: "test.act", how: "refused Not signed in." }]);
  });

  it("looks at nothing that a role without the right wrote", async () => {
    await actAs("helpdesk");
    const { action, reached } = watchedAction();
    expect(await action(GOOD)).toMatchObject({
      ok: false,
      error: {
        code: "forbidden",
        message: expect.stringMatching(/role is helpdesk.*admin only.*with an admin account/u) as string,
      },
    });
    expect(reached).toEqual([]);
    expect(await audited()).toMatchObject([{ who: "helpdesk/helpdesk", what: "test.act" }]);
  });

  it("asks again for the role where it depends on the input, before anything is done", async () => {
    const run = vi.fn(() => Promise.resolve(ok(null)));
    const action = defineAction({
      name: "test.narrow",
      roles: ["admin", "operator", "demo"],
      input: z.string(),
      narrow: (where) =>
        Promise.resolve(where === "outside" ? ["admin", "operator"] : ["admin", "operator", "demo"]),
      run,
    });
    await actAs("demo");
    expect(await action("inside")).toMatchObject({ ok: true });
    expect(await action("outside")).toMatchObject({
      ok: false,
      error: { code: "forbidden", message: expect.stringContaining("admin or operator only") as string },
    });
    expect(run).toHaveBeenCalledTimes(1);
    await actAs("operator");
    expect(await action("outside")).toMatchObject({ ok: true });
    expect((await audited()).map(({ how }) => how.split(" ")[0])).toEqual(["done", "refused", "done"]);
  });

  it("does nothing for a demo account on a real appliance, and says why", async () => {
    vi.stubEnv("INFLIGHT_APPLIANCE", "local");
    await actAs("demo");
    const { action, reached } = watchedAction(["admin", "demo"]);
    expect(await action(GOOD)).toMatchObject({
      ok: false,
      error: { code: "forbidden", message: expect.stringContaining("sandbox alone") as string },
    });
    expect(reached).toEqual([]);
    vi.unstubAllEnvs();
  });

  it.each([
    ["another site", "https://evil.example"],
    ["another port of this machine", "http://panel.test:9000"],
    ["a sandboxed frame", "null"],
    ["no page at all", undefined],
    ["rubbish", "::::"],
    ["a file", "file://panel.test:8443"],
  ])("is closed to %s, even with an admin's cookie", async (_who, origin) => {
    await actAs("admin");
    if (origin === undefined) delete testRequest.headers["origin"];
    else testRequest.headers["origin"] = origin;
    const { action, reached } = watchedAction();
    expect(await action(GOOD)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(reached).toEqual([]);
  });

  it("is open behind a proxy that says which host the browser asked for", async () => {
    await actAs("admin");
    const proxied = {
      host: "10.0.0.5:8443",
      "x-forwarded-host": "nas.example",
      origin: "https://nas.example",
    };
    testRequest.headers = { ...testRequest.headers, ...proxied };
    expect(await watchedAction().action(GOOD)).toMatchObject({ ok: true });
  });

  it("names the wrong fields to the person, and to the log no value", async () => {
    await actAs("admin");
    const { action, reached } = watchedAction();
    const refused = await action({ share: "", password: "hunter2hunter2" });
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(Object.keys(refused.ok ? {} : (refused.error.fields ?? {}))).toEqual(["share", "password"]);
    expect(reached).not.toContain("run");
    const how = expect.stringMatching(/^refused Input not accepted\. share, password/u) as string;
    expect(await audited()).toMatchObject([{ how }]);
    expect(JSON.stringify(await database.db.auditEntry.findMany())).not.toContain("hunter2");
  });

  it("refuses too much before a schema looks at it", async () => {
    await actAs("admin");
    const { action, reached } = watchedAction();
    expect(await action({ ...GOOD, password: "x".repeat(70_000) })).toMatchObject({
      ok: false,
      error: { code: "too-large" },
    });
    expect(reached).toEqual([]);
  });

  it("notes a failure in its own words", async () => {
    await actAs("admin");
    const action = defineAction({
      name: "test.fails",
      roles: ["admin"],
      input: z.void(),
      run: async () => Promise.resolve(fail({ code: "stale", message: "The file changed meanwhile." })),
    });
    expect(await action()).toEqual({
      ok: false,
      error: { code: "stale", message: "The file changed meanwhile." },
    });
    expect(await audited()).toMatchObject([{ how: "failed The file changed meanwhile." }]);
  });

  it("notes under the browser's id how it ended, where the value tells", async () => {
    await actAs("admin");
    const id = "8f1b3a52-6c1e-4f1e-9a57-3f0d6d0f1c11";
    const action = defineAction({
      name: "test.describes",
      roles: ["admin"],
      input: z.object({ id: z.uuid() }),
      changeId: (input) => input.id,
      run: async (ctx) => Promise.resolve(ok(ctx.changeId === id ? "rolled back" : "lost")),
      describe: (state) => ({ outcome: "failed", detail: `It was ${state}.` }),
    });
    expect(await action({ id })).toEqual({ ok: true, value: "rolled back" });
    expect(await audited()).toMatchObject([{ how: "failed It was rolled back." }]);
    expect(await database.db.auditEntry.count({ where: { changeId: id } })).toBe(1);
  });

  it("answers for a bug with an id, and keeps the inside inside", async () => {
    await actAs("admin");
    const stderr = vi.spyOn(console, "error").mockReturnValue();
    const action = defineAction({
      name: "test.throws",
      roles: ["admin"],
      input: z.void(),
      run: async () => Promise.reject(new Error("ENOENT /etc/shadow password=hunter2")),
    });
    const answer = await action();
    const id = /\(([0-9a-f]{8});/u.exec(answer.ok ? "" : answer.error.message)?.[1] ?? "none";
    expect(answer).toMatchObject({ ok: false, error: { code: "unexpected" } });
    expect(JSON.stringify([answer, await audited()])).not.toMatch(/shadow|hunter2/u);
    expect(await audited()).toMatchObject([
      { who: "admin/admin", how: expect.stringContaining(id) as string },
    ]);
    expect(String(stderr.mock.calls[0]?.[0])).toContain(id);
    expect(String(stderr.mock.calls[0]?.[1])).toContain("shadow");
  });

  it("stays closed where the session cannot be read", async () => {
    await actAs("admin");
    vi.spyOn(console, "error").mockReturnValue();
    await database.db.$executeRawUnsafe("ALTER TABLE session RENAME TO elsewhere");
    const { action, reached } = watchedAction();
    expect(await action(GOOD)).toMatchObject({ ok: false, error: { code: "unexpected" } });
    expect(reached).toEqual([]);
  });

  it("says what was done even where the audit log could not be written", async () => {
    await actAs("admin");
    const stderr = vi.spyOn(console, "error").mockReturnValue();
    await database.db.$executeRawUnsafe("ALTER TABLE audit_entry RENAME TO elsewhere");
    expect(await watchedAction().action(GOOD)).toMatchObject({ ok: true });
    expect(String(stderr.mock.calls[0]?.[0])).toContain("Audit line not written: test.act by admin, done");
  });
});

it("tells what came from the gate from what did not", () => {
  expect(entranceOf(watchedAction().action)).toMatchObject({
    kind: "action",
    name: "test.act",
    roles: ["admin"],
  });
  expect(entranceOf(() => Promise.resolve())).toBeUndefined();
});
