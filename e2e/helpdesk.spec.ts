import { expect } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";

const CHANGING = [
  "Create share",
  "Edit share",
  "Remove share",
  "Restart Samba",
  "Review changes",
  "Discard changes",
  "Insert encryption settings",
  "Create export",
  "Edit export",
  "Remove export",
  "Disable",
  "Enable",
  "Make tunnel-only",
  "Restore",
  "Apply",
  "Close session",
  "Close clear sessions",
  "New tunnel profile",
  "Revoke",
  "Create account",
  "Reset password",
];

const PAGES = [
  "/dashboard",
  "/cifs-shares",
  "/cifs-shares/config-file",
  "/nfs-exports",
  "/nfs-exports/config-file",
  "/smb3-encryption",
  "/share-status",
  "/nfs-tunnels",
  "/sessions",
  "/refused-clients",
  "/history",
  "/audit",
  "/accounts",
  "/help",
  "/help/glossary",
  "/help/parameters",
];

/** Nobody changes anything there. */
const SHOWS_ONLY = new Set([
  "/dashboard",
  "/audit",
  "/share-status",
  "/refused-clients",
  "/help",
  "/help/glossary",
  "/help/parameters",
]);

// More than a dozen pages.
test.setTimeout(900_000);

test("helpdesk sees every page and finds no way to change anything", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  for (const address of PAGES) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (!SHOWS_ONLY.has(address)) await expect(page.getByText(/role admin/u).first()).toBeVisible();
    for (const name of CHANGING) {
      await expect(page.getByRole("button", { name, exact: true }), `${name} on ${address}`).toHaveCount(0);
    }
  }
  await page.goto("/cifs-shares/config-file");
  const editor = page.getByRole("textbox", { name: "Config File" });
  await expect(editor).toBeVisible();
  const before = await editor.textContent();
  await editor.focus();
  await page.keyboard.insertText("smb encrypt = off");
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await editor.textContent()).toBe(before);
});
