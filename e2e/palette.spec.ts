import { expect, type Locator, type Page } from "@playwright/test";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { expectAwake, expectFocusWithin } from "./fixtures/keyboard";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { makeTunnelProfile, removeTunnelProfile } from "./fixtures/tunnel-profile";

/** Opens the search by its keys, and types. */
async function search(page: Page, text: string) {
  await expectAwake(page);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search pages" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(text);
  return palette;
}

/** Closes a window as a person does who sees it: what listens for Escape is there once the focus is within. */
async function leave(page: Page, dialog: Locator): Promise<void> {
  await expectFocusWithin(dialog);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
}

const option = (page: Page, kind: string, name: string | RegExp) =>
  page.getByRole("group", { name: kind, exact: true }).getByRole("option", { name }).first();

test("it finds pages, shares, exports, clients, profiles, parameters and actions, each named by its kind", async ({
  page,
}) => {
  await signInOnPage(page, "admin");
  const tunnel = await makeTunnelProfile(page, "palette-1");
  await page.goto("/history");
  const palette = await search(page, "finance");
  await expect(option(page, "Shares", /^finance/u)).toBeVisible();
  await expect(palette.getByRole("status")).toHaveText(/\d+ found/u);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/cifs-shares\?.*share=finance/u);
  await expect(page.getByRole("region", { name: "Share details" })).toBeVisible();

  await search(page, "public");
  await option(page, "NFS exports", /public/u).click();
  await expect(page).toHaveURL(/\/nfs-exports\?export=/u);
  await expect(page.getByRole("region", { name: "Export details" })).toBeVisible();

  await search(page, "palette-1");
  await option(page, "Tunnel profiles", /^palette-1/u).click();
  await expect(page).toHaveURL(/\/nfs-tunnels\?tunnel=/u);
  await expect(page.getByRole("region", { name: "Tunnel details" })).toBeVisible();

  await search(page, "log level");
  await option(page, "smb.conf parameters", /^log level/u).click();
  await expect(page).toHaveURL(/\/cifs-shares\/config-file\?line=\d+$/u);

  await search(page, "wide links");
  await option(page, "smb.conf parameters", /^wide links/u).click();
  await expect(page).toHaveURL(/\/help\/parameters\?parameter=wide%20links$/u);
  await expect(page.getByRole("region", { name: "Parameter", exact: true })).toContainText("symbolic links");
  await removeTunnelProfile(page, tunnel);
});

test("an action opens the question that there is, and does nothing by itself", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/history");
  await search(page, "restart samba");
  await page.keyboard.press("Enter");
  const question = page.getByRole("alertdialog", { name: "Restart Samba?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(page).toHaveURL(/\/cifs-shares$/u);
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();

  await search(page, "create share");
  await page.keyboard.press("Enter");
  await leave(page, page.getByRole("dialog", { name: "Create share" }));

  await search(page, "make tunnel-only");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox")).toHaveAttribute("placeholder", "Which export?");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Review changes" })).toBeVisible();
  await leave(page, page.getByRole("dialog"));

  await search(page, "new tunnel profile");
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "New tunnel profile" });
  // What asks the appliance first goes away by itself.
  await expect(form.getByLabel("Client name")).toBeVisible();
  await leave(page, form);

  await search(page, "verify share");
  await page.keyboard.press("Enter");
  await page.keyboard.type("finance");
  await expect(page.getByRole("option", { name: /^finance/u }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await leave(page, page.getByRole("dialog", { name: /Verify/u }));

  await search(page, "choose an encryption preset");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { checked: true }).or(page.getByRole("radio")).first()).toBeVisible();
  await expect(page.locator("input[type=radio]:focus")).toHaveCount(1);

  await search(page, "change password");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Current password")).toBeFocused();

  await search(page, "pin mountd port");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /Pin/u })).toBeVisible();
});

test("an action on one thing asks which; Escape goes back a step, and then closes", async ({ page }) => {
  await signInOnPage(page, "admin");
  const palette = await search(page, "remove share");
  await page.keyboard.press("Enter");
  await expect(palette.getByRole("combobox")).toHaveAttribute("placeholder", "Which share?");
  await page.keyboard.press("Escape");
  await expect(palette.getByRole("combobox")).toHaveAttribute("placeholder", /Go to a page/u);
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
});

test("helpdesk finds what it may look at, and no action that changes anything", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  for (const [asked, action] of [
    ["restart", "Restart Samba"],
    ["create", "Create share"],
    ["tunnel", "New tunnel profile"],
    ["tunnel", "Make tunnel-only…"],
    ["account", "Create account"],
    ["preset", "Choose an encryption preset"],
  ] as const) {
    const palette = await search(page, asked);
    await expect(palette.getByRole("status")).not.toHaveText("Searching…");
    await expect(palette.getByRole("option", { name: action })).toHaveCount(0);
    await leave(page, palette);
  }
  await search(page, "verify share");
  await expect(option(page, "Actions", /^Verify share/u)).toBeVisible();
});

test("it says that nothing fits, and which list cannot be searched now", async ({ page }) => {
  await signInOnPage(page, "admin");
  const palette = await search(page, "zzz no such thing");
  await expect(palette.getByRole("status")).toHaveText(/Nothing fits “zzz no such thing”/u);
  await leave(page, palette);
  await page.route("**/api/exports?**", (route) =>
    route.fulfill({
      status: 500,
      json: { ok: false, error: { code: "broken", message: "exports cannot be read." } },
    }),
  );
  await search(page, "finance");
  await expect(palette.getByRole("alert")).toHaveText(
    "NFS exports cannot be searched now. exports cannot be read.",
  );
  await expect(option(page, "Shares", /^finance/u)).toBeVisible();
});

for (const account of ["admin", "helpdesk"] as const) {
  test(`axe finds nothing in it for ${account}, in any theme`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await signInOnPage(page, account);
    const palette = await search(page, "");
    await expect(palette.getByRole("option").first()).toBeVisible();
    for (const text of ["s", "zzz"]) {
      await page.keyboard.type(text);
      await expect(palette.getByRole("status")).not.toHaveText("Searching…");
      await expectNoViolationsInAnyTheme(page, text);
    }
  });
}
