import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { auditOfChange, listAudit } from "./list";
import { recordAudit } from "./record";
import { recordRefusal } from "./refusals";

const LINE = {
  actor: "admin",
  role: "admin",
  address: "192.0.2.1",
  action: "smb-conf.apply",
  target: "smb.conf",
};

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await database.remove();
});

describe("recordAudit", () => {
  it("cuts what is long, and takes out what could deceive a reader", async () => {
    await recordAudit({
      ...LINE,
      target: "a\n2026 root\u001b[2J\u202eb",
      outcome: "done",
      detail: "x".repeat(9999),
    });
    await recordAudit({ ...LINE, target: "\ud800x", outcome: "done", detail: `${"y".repeat(498)}😀😀` });
    const [first, second] = await database.db.auditEntry.findMany();
    expect(first?.target).toBe("a 2026 root [2J b");
    expect(first?.detail).toBe(`${"x".repeat(499)}…`);
    expect(second?.target).toBe(" x");
    expect(second?.detail).not.toMatch(/\p{Cs}/u);
  });
});

describe("listAudit", () => {
  it("pages from the newest, and takes a page past the last for the last", async () => {
    await database.db.auditEntry.createMany({
      data: Array.from({ length: 250 }, (_, n) => ({
        ...LINE,
        target: `share${String(n)}`,
        outcome: "done",
        hash: `hash ${String(n)}`,
        previousHash: `hash ${String(n - 1)}`,
      })),
    });
    const first = await listAudit({ page: 1 });
    expect([first.total, first.pages, first.entries.length, first.entries[0]?.target]).toEqual([
      250,
      3,
      100,
      "share249",
    ]);
    const past = await listAudit({ page: 99 });
    expect([past.page, past.entries.length, past.entries.at(-1)?.target]).toEqual([3, 50, "share0"]);
    const none = await listAudit({ page: 1, query: "nowhere" });
    expect(none).toEqual({ entries: [], page: 1, pages: 1, total: 0 });
  });

  it("finds by text, person and outcome", async () => {
    await recordAudit({ ...LINE, outcome: "done", detail: "Restarted 100%_of it." });
    await recordAudit({ ...LINE, actor: "helpdesk", outcome: "refused" });
    const count = async (filter: object) => (await listAudit({ page: 1, ...filter })).total;
    expect(await count({ query: "RESTARTED" })).toBe(1);
    expect(await count({ query: "%_of" })).toBe(1);
    expect(await count({ query: "smb-conf" })).toBe(2);
    expect(await count({ actor: "helpdesk" })).toBe(1);
    expect(await count({ outcome: "done", actor: "helpdesk" })).toBe(0);
    expect(await count({ query: "", actor: "" })).toBe(2);
  });
});

it("auditOfChange gives the lines of one change in order", async () => {
  await recordAudit({ ...LINE, outcome: "step", detail: "one", changeId: "c" });
  await recordAudit({ ...LINE, outcome: "step", detail: "other", changeId: "d" });
  await recordAudit({ ...LINE, outcome: "done", detail: "two", changeId: "c" });
  expect((await auditOfChange("c")).map(({ detail }) => detail)).toEqual(["one", "two"]);
});

describe("recordRefusal", () => {
  const start = 1_000_000_000_000;
  const refusal = (address: string, action = "x", actor = "-") => ({
    ...{ actor, role: "-", address, action },
    detail: "No.",
  });
  const details = async (address: string) =>
    (await database.db.auditEntry.findMany({ where: { address } })).map(({ detail }) => detail);

  it("writes a bounded number a minute, and how many it left out", async () => {
    for (let n = 0; n < 10; n += 1) await recordRefusal(refusal("192.0.2.1"), start);
    expect(await database.db.auditEntry.count()).toBe(3);
    // 29 more sources of their own, and 20 lines of all the others together.
    for (let n = 0; n < 500; n += 1) await recordRefusal(refusal(`a${String(n)}`), start + 1);
    expect(await database.db.auditEntry.count()).toBe(3 + 29 + 20);
    await recordRefusal(refusal("192.0.2.1"), start + 60_000);
    expect((await details("192.0.2.1")).at(-1)).toBe(
      "No. (451 more refusals before this one were not written.)",
    );
  });

  it("lets no noisy source hide another", async () => {
    const at = start + 120_000;
    for (let n = 0; n < 300; n += 1) {
      await recordRefusal(refusal("192.0.2.1", `action ${String(n)}`), at);
      await recordRefusal(refusal(`2001:db8::${n.toString(16)}`, `action ${String(n)}`), at);
    }
    expect(await database.db.auditEntry.count()).toBe(20 + 20);
    await recordRefusal(refusal("192.0.2.2"), at);
    await recordRefusal(refusal("2001:db8:0:1::1"), at);
    // Signed in, behind the address that makes the noise.
    await recordRefusal(refusal("192.0.2.1", "account.create", "helpdesk"), at);
    expect(await details("192.0.2.2")).toEqual(["No. (560 more refusals before this one were not written.)"]);
    expect(await details("2001:db8:0:1::1")).toEqual(["No."]);
    expect(await database.db.auditEntry.count({ where: { actor: "helpdesk" } })).toBe(1);
  });
});
