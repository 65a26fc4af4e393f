import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { answerWithSessions, type ManySessions } from "./fixtures/many-sessions";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";

/** The Sessions page of an appliance with very many clients. The answers are made up; all the rest is the product's. */
const COUNT = 2_000;
/** Ten times what the worst one takes on a machine that does nothing else. */
const LONGEST_TASK_MS = 1_500;

const grid = (page: Page) => page.getByRole("grid", { name: "Sessions" });
const search = (page: Page) => page.getByRole("searchbox", { name: "Search sessions" });

/** Milliseconds of the longest task that kept the page from answering since the last call. */
async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => {
    const tasks = (window as Window & { longTasks?: number[] }).longTasks?.splice(0) ?? [];
    return Math.max(0, ...tasks);
  });
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: "longtask", buffered: true });
  });
  await signInOnPage(page, "admin");
});

test("2,000 sessions: few of them are drawn, and searching, sorting and scrolling stay smooth", async ({
  page,
}) => {
  test.slow();
  await answerWithSessions(page, COUNT);
  await page.goto("/sessions");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(COUNT + 1));
  await expect(page.getByText("2,000 sessions, 2,000 clients, 500 not encrypted")).toBeVisible();
  // What draws long lists comes after the first hundred rows.
  await expect.poll(() => grid(page).getByRole("row").count()).toBeLessThan(80);
  await longestTask(page);

  await search(page).pressSequentially("employee1999", { delay: 30 });
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "2");
  await search(page).press("Escape");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(COUNT + 1));
  await page.getByLabel("State").selectOption("clear");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(COUNT / 4 + 1));
  await page.getByLabel("State").selectOption("");
  for (const column of ["User", "Connected", "Encryption"]) {
    await grid(page).getByRole("button", { name: column }).click();
    await expect(grid(page).getByRole("columnheader", { name: column })).not.toHaveAttribute(
      "aria-sort",
      "none",
    );
  }
  await grid(page).getByRole("row").nth(3).hover();
  for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 1_500);
  await expect(
    grid(page)
      .getByRole("row", { name: /10\.20\./u })
      .last(),
  ).toBeVisible();
  expect(await grid(page).getByRole("row").count()).toBeLessThan(80);
  expect(await longestTask(page)).toBeLessThan(LONGEST_TASK_MS);
});

test("the chosen session stays chosen while others come and go, and the CSV holds them all", async ({
  page,
}) => {
  const server = await answerWithSessions(page, COUNT);
  await page.goto("/sessions?sort=user&q=employee1500");
  const chosen = grid(page).getByRole("row", { name: /employee1500/u });
  await chosen.click();
  await expect(chosen).toHaveAttribute("aria-selected", "true");
  await search(page).press("Escape");
  const before = server.looks();
  await expect.poll(server.looks, { timeout: 30_000 }).toBeGreaterThan(before + 3);
  await expect(page.getByRole("region", { name: "Session details" })).toContainText("employee1500");
  await search(page).fill("employee1500");
  await expect(chosen).toHaveAttribute("aria-selected", "true");
  await search(page).press("Escape");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(COUNT + 1));

  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const lines = readFileSync(await (await saving).path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines).toHaveLength(COUNT + 1);
  // The first one left at the first look after the page's own.
  expect(lines.some((line) => line.includes(",employee0,"))).toBe(false);
  expect(lines.some((line) => line.includes(",employee2000,"))).toBe(true);
});

test("nobody looks from a tab that nobody sees, and the list is fresh as soon as somebody does", async ({
  page,
}) => {
  await page.clock.install();
  const server = await answerWithSessions(page, 3);
  await page.goto("/sessions");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "4");
  await page.clock.runFor(6_000);
  await expect.poll(server.looks).toBeGreaterThan(1);

  await turn(page, "hidden");
  // One may be on its way.
  await page.clock.runFor(3_000);
  const hidden = await looksSoFar(page, server);
  await page.clock.runFor(60_000);
  // The one that is ours, and none of the page's.
  expect(await looksSoFar(page, server)).toBe(hidden + 1);

  await turn(page, "visible");
  await page.clock.runFor(3_000);
  await expect.poll(server.looks).toBeGreaterThan(hidden + 1);
});

/** All that the page has begun, and one of ours: it is asked last, so all others have been told of once it is answered. */
async function looksSoFar(page: Page, { looks }: ManySessions): Promise<number> {
  await page.evaluate(async () => (await fetch("/api/sessions")).text());
  return looks();
}

/** What a browser says to a page whose tab goes behind another, and comes back. */
async function turn(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
    Object.defineProperty(document, "hidden", { value: visibility === "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    window.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
