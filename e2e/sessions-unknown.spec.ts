import { renameSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { panelDataDir } from "./panel-under-test";

/** A real smbstatus that cannot say who is connected: every page that would tell it says so, and goes on otherwise. */
test.describe.configure({ mode: "serial" });

const SENTENCE = "Who is connected is not known: smbstatus cannot read Samba's configuration";

const configuration = () => path.join(panelDataDir(), "appliance/control/effective.conf");

test.beforeAll(() => {
  renameSync(configuration(), `${configuration()}.away`);
});

test.afterAll(() => {
  renameSync(`${configuration()}.away`, configuration());
});

test.beforeEach(async ({ page }) => {
  await signInOnPage(page, "admin");
});

test("Sessions says why its list is empty, and does not say that nobody is connected", async ({ page }) => {
  await page.goto("/sessions");
  await expect(page.getByRole("alert").filter({ hasText: SENTENCE })).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.getByText("Nobody is connected")).toHaveCount(0);
});

test("SMB3 Encryption cannot tell whom a choice shuts out, and its review says the same", async ({
  page,
}) => {
  await page.goto("/smb3-encryption");
  await expect(page.getByText(SENTENCE)).toContainText("whether sessions go on in the clear cannot be told");
  await page.getByRole("radio", { name: "Required", exact: true }).check();
  const impact = page.getByRole("region", { name: "What this means for those connected now" });
  await expect(impact).toContainText(SENTENCE);
  await expect(impact).toContainText("whom these choices shut out cannot be told");
  await expect(impact).not.toContainText("Nobody");
  await expect(page.getByText(SENTENCE)).toHaveCount(1);

  await page.getByRole("button", { name: "Review changes" }).click();
  const review = page.getByRole("dialog", { name: "Review changes" });
  await expect(review.getByText(SENTENCE)).toContainText("whom this change disconnects or shuts out");
  await expect(review).toContainText("Every open session ends.");
  await expect(review.getByRole("button", { name: "Apply" })).toBeEnabled();
  await review.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Discard changes" }).click();
});

test("Share Status tells the shares and says that their sessions are not known", async ({ page }) => {
  await page.goto("/share-status?share=finance");
  await expect(page.getByText(SENTENCE)).toBeVisible();
  const row = page.getByRole("grid", { name: "Share status" }).getByRole("row", { name: /finance/u });
  await expect(row).toContainText("not known");
  await expect(page.getByRole("region", { name: "Share finance" })).toContainText("Sessions now: not known");
});

test("CIFS Shares tells the shares, and at one of them why nobody can say who is connected", async ({
  page,
}) => {
  await page.goto("/cifs-shares?share=finance");
  const details = page.getByRole("region", { name: "Share details" });
  await expect(details).toContainText(SENTENCE);
  await expect(details).not.toContainText("Nobody is connected");
  await page.getByRole("button", { name: "Restart Samba" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("how many there are is not known");
  await page.getByRole("button", { name: "Cancel" }).click();
});
