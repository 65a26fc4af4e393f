import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { type Account, signInOnPage } from "./fixtures/sign-in";

const pages = [
  "/cifs-shares",
  "/cifs-shares/config-file",
  "/nfs-exports",
  "/nfs-exports/config-file",
  "/smb3-encryption?share=finance",
  "/sessions",
  "/refused-clients",
  "/history",
  "/audit",
  "/share-status?share=finance&client=windows-11",
];

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
  );
  expect(found, where).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const account of ["admin", "helpdesk"] as const satisfies readonly Account[]) {
    test(`axe finds nothing for ${account} in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto("/sign-in");
      await expectNoViolations(page, "/sign-in");
      await signInOnPage(page, account);
      for (const address of pages) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await page.waitForLoadState("networkidle");
        await expectNoViolations(page, address);
      }
    });
  }

  test(`axe finds nothing in the dialogs in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await signInOnPage(page, "admin");
    await page.goto("/cifs-shares");
    await page.getByRole("button", { name: "Create share" }).click();
    await expect(page.getByRole("dialog", { name: "Create share" })).toBeVisible();
    await expectNoViolations(page, "Create share");
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "Restart Samba" }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await expectNoViolations(page, "Restart Samba");
    await page.getByRole("button", { name: "Cancel" }).click();

    await page.goto("/nfs-exports");
    await page.getByRole("grid").getByRole("rowheader").first().click();
    await expect(page.getByRole("region", { name: "Export details" })).toBeVisible();
    await expectNoViolations(page, "Export details");
    await page.getByRole("button", { name: "Edit export" }).click();
    await expect(page.getByRole("textbox", { name: "Path" })).toBeVisible();
    await expectNoViolations(page, "Edit export");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Make tunnel-only" }).click();
    await expect(page.getByRole("button", { name: "Review changes" })).toBeEnabled();
    await expectNoViolations(page, "Make tunnel-only");
    await page.keyboard.press("Escape");

    await page.goto("/cifs-shares/config-file");
    await page.getByRole("button", { name: "Insert encryption settings" }).click();
    await page.getByRole("button", { name: "Review changes" }).click();
    const review = page.getByRole("dialog", { name: "Review changes" });
    await expect(review.getByRole("button", { name: "Apply" })).toBeEnabled();
    await expectNoViolations(page, "Review changes");
  });
}
