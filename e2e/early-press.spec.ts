import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";

/*
 * A slow line: the page is there to be read, and its scripts are not there yet. What is pressed
 * meanwhile is done once they are, and what is typed counts.
 */

test.beforeEach(async ({ page }) => {
  await signInOnPage(page, "admin");
});

/** Opens the page without its scripts; gives what lets them come. */
async function openWithoutScripts(page: Page, address: string): Promise<() => Promise<void>> {
  let come = () => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  const scripts = /\/_next\/static\/.*\.js/u;
  await page.route(scripts, async (route) => {
    await coming;
    await route.continue();
  });
  // Its `load` waits for the scripts.
  await page.goto(address, { waitUntil: "commit" });
  return async () => {
    come();
    await page.waitForLoadState("load");
    await page.unroute(scripts);
  };
}

test("a button pressed by key before the scripts have come does what it is for", async ({ page }) => {
  const letScriptsCome = await openWithoutScripts(page, "/nfs-tunnels");
  await page.getByRole("button", { name: "New tunnel profile" }).press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-pressed");
  await letScriptsCome();
  await expect(page.getByRole("dialog").getByRole("checkbox", { name: /^This host/u })).toBeFocused();
  await expect(page.locator("html")).not.toHaveAttribute("data-pressed");
  // Once: closed, it stays closed, and the button works as ever.
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "New tunnel profile" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("of several presses the latest counts, and however often it was pressed, once", async ({ page }) => {
  const letScriptsCome = await openWithoutScripts(page, "/nfs-tunnels");
  await page.getByRole("button", { name: "New tunnel profile" }).click();
  for (let press = 0; press < 3; press += 1) await page.getByRole("button", { name: "Help" }).click();
  await letScriptsCome();
  await expect(page.getByRole("complementary", { name: "Help" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a password sent before the scripts have come is neither lost nor in the address", async ({ page }) => {
  const letScriptsCome = await openWithoutScripts(page, "/account");
  const form = page.getByRole("form", { name: "Change password" });
  await form.getByRole("textbox", { name: "New password", exact: true }).fill("not-the-same-1");
  await form.getByRole("button", { name: "Change password" }).click();
  expect(page.url()).not.toContain("not-the-same");
  await letScriptsCome();
  await expect(form.getByText("Enter the password you signed in with.")).toBeVisible();
  await expect(form.getByRole("textbox", { name: "New password", exact: true })).toHaveValue(
    "not-the-same-1",
  );
  expect(page.url()).not.toContain("not-the-same");
});

test("what is typed and chosen before the scripts have come counts once they are there", async ({ page }) => {
  const letGlossaryScriptsCome = await openWithoutScripts(page, "/help/glossary");
  await page.getByRole("searchbox", { name: "Search terms" }).fill("fstab");
  await letGlossaryScriptsCome();
  await expect(page.getByRole("term")).toHaveText(["fstab"]);
  await expect(page.getByRole("searchbox", { name: "Search terms" })).toHaveValue("fstab");

  const letScriptsCome = await openWithoutScripts(page, "/share-status?share=finance");
  await page.getByLabel("Client system").selectOption("windows-7");
  await letScriptsCome();
  await expect(page).toHaveURL(/client=windows-7/u);
  await expect(page.getByLabel("Client system")).toHaveValue("windows-7");
  await expect(page.getByRole("status", { name: "Answer" })).toContainText("Yes");
});
