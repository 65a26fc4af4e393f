import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { actAs, testRequest } from "@/lib/actions/test-request";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { requirePageSession } from "./page-session";

vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders);

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await database.remove();
});

it("gives a page the session", async () => {
  await actAs("helpdesk");
  expect((await requirePageSession()).user).toMatchObject({ username: "helpdesk", role: "helpdesk" });
});

it.each([
  ["/cifs-shares?q=a&_rsc=1", "/sign-in?next=%2Fcifs-shares%3Fq%3Da;"],
  ["/", "/sign-in;"],
  ["//evil.example", "/sign-in;"],
])("sends nobody who asked for %s to %s", async (path, target) => {
  await actAs("nobody");
  testRequest.headers["x-inflight-path"] = path;
  await expect(requirePageSession()).rejects.toMatchObject({
    digest: expect.stringContaining(target) as string,
  });
});

it("sends a demo account away where a real appliance is managed", async () => {
  vi.stubEnv("INFLIGHT_APPLIANCE", "local");
  await actAs("demo");
  await expect(requirePageSession()).rejects.toMatchObject({
    digest: expect.stringContaining("/sign-in") as string,
  });
  vi.unstubAllEnvs();
});
