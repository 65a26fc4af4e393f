import { expect } from "@playwright/test";
import { expectNoViolations } from "./fixtures/axe";
import { test } from "./fixtures/panel-test";
import { type Account, signInOnPage } from "./fixtures/sign-in";
import { makeTunnelProfile, removeTunnelProfile } from "./fixtures/tunnel-profile";
import { panelUrl } from "./panel-under-test";

const pages = [
  "/dashboard",
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
  "/nfs-tunnels",
  "/accounts?account=admin",
  "/account",
  "/help?topic=tunnel-caveats",
  "/help/glossary?term=dialect",
  "/help/parameters?parameter=server+smb+encrypt",
];

// A dozen pages in each test.
test.setTimeout(300_000);

/** A profile's page needs a profile. */
let tunnel = "";

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage({ baseURL: panelUrl() });
  await signInOnPage(page, "admin");
  tunnel = await makeTunnelProfile(page, "axe-1");
  await page.close();
});

test.afterAll(async ({ browser }) => {
  const page = await browser.newPage({ baseURL: panelUrl() });
  await signInOnPage(page, "admin");
  await removeTunnelProfile(page, tunnel);
  await page.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const account of ["admin", "helpdesk"] as const satisfies readonly Account[]) {
    test(`axe finds nothing for ${account} in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto("/sign-in");
      await expectNoViolations(page, "/sign-in");
      await signInOnPage(page, account);
      for (const address of [...pages, tunnel]) {
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

    await page.goto("/nfs-tunnels");
    await page.getByRole("button", { name: "New tunnel profile" }).click();
    const form = page.getByRole("dialog", { name: "New tunnel profile" });
    await expect(form.getByLabel("Client name")).toBeVisible();
    await form.getByText("More", { exact: true }).click();
    await expectNoViolations(page, "New tunnel profile");
    await page.keyboard.press("Escape");

    await page.goto(tunnel);
    await page.getByRole("button", { name: "Make key" }).click();
    await expect(page.getByRole("dialog", { name: /key/u })).toBeVisible();
    await expectNoViolations(page, "Make key");
    await page.keyboard.press("Escape");

    await page.goto("/cifs-shares/config-file");
    await page.getByRole("button", { name: "Insert encryption settings" }).click();
    await page.getByRole("button", { name: "Review changes" }).click();
    const review = page.getByRole("dialog", { name: "Review changes" });
    await expect(review.getByRole("button", { name: "Apply" })).toBeEnabled();
    await expectNoViolations(page, "Review changes");
  });
}

test("axe finds nothing in high contrast, in comfortable density", async ({ page, context }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.addInitScript(() => {
    localStorage.setItem("inflight.theme", "contrast");
  });
  const desktop = encodeURIComponent(JSON.stringify({ density: "comfortable" }));
  await context.addCookies([{ name: "inflight.desktop", value: desktop, url: panelUrl() }]);
  await signInOnPage(page, "admin");
  for (const address of [...pages, tunnel]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    await expectNoViolations(page, address);
  }
});
