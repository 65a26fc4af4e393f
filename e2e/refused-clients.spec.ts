import { writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { listShare, smbConfOnDisk, smbConfPath } from "./fixtures/smb-client";

/** "My computer cannot connect": the page that says why. */
test.describe.configure({ mode: "serial" });

const grid = (page: Page) => page.getByRole("grid", { name: "Refused clients" });

let original = "";

test.beforeAll(() => {
  original = smbConfOnDisk();
});

test.afterAll(() => {
  writeFileSync(smbConfPath(), original);
});

test("an old client refused at a share that requires encryption is named, with the reason and what to do", async ({
  page,
}) => {
  writeFileSync(smbConfPath(), original.replace(/^\[finance\]$/mu, "[finance]\n\tsmb encrypt = required"));
  await signInOnPage(page, "helpdesk");
  await page.goto("/refused-clients");
  // smbd reads a changed file by itself before its next session, within a minute; asked again until it has.
  await expect
    .poll(async () => (await listShare("SMB2_10", "finance")).served, { timeout: 90_000, intervals: [2_000] })
    .toBe(false);
  const row = grid(page).getByRole("row").filter({ hasText: "Share requires encryption" });
  await expect(row.first()).toContainText("127.0.0.1");
  await expect(row.first()).toContainText("finance");
  await row.first().click();
  const details = page.getByRole("region", { name: "Refusal details" });
  await expect(details).toContainText("requires encryption");
  await expect(details).toContainText("Use a system that encrypts");
  await details.getByRole("link", { name: "Can this client connect?" }).click();
  await expect(page).toHaveURL(/share-status\?client=other-smb2\.1&share=finance/u);
  await expect(page.getByRole("status", { name: "Answer" })).toContainText("only SMB 3 can encrypt");
});

test("Share Status shows the same refusal beside its share", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  await page.goto("/share-status?share=finance");
  await expect(page.getByRole("region", { name: "Refused clients" })).toContainText(
    "Share requires encryption",
  );
});

test("the reason narrows the list, and what fits nothing says so", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  await page.goto("/refused-clients");
  await expect(grid(page).getByRole("row").nth(1)).toBeVisible();
  await page.getByLabel("Reason", { exact: true }).selectOption("too-many-connections");
  await expect(page.getByText("No refusal fits")).toBeVisible();
});

test("what Verify meets is no refused client: left out, and marked where it is asked for", async ({
  page,
}) => {
  await signInOnPage(page, "helpdesk");
  await page.goto("/share-status?share=finance");
  await page.getByRole("region", { name: "Share finance" }).getByRole("button", { name: "Verify" }).click();
  const dialog = page.getByRole("dialog", { name: "Verify share finance" });
  await dialog.getByRole("textbox", { name: "User name" }).fill("alice");
  await dialog.getByLabel("Password").fill("demo-alice");
  await dialog.getByRole("button", { name: "Verify", exact: true }).click();
  await expect(dialog.getByRole("status", { name: "Result" })).toContainText("SMB 2.1: refused");

  await page.goto("/refused-clients?share=finance");
  await expect(page.getByText(/Not counting \d+ checks of the panel's own/u)).toBeVisible();
  await expect(grid(page).getByText("Own check", { exact: true })).toHaveCount(0);
  const clients = await grid(page).getByRole("row").count();
  await page.getByRole("checkbox", { name: "Show own checks" }).check();
  await expect(page).toHaveURL(/own=show/u);
  const own = grid(page).getByRole("row").filter({ hasText: "Own check" });
  await expect(own.filter({ hasText: "SMB 2.1" })).toContainText("Share requires encryption");
  await expect(own.filter({ hasText: "SMB 1" }).first()).toContainText("No common protocol version");
  expect(await grid(page).getByRole("row").count()).toBeGreaterThan(clients);
  await own.first().click();
  await expect(page.getByRole("region", { name: "Refusal details" })).toContainText("This was no client");
});
