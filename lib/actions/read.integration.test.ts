import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { fail, ok } from "@/lib/shared/result";
import { defineRead } from "./gate";
import { RawReply } from "./raw-reply";
import { actAs } from "./test-request";

vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await database.remove();
});

describe("a read", () => {
  const read = defineRead({
    name: "test.read",
    roles: ["admin", "helpdesk"],
    input: z.object({
      id: z.string().optional(),
      tag: z.array(z.string()).optional(),
      what: z.string().optional(),
    }),
    run: async (_ctx, input) => {
      if (input.what === "raw")
        return Promise.resolve(ok(new RawReply(Uint8Array.of(0xff, 0), { etag: '"t"' })));
      if (input.what === "missing")
        return Promise.resolve(fail({ code: "missing", message: "No such share." }));
      if (input.what === "down") return Promise.resolve(fail({ code: "unreachable", message: "No answer." }));
      return Promise.resolve(ok(input));
    },
  });
  const get = (query = "", params?: object) =>
    read(
      new Request(`http://panel.test:8443/api/test${query}`),
      params === undefined ? undefined : { params: Promise.resolve(params) },
    );

  it("answers helpdesk with JSON that is kept nowhere", async () => {
    await actAs("helpdesk");
    const answer = await get("?tag=a&tag=b&id=query", { id: "path" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.json()).toEqual({ ok: true, value: { id: "path", tag: ["a", "b"] } });
    expect(await database.db.auditEntry.count()).toBe(0);
  });

  it("sends bytes as they are", async () => {
    await actAs("admin");
    const answer = await get("?what=raw");
    expect(answer.headers.get("etag")).toBe('"t"');
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(Uint8Array.of(0xff, 0));
  });

  it.each([
    ["?id=1&id=2", 400, "invalid"],
    [`?id=${"x".repeat(9000)}`, 400, "too-large"],
    ["?what=missing", 404, "missing"],
    ["?what=down", 503, "unreachable"],
  ])("answers %s with %i", async (query, status, code) => {
    await actAs("admin");
    const answer = await get(query);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ ok: false, error: { code } });
  });

  it("refuses nobody with 401, and notes it three times a minute at most", async () => {
    await actAs("nobody", "192.0.2.200");
    for (let n = 0; n < 10; n += 1) expect((await get()).status).toBe(401);
    expect(await database.db.auditEntry.count()).toBe(3);
  });

  it("refuses a role without the right with 403", async () => {
    await actAs("helpdesk");
    const admins = defineRead({
      name: "test.admins",
      roles: ["admin"],
      input: z.object({}),
      run: () => Promise.resolve(ok(null)),
    });
    expect((await admins(new Request("http://panel.test:8443/"))).status).toBe(403);
  });
});
