import { expect, type Page } from "@playwright/test";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { makeTunnelProfile, removeTunnelProfile } from "./fixtures/tunnel-profile";
import { panelUrl } from "./panel-under-test";

/** What a test of a tunnel says to an admin and to the helpdesk, and the form that sets a client up. */
test.describe.configure({ mode: "serial", timeout: 240_000 });

const patient = { timeout: 60_000 };
let address = "";

test.afterAll(async ({ browser }) => {
  const page = await browser.newPage({ baseURL: panelUrl() });
  await signInOnPage(page, "admin");
  await removeTunnelProfile(page, address);
  await page.close();
});

async function accessible(page: Page): Promise<void> {
  await expectNoViolationsInAnyTheme(page, page.url());
}

test("an admin tests a tunnel, reads what to do, and finds the test again", async ({ page }) => {
  await signInOnPage(page, "admin");
  address = await makeTunnelProfile(page, "web-77");

  await page.getByRole("tab", { name: "Test" }).click();
  await expect(page.getByText("This tunnel was never tested.")).toBeVisible(patient);
  await page.getByRole("button", { name: "Test tunnel" }).click();
  const result = page.getByRole("status", { name: "Test result" });
  await expect(result).toContainText("Key in authorized_keys failed: The profile has no key yet", patient);
  const steps = page.getByRole("list", { name: "Steps", exact: true });
  await expect(steps).toContainText("NFS version 4 answered through the tunnel.");
  await expect(steps).toContainText("authorized_keys is without it again.");
  await accessible(page);

  await page.goto("/nfs-tunnels");
  await page.getByRole("rowheader", { name: "web-77" }).click();
  await page.getByRole("button", { name: "Test tunnel" }).click();
  const dialog = page.getByRole("dialog", { name: "Test tunnel of web-77" });
  await expect(dialog.getByText("by admin").first()).toBeVisible(patient);
});

test("the form to set a client up shows the host key first, and tells where nothing answers", async ({
  page,
}) => {
  await signInOnPage(page, "admin");
  await page.goto(`${address}?tab=set-up`);
  await page.getByLabel("Client's address").fill("127.0.0.1");
  await page.getByLabel("Client's SSH port").fill("1");
  await page.getByRole("button", { name: "Set up this client over SSH" }).click();
  const result = page.getByRole("status", { name: "Set-up result" });
  await expect(result).toContainText("Nothing answers at 127.0.0.1 on port 1", patient);
  await accessible(page);
});

test("the helpdesk reads what tests came to, and has no button", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  await page.goto(`${address}?tab=test`);
  await expect(page.getByText("Only an admin or operator can test a tunnel.")).toBeVisible(patient);
  await expect(page.getByRole("region", { name: "Earlier tests" })).toContainText("by admin", patient);
  await expect(page.getByRole("button", { name: "Test tunnel" })).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "Set up over SSH" })).toHaveCount(0);
});
