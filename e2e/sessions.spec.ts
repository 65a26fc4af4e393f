import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { smbConfOnDisk, whileConnected } from "./fixtures/smb-client";

/** Who is connected, live, and the clear sessions that a reload leaves behind. */
test.describe.configure({ mode: "serial" });

const grid = (page: Page) => page.getByRole("grid", { name: "Sessions" });
const row = (page: Page, share: string) => grid(page).getByRole("row", { name: new RegExp(share, "u") });

async function applyPreset(page: Page, name: string, activation: "Restart Samba" | "Reload only") {
  await page.goto("/smb3-encryption");
  await page.getByRole("radio", { name, exact: true }).check();
  await page.getByRole("button", { name: "Review changes" }).click();
  const dialog = page.getByRole("dialog", { name: "Review changes" });
  await dialog.getByRole("radio", { name: activation }).check();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog.getByRole("status", { name: "Result" })).toHaveText(/^Applied/u, { timeout: 60_000 });
  await dialog.getByRole("button", { name: "Close" }).first().click();
}

test.beforeEach(async ({ page }) => {
  await signInOnPage(page, "admin");
});

test("a session shows up by itself, is found, saved as CSV, closed, and is gone", async ({ page }) => {
  await page.goto("/sessions");
  await expect(page.getByText("Nobody is connected")).toBeVisible();
  await whileConnected("SMB3_11", "projects", async () => {
    await expect(row(page, "projects")).toContainText("SMB 3.1.1");
    await expect(row(page, "projects")).toContainText("alice");
    await expect(row(page, "projects")).toContainText("Clear");

    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^sessions-\d{4}-\d\d-\d\d\.csv$/u);
    const [headings, line] = readFileSync(await saved.path(), "utf8").split("\r\n");
    expect(headings).toContain("Client,Machine,User,Share,Dialect,Encryption,Signing,Connected");
    expect(line).toContain("alice,projects,SMB 3.1.1,Clear");

    await row(page, "projects").click();
    await expect(page.getByRole("region", { name: "Session details" })).toBeVisible();
    await page.getByRole("button", { name: "Close session", exact: true }).click();
    const question = page.getByRole("alertdialog");
    await expect(question).toBeVisible();
    await expectNoViolationsInAnyTheme(page, "Close session");
    await question.getByRole("button", { name: /^Close/u }).click();
    await expect(row(page, "projects")).toHaveCount(0);
  });
});

test("after a reload the clear session is named, closed by one button, and counted down to none", async ({
  page,
}) => {
  await whileConnected("SMB2_10", "projects", async () => {
    await applyPreset(page, "Required", "Reload only");
    const remaining = page.getByRole("region", { name: "Clear sessions" });
    await expect(remaining).toContainText("One session goes on in the clear");
    await page.goto("/sessions?state=leftover");
    await expect(row(page, "projects")).toContainText("against smb.conf");
    await page.getByRole("button", { name: "Close clear sessions" }).first().click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Close clear sessions" }).click();
    await expect(page.getByText("No session goes on in the clear against smb.conf any more")).toBeVisible();
    await expect(row(page, "projects")).toHaveCount(0);
  });
  await applyPreset(page, "Off", "Restart Samba");
  expect(smbConfOnDisk()).not.toContain("smb encrypt");
});
