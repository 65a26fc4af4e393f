import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { FORGET_MS, giveBackAttempt, type Pace, pauseAfter, takeAttempt } from "./attempt-counter";
import { forgetAttempts, limitSignIn, slowedFor } from "./sign-in-limit";

const PACE: Pace = { free: 3, firstMs: 10_000, longestMs: 60_000 };
const NOW = Date.now();
const MINUTE = 60_000;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await database.remove();
});

describe("takeAttempt", () => {
  it("lets the first through, then asks for pauses that double up to the longest", async () => {
    expect([1, 2, 3, 4, 5, 6, 100].map((count) => pauseAfter(count, PACE))).toEqual([
      0, 0, 10_000, 20_000, 40_000, 60_000, 60_000,
    ]);
    for (let at = 0; at < 3; at += 1) expect(await takeAttempt("k", PACE, NOW + at)).toBe(0);
    expect(await takeAttempt("k", PACE, NOW + 1002)).toBe(9000);
    expect(await takeAttempt("k", PACE, NOW + 10_002)).toBe(0);
    expect(await takeAttempt("k", PACE, NOW + 10_003)).toBe(19_999);
  });

  it("counts what comes at once as what comes one by one", async () => {
    const waits = await Promise.all(Array.from({ length: 30 }, () => takeAttempt("k", PACE, NOW)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it("forgets a key left alone for an hour", async () => {
    for (let at = 0; at < 3; at += 1) await takeAttempt("k", PACE, NOW);
    expect(await takeAttempt("k", PACE, NOW + FORGET_MS)).toBe(0);
    expect(await takeAttempt("k", PACE, NOW + FORGET_MS)).toBe(0);
  });

  it("lets nobody wait for a clock that was set back, and goes on counting", async () => {
    for (let at = 0; at < 3; at += 1) await takeAttempt("k", PACE, NOW);
    const yesterday = NOW - 24 * 60 * MINUTE;
    expect(await takeAttempt("k", PACE, yesterday)).toBe(0);
    expect(await takeAttempt("k", PACE, yesterday)).toBe(20_000);
    expect(await takeAttempt("k", PACE, yesterday - 5)).toBe(20_000);
  });

  it("gives back one attempt, not all", async () => {
    for (let at = 0; at < 3; at += 1) await takeAttempt("k", PACE, NOW);
    await giveBackAttempt("k");
    expect(await takeAttempt("k", PACE, NOW)).toBe(0);
    expect(await takeAttempt("k", PACE, NOW)).toBeGreaterThan(0);
  });
});

describe("limitSignIn", () => {
  async function guess(username: string, address: string, now = NOW, browser: string | null = null) {
    const attempt = await limitSignIn(username, { address, browser }, now);
    return "waitMs" in attempt ? attempt.waitMs : 0;
  }

  /** Gives what the browser keeps. */
  async function succeed(username: string, address: string, now = NOW, browser: string | null = null) {
    const attempt = await limitSignIn(username, { address, browser }, now);
    if ("waitMs" in attempt) throw new Error("should have been let through");
    return (await attempt.succeeded()).value;
  }

  it("slows one address, whatever names it tries", async () => {
    for (let n = 0; n < 5; n += 1) expect(await guess(`name${String(n)}`, "192.0.2.1")).toBe(0);
    expect(await guess("another", "192.0.2.1")).toBeGreaterThan(0);
    expect(await guess("another", "192.0.2.2")).toBe(0);
  });

  it("takes the addresses of one IPv6 network for one", async () => {
    for (let n = 1; n <= 5; n += 1) expect(await guess(`n${String(n)}`, `2001:db8::${String(n)}`)).toBe(0);
    expect(await guess("n", "2001:db8::ffff")).toBeGreaterThan(0);
  });

  it("slows a guess at one name from many addresses, to one a minute and no less", async () => {
    let through = 0;
    for (let n = 0; n < 200; n += 1) {
      if ((await guess("admin", `198.51.100.${String(n)}`)) === 0) through += 1;
    }
    expect(through).toBe(10);
    let now = NOW;
    for (let n = 0; n < 20; n += 1) {
      const wait = await guess("admin", "203.0.113.9", now);
      expect(wait).toBeLessThanOrEqual(MINUTE);
      now += wait;
      expect(await guess("admin", `203.0.113.${String(n + 10)}`, now)).toBe(0);
    }
  });

  it("lets in an admin at the usual desk, or at the appliance, while others guess", async () => {
    await succeed("admin", "192.0.2.50");
    for (let n = 0; n < 50; n += 1) await guess("admin", `198.51.100.${String(n)}`);
    expect(await guess("admin", "203.0.113.1")).toBeGreaterThan(0);
    await succeed("admin", "192.0.2.50");
    await succeed("admin", "127.0.0.1");
    await succeed("admin", "::1");
  });

  it.each(["192.0.2.50", "2001:db8::50", "127.0.0.1"])(
    "lets in, in the browser that knows them, who shares %s with somebody who takes each turn there is",
    async (address) => {
      const browser = await succeed("admin", address);
      let now = NOW;
      for (let round = 0; round < 40; round += 1) {
        await guess("admin", address, now);
        await guess(`made up ${String(round)}`, address, now);
        expect(await succeed("admin", address, now, browser)).toBe(browser);
        if (round > 5) expect(await guess("admin", address, now)).toBeGreaterThan(0);
        now += 15 * MINUTE;
      }
    },
  );

  it("lets in without it, at a familiar address, while others there guess under other names", async () => {
    await succeed("admin", "192.0.2.50");
    for (let n = 0; n < 40; n += 1) await guess(`name${String(n)}`, "192.0.2.50");
    expect(await guess("helpdesk", "192.0.2.50")).toBeGreaterThan(0);
    await succeed("admin", "192.0.2.50");
  });

  it("slows guesses in a browser that is known, and under another name there too", async () => {
    const browser = await succeed("admin", "192.0.2.50");
    for (let n = 0; n < 5; n += 1) expect(await guess("admin", "192.0.2.51", NOW, browser)).toBe(0);
    expect(await guess("admin", "192.0.2.52", NOW, browser)).toBeGreaterThan(0);
    for (let n = 0; n < 5; n += 1) expect(await guess("helpdesk", "192.0.2.51", NOW, browser)).toBe(0);
    expect(await guess("helpdesk", "192.0.2.51", NOW, browser)).toBeGreaterThan(0);
  });

  it("takes nothing for a known browser that was not given, or too long ago", async () => {
    const browser = await succeed("admin", "192.0.2.50");
    for (let n = 0; n < 60; n += 1) await guess("admin", `198.51.100.${String(n)}`);
    expect(await guess("admin", "203.0.113.1", NOW, "A".repeat(43))).toBeGreaterThan(0);
    expect(await guess("admin", "203.0.113.1", NOW, browser)).toBe(0);
    const later = NOW + 91 * 24 * 60 * MINUTE;
    for (let n = 0; n < 60; n += 1) await guess("admin", `198.51.100.${String(n)}`, later);
    expect(await guess("admin", "203.0.113.1", later, browser)).toBeGreaterThan(0);
  });

  it("forgets what failed at the addresses too, once an admin or the console says so", async () => {
    await succeed("admin", "192.0.2.50");
    for (let n = 0; n < 20; n += 1) await guess("admin", "192.0.2.50");
    for (let n = 0; n < 20; n += 1) await guess("admin", "192.0.2.60");
    expect(await slowedFor("admin", NOW)).toBeGreaterThan(0);
    await forgetAttempts("admin");
    expect(await slowedFor("admin", NOW)).toBe(0);
    await succeed("admin", "192.0.2.50");
    await succeed("admin", "192.0.2.60");
  });

  it("gives somebody with an account no more guesses at another", async () => {
    let through = 0;
    for (let n = 0; n < 20; n += 1) {
      if ((await guess("admin", "192.0.2.1")) === 0) through += 1;
      const own = await limitSignIn("helpdesk", { address: "192.0.2.1", browser: null }, NOW);
      if (!("waitMs" in own)) await own.succeeded();
    }
    expect(through).toBe(5);
  });

  it("forgets names nobody tries any more, and keeps none in clear", async () => {
    await guess("My secret password", "192.0.2.1");
    await succeed("admin", "192.0.2.2");
    const keys = (await database.db.rateLimit.findMany()).map((row) => row.key);
    expect(keys).toHaveLength(6);
    expect(keys.join()).not.toContain("secret");
    await guess("admin", "192.0.2.3", NOW + 2 * FORGET_MS);
    const rows = await database.db.rateLimit.findMany();
    expect(rows.map((row) => row.key.split("|")[0]).sort()).toEqual([
      "address",
      "familiar",
      "familiar",
      "name",
    ]);
  });
});
