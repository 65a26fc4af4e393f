import { expect, type Page } from "@playwright/test";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { expectAwake } from "./fixtures/keyboard";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";

const pane = (page: Page) => page.getByRole("complementary", { name: "Help" });

test("F1 opens the help of the page beside it, which follows from page to page and stays open", async ({
  page,
}) => {
  await signInOnPage(page, "helpdesk");
  await page.goto("/smb3-encryption");
  await expect(page.getByRole("radio").first()).toBeVisible();
  await page.keyboard.press("F1");
  await expect(pane(page).getByRole("heading", { name: "Presets: Off, Transition" })).toBeVisible();
  await expect(pane(page).getByRole("region", { name: "Help: Presets: Off, Transition" })).toBeFocused();
  // It takes no room that the page stands on.
  await expect
    .poll(async () => {
      const [help, main] = [await pane(page).boundingBox(), await page.getByRole("main").boundingBox()];
      return (main?.x ?? Infinity) + (main?.width ?? 0) <= (help?.x ?? 0);
    })
    .toBe(true);

  await page.getByRole("treeitem").getByRole("link", { name: "NFS Tunnels" }).click();
  await expect(pane(page).getByRole("heading", { name: "Tunnelling NFS through SSH" })).toBeVisible();
  await pane(page).getByRole("button", { name: "What a tunnel does not do" }).click();
  await expect(pane(page)).toContainText("NFSv4 has locking in the protocol");
  await pane(page).getByRole("button", { name: "Back" }).click();
  await expect(pane(page).getByRole("heading", { name: "Tunnelling NFS through SSH" })).toBeVisible();

  await page.reload();
  await expect(pane(page).getByRole("heading", { name: "Tunnelling NFS through SSH" })).toBeVisible();
  await expectAwake(page);
  await page.keyboard.press("F1");
  await expect(pane(page)).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(pane(page)).toBeHidden();
});

test("Escape closes it, and the focus is where it was", async ({ page }) => {
  await signInOnPage(page, "admin");
  const button = page.getByRole("button", { name: "Help", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(pane(page).getByRole("region")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(pane(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test("where there is little room it is a sheet, which a link that leads away closes", async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await signInOnPage(page, "admin");
  await page.goto("/history");
  await page.getByRole("button", { name: "Help", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Help" });
  await expect(sheet.getByRole("heading", { name: "History and conflicts" })).toBeVisible();
  await expectNoViolationsInAnyTheme(page, "the sheet");
  await sheet.getByRole("link", { name: "revision" }).first().click();
  await expect(page).toHaveURL(/\/help\/glossary\?term=revision$/u);
  await expect(sheet).toBeHidden();
  await page.reload();
  await expect(page.getByText("History keeps it", { exact: false })).toBeInViewport();
  await expect(sheet).toBeHidden();
});

test("the guide's subjects are all there, with their sources, and lead on", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/help?topic=downgrade-attacks");
  await expect(page.getByRole("heading", { name: "Downgrade attacks and Event ID 1005" })).toBeVisible();
  await expect(page.getByRole("link", { name: /SMB 3 Security Enhancements/u })).toHaveAttribute(
    "href",
    /^https:\/\/techcommunity\.microsoft\.com\//u,
  );
  await page.getByRole("link", { name: "RejectUnencryptedAccess" }).last().click();
  await expect(page).toHaveURL(/topic=reject-unencrypted$/u);
  await expect(page.getByRole("note")).toContainText("choose Transition");
  await page.goto("/help?topic=no-such-topic");
  await expect(page.getByText("no topic of that name")).toBeVisible();
  await page.goto("/help/glossary");
  await page.getByRole("searchbox", { name: "Search terms" }).fill("fstab");
  await expect(page.getByRole("term")).toHaveText(["fstab"]);
});

test("search finds what the help explains, and the terms", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("event 1005");
  await page.getByRole("group", { name: "Help" }).getByRole("option").first().click();
  await expect(page).toHaveURL(/topic=downgrade-attacks$/u);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("tree connect");
  await page.getByRole("group", { name: "Glossary" }).getByRole("option").first().click();
  await expect(page).toHaveURL(/glossary\?term=tree-connect$/u);
  await expect(page.locator("#tree-connect")).toBeInViewport();
});

for (const account of ["admin", "helpdesk"] as const) {
  test(`axe finds nothing in the pane for ${account}, in any theme`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await signInOnPage(page, account);
    await page.keyboard.press("F1");
    for (const address of ["/cifs-shares", "/nfs-exports", "/help?topic=tunnel-ports"]) {
      await page.goto(address);
      await expect(pane(page).getByRole("heading", { level: 3 })).toBeVisible();
      await expectNoViolationsInAnyTheme(page, address);
    }
  });
}
