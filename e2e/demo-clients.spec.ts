import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { sessionsNow, smbConfOnDisk } from "./fixtures/smb-client";
import { panelUrl } from "./panel-under-test";

/** A walk-through with the sandbox's own clients: what turning encryption on does to each of them. */
test.describe.configure({ mode: "serial" });

const patient = { timeout: 60_000 };
const OTHERS = ["WS2012-APP", "MAC-STUDIO", "W11-LAPTOP"] as const;

const demoClients = (page: Page) => page.getByRole("region", { name: "Demo clients", exact: true });
const clientRow = (page: Page, name: string) =>
  demoClients(page).getByRole("row", { name: new RegExp(name, "u") });
const sessionRow = (page: Page, name: string) =>
  page.getByRole("grid", { name: "Sessions" }).getByRole("row", { name: new RegExp(name, "u") });

/** Applies what `open` brings into the review dialog. */
async function apply(page: Page, open: (page: Page) => Promise<void>): Promise<void> {
  await open(page);
  const dialog = page.getByRole("dialog", { name: "Review changes" });
  await dialog.getByRole("button", { name: "Apply" }).click();
  const result = page.getByRole("dialog").getByRole("status", { name: "Result" });
  await expect(result).toHaveText(/^Applied/u, patient);
}

async function requireEncryption(page: Page): Promise<void> {
  await page.goto("/cifs-shares/config-file");
  await page.getByRole("button", { name: "Insert encryption settings" }).click();
  await page.getByRole("button", { name: "Review changes" }).click();
}

async function restoreFromHistory(page: Page): Promise<void> {
  await page.goto("/history");
  await page.getByRole("grid", { name: "Revisions" }).getByRole("row").nth(1).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("menuitem", { name: /before/iu }).click();
}

test.beforeEach(async ({ page }) => {
  await signInOnPage(page, "admin");
});

// A test that failed must not leave clients or encryption to the ones after it.
test.afterAll(async ({ browser }) => {
  const page = await browser.newPage({ baseURL: panelUrl() });
  await signInOnPage(page, "admin");
  await page.goto("/sessions");
  const stop = demoClients(page).getByRole("button", { name: "Stop demo clients" });
  await expect(clientRow(page, "W11-LAPTOP")).toBeVisible();
  if (await stop.isVisible()) await stop.click();
  if (smbConfOnDisk().includes("smb encrypt = mandatory")) await apply(page, restoreFromHistory);
  await page.close();
});

test("demo clients are started from the Sessions page, and are marked there", async ({ page }) => {
  await page.goto("/sessions");
  await demoClients(page).getByRole("button", { name: "Start demo clients" }).click();
  for (const name of ["WIN7-FRONTDESK", ...OTHERS]) {
    await expect(clientRow(page, name)).toContainText("Connected", patient);
    await expect(clientRow(page, name)).toContainText("Demo");
    await expect(sessionRow(page, name)).toContainText("Demo");
  }
  await expect(sessionRow(page, "WIN7-FRONTDESK")).toContainText("SMB 2.1");
  await expect(sessionRow(page, "W11-LAPTOP")).toContainText("SMB 3.1.1");
});

test("once encryption is required, one of them is refused while the others go on, encrypted", async ({
  page,
}) => {
  await apply(page, async () => {
    await requireEncryption(page);
    // Beforehand, the review says which of them will be refused, and that it is a demo client.
    const connected = page.getByRole("dialog", { name: "Review changes" });
    const foretold = connected.getByRole("row", { name: /WIN7-FRONTDESK/u });
    await expect(foretold).toContainText("Demo");
    await expect(foretold).toContainText("Refused");
  });
  await page.goto("/sessions");
  await expect(clientRow(page, "WIN7-FRONTDESK")).toContainText("Refused", patient);
  await expect(clientRow(page, "WIN7-FRONTDESK")).toContainText(
    "The server requires encryption, which SMB 2.1 does not have.",
  );
  for (const name of OTHERS) {
    await expect(clientRow(page, name)).toContainText("Connected", patient);
    await expect(sessionRow(page, name)).toContainText(/Encrypted/u);
  }
  await expect(sessionRow(page, "WIN7-FRONTDESK")).toHaveCount(0);
  await page.goto("/refused-clients");
  const refusal = page.getByRole("grid", { name: "Refused clients" }).getByRole("row");
  await expect(refusal.filter({ hasText: "WIN7-FRONTDESK" }).first()).toContainText("Demo");
  await expect(refusal.filter({ hasText: /WS2012-APP|MAC-STUDIO|W11-LAPTOP/u })).toHaveCount(0);
  // The one that is turned away knocks again every few seconds.
  await expect
    .poll(async () => (await sessionsNow()).map(({ encryption }) => encryption.degree))
    .toEqual(["full", "full", "full"]);
});

test("it comes back by itself once it is let in again, and all are gone once stopped", async ({ page }) => {
  await apply(page, restoreFromHistory);
  await page.goto("/sessions");
  await expect(clientRow(page, "WIN7-FRONTDESK")).toContainText("Connected", patient);
  await demoClients(page).getByRole("button", { name: "Stop demo clients" }).click();
  for (const name of ["WIN7-FRONTDESK", ...OTHERS]) {
    await expect(clientRow(page, name)).toContainText("Stopped");
  }
  await expect.poll(async () => (await sessionsNow()).length).toBe(0);
});

test("helpdesk watches them, and neither starts nor stops them", async ({ browser }) => {
  const page = await browser.newPage({ baseURL: panelUrl() });
  await signInOnPage(page, "helpdesk");
  await page.goto("/sessions");
  await expect(clientRow(page, "W11-LAPTOP")).toContainText("Stopped");
  await expect(demoClients(page).getByText(/role admin/u)).toBeVisible();
  await expect(page.getByRole("button", { name: /^(?:Start|Stop) demo clients$/u })).toHaveCount(0);
  await page.close();
});
