import { expect, type Locator, type Page } from "@playwright/test";
import { expectReady } from "./fixtures/keyboard";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";

/*
 * How a person arranges the desktop, and that it stays so: theme, density, sizes of the panes, open tabs.
 */

test.beforeEach(async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  await page.goto("/cifs-shares");
});

async function chooseLook(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name }).click();
}

async function sizeOf(box: Locator): Promise<{ width: number; height: number }> {
  const found = await box.boundingBox();
  if (found === null) throw new Error("It is not on the page.");
  return { width: Math.round(found.width), height: Math.round(found.height) };
}

test("high contrast is white on black, and stays over a reload", async ({ page }) => {
  await chooseLook(page, "High contrast");
  const surface = () =>
    page.evaluate(() => [
      getComputedStyle(document.documentElement).backgroundColor,
      getComputedStyle(document.body).color,
    ]);
  const look = ["rgb(0, 0, 0)", "rgb(255, 255, 255)"];
  await expect.poll(surface).toEqual(look);
  await page.reload();
  await expect.poll(surface).toEqual(look);
  await chooseLook(page, "Light");
  await expect.poll(surface).not.toEqual(look);
});

test("comfortable rows are higher than compact ones, as the server draws them already", async ({ page }) => {
  const row = page.getByRole("grid").getByRole("row").nth(1);
  await expect(row).toBeVisible();
  const compact = (await sizeOf(row)).height;
  await chooseLook(page, "Comfortable");
  await expect.poll(async () => (await sizeOf(row)).height).toBeGreaterThan(compact + 4);
  const answer = await page.request.get("/cifs-shares");
  expect(await answer.text()).toContain('data-density="comfortable"');
  await page.reload();
  await expect(row).toBeVisible();
  await expect.poll(async () => (await sizeOf(row)).height).toBeGreaterThan(compact + 4);
  await chooseLook(page, "Compact");
  await expect.poll(async () => (await sizeOf(row)).height).toBe(compact);
});

test("the navigation is dragged wider, by keyboard too, within its limits, and stays so", async ({
  page,
}) => {
  const navigation = page.getByRole("navigation", { name: "Storage Administration" });
  const line = page.getByRole("separator", { name: "Width of the navigation" });
  const before = (await sizeOf(navigation)).width;
  await expectReady(line);
  const at = await line.boundingBox();
  if (at === null) throw new Error("There is no line to drag.");
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.move(at.x + at.width / 2 + 60, at.y + at.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await sizeOf(navigation)).width).toBe(before + 60);
  await page.reload();
  await expect.poll(async () => (await sizeOf(navigation)).width).toBe(before + 60);

  await expectReady(line);
  await line.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(line).toHaveAttribute("aria-valuenow", String(before + 44));
  await page.keyboard.press("End");
  await expect(line).toHaveAttribute("aria-valuenow", "400");
  await page.keyboard.press("ArrowRight");
  await expect(line).toHaveAttribute("aria-valuenow", "400");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await sizeOf(navigation)).width).toBe(before);
});

test("the log and the details of a row are resized; a folded log stays folded", async ({ page }) => {
  const log = page.getByRole("group", { name: "Log lines" });
  const before = (await sizeOf(log)).height;
  const edge = page.getByRole("separator", { name: "Height of the log" });
  await expectReady(edge);
  await edge.focus();
  await page.keyboard.press("ArrowUp");
  await expect.poll(async () => (await sizeOf(log)).height).toBe(before + 16);
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await sizeOf(log)).height).toBe(before);

  await page.getByRole("grid").getByRole("rowheader").first().click();
  const details = page.getByRole("region", { name: "Share details" });
  const line = page.getByRole("separator", { name: "Height of Share details" });
  await expect
    .poll(async () => (await line.getAttribute("aria-valuenow")) === String((await sizeOf(details)).height))
    .toBe(true);
  await line.focus();
  await page.keyboard.press("Home");
  await expect.poll(async () => (await sizeOf(details)).height).toBe(96);

  await page.getByRole("button", { name: "Log", exact: true }).click();
  await page.reload();
  await expect(page.getByRole("button", { name: "Log", exact: true })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
  await expect(edge).toHaveCount(0);
});

test("tabs stay over a reload, close, and lead to where they were", async ({ page }) => {
  const tabs = page.getByRole("navigation", { name: "Open pages" });
  // A tab is on the page before its scripts run, and kept once they do.
  const kept = () => page.evaluate(() => localStorage.getItem("inflight.tabs") ?? "");
  await expect.poll(kept).toContain("/cifs-shares");
  // Signing in opened one, or was about to.
  await page.evaluate(() => {
    localStorage.removeItem("inflight.tabs");
  });
  await page.goto("/share-status?share=finance");
  await expect.poll(kept).toContain("finance");
  await page.goto("/sessions");
  await expect.poll(kept).toContain("/sessions");
  await page.reload();
  await expect(tabs.getByRole("link")).toHaveText(["Share Status", "Sessions"]);
  await tabs.getByRole("button", { name: "Close Sessions" }).click();
  await expect(page).toHaveURL(/\/share-status\?share=finance$/u);
  await page.reload();
  await expect(tabs.getByRole("link")).toHaveText(["Share Status"]);
});
