import { expect, type Page } from "@playwright/test";
import {
  enterOn,
  expectFocusKept,
  expectFocusSeen,
  expectFocusWithin,
  hasFocus,
  tabTo,
  typeInto,
} from "./fixtures/keyboard";
import {
  answer,
  applyReview,
  button,
  chooseIn,
  dialog,
  goTo,
  patient,
  result,
  toRow,
} from "./fixtures/keyboard-steps";
import { exportsOnDisk } from "./fixtures/nfs-client";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { smbConfOnDisk, whileConnected } from "./fixtures/smb-client";
import { makeTunnelProfile } from "./fixtures/tunnel-profile";

// Whole flows without a mouse: nothing is clicked once somebody is signed in, each stop of the focus is seen, none is lost when a window
// closes or a thing goes away, and how it ended is said in a live region.
test.setTimeout(300_000);

test("a preset is applied, the session it left in the clear is closed, and History rolls it back", async ({
  page,
}) => {
  const before = smbConfOnDisk();
  await signInOnPage(page, "admin");
  await whileConnected("SMB2_10", "projects", async () => {
    await goTo(page, "SMB3 Encryption");
    const presets = page.getByRole("radiogroup", { name: "Encryption preset" });
    await tabTo(page, presets.getByRole("radio", { name: "Off", exact: true }));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(presets.getByRole("radio", { name: "Required", exact: true })).toBeFocused();
    await enterOn(page, button(page, "Review changes"), "Shift+Tab");
    await applyReview(page, "Reload only");
    expect(smbConfOnDisk()).not.toBe(before);

    await goTo(page, "Sessions");
    await toRow(page, "Sessions", "projects");
    await enterOn(page, page.getByRole("button", { name: "Close clear sessions" }), "Shift+Tab");
    await answer(page, "Close clear sessions");
    const told = page.getByRole("status", { name: "Clear sessions" });
    await expect(told).toContainText("No session goes on in the clear against smb.conf any more", patient);
    await expect(page.getByRole("grid", { name: "Sessions" }).getByRole("rowheader")).toHaveCount(0);
    await expectFocusKept(page);
    await enterOn(page, button(page, "Dismiss"), "Shift+Tab");
    await expectFocusKept(page);
  });

  await goTo(page, "History");
  await toRow(page, "Revisions", "admin");
  await page.keyboard.press("Space");
  await enterOn(page, button(page, "Compare"), "Shift+Tab");
  await expectFocusWithin(dialog(page, /revision/iu));
  await expectFocusKept(page);
  await page.keyboard.press("Escape");
  await expect(button(page, "Compare")).toBeFocused();
  await enterOn(page, button(page, "Restore"));
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: /before/u })).toBeFocused();
  await page.keyboard.press("Enter");
  await applyReview(page);
  expect(smbConfOnDisk()).toBe(before);
});

test("one session is closed, a share is verified, and a list is saved", async ({ page }) => {
  await signInOnPage(page, "admin");
  await goTo(page, "Sessions");
  await whileConnected("SMB3_11", "projects", async () => {
    await toRow(page, "Sessions", "projects");
    await page.keyboard.press("Space");
    await expect(page.getByRole("region", { name: "Session details" })).toBeVisible();
    await enterOn(page, button(page, "Close session"), "Shift+Tab");
    await answer(page, "Close session");
    await expect(result(page)).toContainText(/closed/u);
    await expect(page.getByText("The session that was chosen has ended.")).toBeVisible(patient);
    await expectFocusKept(page);
    await enterOn(page, result(page).getByRole("button"), "Shift+Tab");
    await expect(result(page)).toBeEmpty();
    await expectFocusKept(page);
  });

  await goTo(page, "Share Status");
  await toRow(page, "Share status", "finance");
  await page.keyboard.press("Space");
  await enterOn(page, button(page, "Verify"));
  const verify = dialog(page, "Verify share finance");
  await expect(verify.getByRole("textbox", { name: "User name" })).toBeFocused();
  await page.keyboard.type("alice");
  await typeInto(page, verify.getByLabel("Password"), "demo-alice");
  await page.keyboard.press("Enter");
  await expect(verify.getByRole("status", { name: "Result" })).toContainText("As promised", patient);
  await expectFocusKept(page);
  await page.keyboard.press("Escape");
  await expect(button(page, "Verify")).toBeFocused();
  await expectFocusSeen(page);

  const download = page.waitForEvent("download");
  await enterOn(page, button(page, "Export CSV"), "Shift+Tab");
  expect((await download).suggestedFilename()).toMatch(/\.csv$/u);
  await expect(button(page, "Export CSV")).toBeFocused();
});

test("an export is changed by form and back, and the desktop is arranged", async ({ page }) => {
  const before = exportsOnDisk();
  await signInOnPage(page, "admin");
  await goTo(page, "NFS Exports");
  await toRow(page, "NFS Exports", "archive");
  await page.keyboard.press("Space");
  await expect(page.getByRole("region", { name: "Export details" })).toBeVisible();
  for (const there of [false, true]) {
    await enterOn(page, button(page, "Edit export"), "Shift+Tab");
    const form = dialog(page, "Edit export");
    await tabTo(page, form.getByRole("checkbox", { name: "Any source port (insecure)" }).first());
    await page.keyboard.press("Space");
    await enterOn(page, form.getByRole("button", { name: "Review changes" }));
    await applyReview(page);
    expect(exportsOnDisk() === before).toBe(there);
  }

  const height = page.getByRole("separator", { name: "Height of Export details" });
  await tabTo(page, height);
  const now = async () => Number(await height.getAttribute("aria-valuenow"));
  const first = await now();
  await page.keyboard.press("ArrowUp");
  await expect.poll(now).toBe(first + 16);
  await page.keyboard.press("Enter");
  const width = page.getByRole("separator", { name: "Width of the navigation" });
  await tabTo(page, width, "Shift+Tab");
  await page.keyboard.press("End");
  await expect(width).toHaveAttribute("aria-valuenow", "400");
  await page.keyboard.press("Enter");
  await expect(width).toHaveAttribute("aria-valuenow", "208");

  const html = page.locator("html");
  await chooseIn(page, "Theme", "Dark");
  await expect(html).toHaveClass(/dark/u);
  await expect(button(page, "Theme")).toBeFocused();
  for (const [menu, language, lang] of [
    ["Theme", "Deutsch", "de"],
    ["Darstellung", "English", "en"],
  ] as const) {
    await chooseIn(page, menu, language);
    await expect(html).toHaveAttribute("lang", lang);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("a tunnel gets a key, is tested, disabled, enabled, revoked and removed", async ({ page }) => {
  await signInOnPage(page, "admin");
  await makeTunnelProfile(page, "keyboard-2");
  const state = page.getByRole("region", { name: "State" }).getByRole("status");
  await enterOn(page, button(page, "Make key"));
  const key = dialog(page, /key/u);
  await expectFocusKept(page);
  await enterOn(page, key.getByRole("button", { name: "Make key" }));
  await expect(key).toBeHidden(patient);
  await expect(result(page)).toContainText(/key/u);
  await expectFocusKept(page);
  await enterOn(page, button(page, "I have it: forget it here"));
  await expect(page.getByRole("region", { name: "New private key" })).toHaveCount(0);
  await expectFocusKept(page);

  const tabs = page.getByRole("tab");
  await tabTo(page, tabs.and(page.locator("[tabindex='0']")));
  for (let at = 0; at < 9 && !(await hasFocus(tabs.filter({ hasText: "Test" }))); at += 1) {
    await page.keyboard.press("ArrowRight");
    await expectFocusSeen(page);
  }
  await enterOn(page, button(page, "Test tunnel"));
  await expect(page.getByRole("status", { name: "Test result" })).not.toBeEmpty();
  await expect(page.getByRole("status", { name: "Test result" })).not.toContainText("Beginning", patient);
  await expectFocusKept(page);

  await enterOn(page, button(page, "Disable"), "Shift+Tab");
  await answer(page, "Disable");
  await expect(result(page)).toContainText(/disabled/u);
  await expect(state).toContainText("Disabled", patient);
  await expectFocusKept(page);
  await toToolBar(page, "Enable");
  await expect(result(page)).toContainText(/enabled/u, patient);
  await expect(button(page, "Disable")).toBeVisible(patient);
  await expectFocusKept(page);
  await toToolBar(page, "Revoke");
  await answer(page, "Revoke");
  await expect(state).toContainText("Revoked", patient);
  await expectFocusKept(page);
  await toToolBar(page, "Remove");
  await answer(page, "Remove");
  await expect(page).toHaveURL(/\/nfs-tunnels$/u, patient);
  await expectFocusKept(page);
});

/** From the first of the tool bar: the focus may be on either side of the button that is looked for. */
async function toToolBar(page: Page, name: string): Promise<void> {
  await tabTo(page, button(page, "Edit profile"), "Shift+Tab");
  await enterOn(page, button(page, name));
}
