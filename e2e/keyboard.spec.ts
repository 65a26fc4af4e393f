import { expect, type Locator, type Page } from "@playwright/test";
import { expectFocusKept, expectFocusSeen, expectFocusWithin, expectReady, tabTo } from "./fixtures/keyboard";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { smbConfOnDisk } from "./fixtures/smb-client";
import { removeTunnelProfile } from "./fixtures/tunnel-profile";
import { adminPassword } from "./panel-under-test";

// No mouse in here: nothing is clicked, and every stop of the focus has to be seen.
test.setTimeout(300_000);

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("signing in, the way past the navigation, the tree and the tabs", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("textbox", { name: "User name" })).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.type("admin");
  await tabTo(page, page.getByLabel("Password"));
  await page.keyboard.type(adminPassword);
  await page.keyboard.press("Enter");
  await expect(button(page, "Account of admin")).toBeVisible();
  await page.goto("/history");
  await expect(page.getByRole("grid", { name: "Revisions" })).toBeVisible();

  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);

  await page.goto("/history");
  const tree = page.getByRole("tree", { name: "Storage Administration" });
  await tabTo(page, tree.getByRole("link", { name: "History" }));
  await expectReady(tree.getByRole("link", { name: "History" }));
  await page.keyboard.press("Home");
  await expectFocusSeen(page);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  for (
    let at = 0;
    at < 12 &&
    !(await tree
      .getByRole("link", { name: "NFS Exports" })
      .evaluate((one) => one === document.activeElement));
    at += 1
  ) {
    await page.keyboard.press("ArrowDown");
    await expectFocusSeen(page);
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/nfs-exports$/u);
  await expect(page.getByRole("heading", { level: 1, name: "NFS Exports" })).toBeVisible();

  const tabs = page.getByRole("navigation", { name: "Open pages" });
  await tabTo(page, tabs.getByRole("button", { name: "Close NFS Exports" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/history/u);
  await expect(tabs.getByRole("button", { name: "Close NFS Exports" })).toHaveCount(0);
  await expectFocusKept(page);
});

test("choosing a share, its details, and a window that gives the focus back", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/cifs-shares");
  const grid = page.getByRole("grid", { name: "CIFS Shares" });
  await expect(grid.getByRole("rowheader").first()).toBeVisible();
  await tabTo(page, button(page, "Create share"));
  await tabTo(page, grid.getByRole("rowheader").first());
  await page.keyboard.press("ArrowDown");
  await expectFocusSeen(page);
  await expect(grid.getByRole("row", { selected: true })).toHaveCount(1);
  const details = page.getByRole("region", { name: "Share details" });
  await tabTo(page, details);

  await tabTo(page, button(page, "Edit share"), "Shift+Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Edit share/u });
  await expect(dialog.getByRole("textbox", { name: "Share name" })).toBeVisible();
  await tabTo(page, dialog.getByRole("button", { name: "Cancel" }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(button(page, "Edit share")).toBeFocused();
  await expectFocusSeen(page);

  await tabTo(page, button(page, "Restart Samba"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog").getByRole("button", { name: "Cancel" })).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press("Escape");
  await expect(button(page, "Restart Samba")).toBeFocused();

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press("Escape");
  await expect(button(page, "Restart Samba")).toBeFocused();
});

test("choosing a preset up to its review", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/smb3-encryption");
  const presets = page.getByRole("radiogroup", { name: "Encryption preset" });
  await expect(presets).toBeVisible();
  const radios = presets.getByRole("radio");
  for (
    let at = 0;
    at < 60 && !(await presets.evaluate((one) => one.contains(document.activeElement)));
    at += 1
  ) {
    await page.keyboard.press("Tab");
    await expectFocusSeen(page);
  }
  await page.keyboard.press("ArrowDown");
  await expectFocusSeen(page);
  await expect(radios.and(page.locator(":checked"))).toHaveCount(1);
  const reviewButton = button(page, "Review changes");
  await expect(reviewButton).toBeEnabled();
  await tabTo(page, reviewButton, "Shift+Tab");
  await page.keyboard.press("Enter");
  const review = page.getByRole("dialog", { name: "Review changes" });
  await expect(review.getByRole("button", { name: "Apply" })).toBeVisible();
  await expectFocusWithin(review);
  await page.keyboard.press("Escape");
  await expect(review).toBeHidden();
  await expect(reviewButton).toBeFocused();
  await tabTo(page, button(page, "Discard changes"));
  await page.keyboard.press("Enter");
  await expect(page.getByText("What is chosen is in force.")).toBeVisible();
});

test("making a tunnel profile", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/nfs-tunnels");
  await expect(page.getByRole("heading", { level: 1, name: "NFS Tunnels" })).toBeVisible();
  await tabTo(page, button(page, "New tunnel profile"));
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "New tunnel profile" });
  await expect(form.getByLabel("Client name")).toBeVisible();
  await expectFocusWithin(form);
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await expect(button(page, "New tunnel profile")).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, form.getByLabel("Client name"));
  await page.keyboard.type("keyboard-1");
  await tabTo(page, form.getByRole("button", { name: "Save profile" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/nfs-tunnels\/[0-9a-f-]{36}$/u, { timeout: 40_000 });
  await removeTunnelProfile(page, new URL(page.url()).pathname);
});

test("typing into the configuration file, its review, its way into the file, and back", async ({ page }) => {
  const before = smbConfOnDisk();
  await signInOnPage(page, "admin");
  await page.goto("/cifs-shares/config-file");
  const editor = page.getByRole("textbox", { name: "Config File" });
  await expect(editor).toBeVisible();
  await tabTo(page, editor);
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# by keyboard alone");
  await page.keyboard.press("Enter");
  await applyByKeyboard(page, editor);
  expect(smbConfOnDisk()).toBe(`# by keyboard alone\n${before}`);

  // Tab leaves the editor, as it leaves everything else.
  await page.keyboard.press("Tab");
  await expect(editor).not.toBeFocused();
  await expectFocusSeen(page);
  await tabTo(page, editor, "Shift+Tab");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Delete");
  await applyByKeyboard(page, editor);
  expect(smbConfOnDisk()).toBe(before);
});

/** Reviews what was typed, applies it, and comes back to the editor. */
async function applyByKeyboard(page: Page, editor: Locator): Promise<void> {
  await page.keyboard.press("Control+s");
  const review = page.getByRole("dialog", { name: "Review changes" });
  const apply = review.getByRole("button", { name: "Apply" });
  await expect(apply).toBeEnabled();
  await tabTo(page, apply);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("status", { name: "Result" })).toHaveText(/^Applied/u);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(editor).toBeFocused();
}
