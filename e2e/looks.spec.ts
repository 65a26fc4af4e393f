import { expect, type Page, test } from "@playwright/test";
import { startFreshPanel } from "./fixtures/fresh-panel";
import type { OwnPanel } from "./fixtures/own-panel";
import { pages } from "./fixtures/pages";
import { adminPassword, helpdeskPassword } from "./panel-under-test";

/**
 * How the pages look on a panel that nobody has used yet, against pictures kept beside this file: `npx playwright test e2e/looks.spec.ts
 * --update-snapshots` takes new ones, to be looked at before they are kept. Left out is what looks otherwise each time.
 */
const windows = [
  { name: "1280", width: 1280, height: 800 },
  { name: "1920", width: 1920, height: 1080 },
  { name: "tablet", width: 820, height: 1180 },
];

let panel: OwnPanel;

test.describe.configure({ mode: "serial" });
test.setTimeout(600_000);

test.beforeAll(async () => {
  panel = await startFreshPanel({
    INFLIGHT_ADMIN_PASSWORD: adminPassword,
    INFLIGHT_HELPDESK_PASSWORD: helpdeskPassword,
  });
});

test.afterAll(async () => {
  await panel.stop();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page that stands still looks as it did, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce", baseURL: panel.url });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await expectLooks(page, `sign-in-${colorScheme}`);
    await page.getByRole("textbox", { name: "User name" }).fill("admin");
    await page.getByLabel("Password").fill(adminPassword);
    await page.getByRole("button", { name: "Log in" }).click();
    await expect(page).toHaveURL(/\/dashboard$/u);
    for (const { address } of pages.filter(({ differs }) => differs !== true)) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.waitForLoadState("networkidle");
      await expectLooks(page, `${address.slice(1).replaceAll("/", "-")}-${colorScheme}`);
    }
    await context.close();
  });
}

async function expectLooks(page: Page, name: string): Promise<void> {
  // Of a page behind another one Chromium may draw nothing, and so take no picture.
  await page.bringToFront();
  for (const { name: size, ...viewport } of windows) {
    await page.setViewportSize(viewport);
    await expect.soft(page).toHaveScreenshot(`${name}-${size}.png`, {
      // Times, and what was done so far; tabs tell in which order pages were opened.
      mask: [page.locator("time"), page.getByRole("group", { name: "Log lines" })],
      maskColor: "#808080",
      maxDiffPixelRatio: 0.01,
    });
  }
}
