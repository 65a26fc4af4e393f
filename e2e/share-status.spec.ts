import { readFileSync, writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { smbConfOnDisk, smbConfPath } from "./fixtures/smb-client";

/** What the helpdesk is asked on the telephone, answered from one page. */
test.describe.configure({ mode: "serial" });

const EXTRA = `
[<script>alert(1)</script>]
	path = /tmp
[O'Brien's $(reboot)]
	path = /tmp
[away]
	path = /tmp
	available = no
`;

let original = "";

test.beforeAll(() => {
  original = smbConfOnDisk();
  const required = original.replace(/^\[finance\]$/mu, "[finance]\n\tsmb encrypt = required");
  writeFileSync(smbConfPath(), required + EXTRA);
});

test.afterAll(() => {
  writeFileSync(smbConfPath(), original);
});

test.beforeEach(async ({ page }) => {
  await signInOnPage(page, "helpdesk");
});

const grid = (page: Page) => page.getByRole("grid", { name: "Share status" });
const check = (page: Page) => page.getByRole("region", { name: "Can this client connect?" });
const answer = (page: Page) => check(page).getByRole("status", { name: "Answer" });

test("a link opens at its share: the state in words, and why", async ({ page }) => {
  await page.goto("/share-status?share=FINANCE");
  const row = grid(page).getByRole("row", { name: /finance/u });
  await expect(row).toHaveAttribute("aria-selected", "true", { timeout: 60_000 });
  await expect(row.getByRole("gridcell", { name: "Encrypted" })).toBeVisible();
  const card = page.getByRole("region", { name: "Share finance" });
  await expect(card).toContainText("This share requires encryption");
  await expect(card.getByRole("button", { name: "Verify" })).toBeVisible();
  await card.getByRole("link", { name: /smb\.conf, line/u }).click();
  await expect(page).toHaveURL(/config-file\?line=\d+/u);
});

test("Windows 7 at a share that requires encryption: no, and why; Windows 11: yes", async ({ page }) => {
  await page.goto("/share-status?share=finance");
  await check(page).getByLabel("Client system").selectOption({ label: "Windows 7, Server 2008 R2" });
  await expect(answer(page).getByText("No", { exact: true })).toBeVisible();
  await expect(answer(page)).toContainText("Windows 7 speaks SMB 2.1 at most, and only SMB 3 can encrypt.");
  await expect(check(page)).toContainText("Transition");
  await expect(page).toHaveURL(/client=windows-7/u);

  await check(page).getByLabel("Client system").selectOption("windows-11");
  await expect(answer(page).getByText("Yes, encrypted with AES-128-GCM", { exact: true })).toBeVisible();

  await check(page).getByLabel("Share", { exact: true }).selectOption("public");
  await expect(answer(page).getByText("Yes, in the clear", { exact: true })).toBeVisible();
  await expect(check(page).getByRole("region", { name: "Command: Insist on encryption" })).toHaveText(
    String.raw`New-SmbMapping -LocalPath 'Z:' -RemotePath '\\SERVER\public' -RequirePrivacy $true`,
  );
  await expect(grid(page).getByRole("row", { name: /public/u })).toHaveAttribute("aria-selected", "true");
});

test("a command is copied as it stands, with a name that no shell may run", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/share-status?client=linux-5.13");
  await check(page).getByLabel("Share", { exact: true }).selectOption("O'Brien's $(reboot)");
  await check(page).getByRole("button", { name: "Copy command: Insist on encryption" }).click();
  await expect
    .poll(async () => page.evaluate(async () => navigator.clipboard.readText()))
    .toBe(
      String.raw`sudo mount -t cifs '//SERVER/O'\''Brien'\''s $(reboot)' /mnt -o username=USER,vers=3.1.1,seal`,
    );
});

test("names stay names, and a share that is gone or out of service gets a sentence", async ({ page }) => {
  await page.goto(`/share-status?client=windows-10&share=${encodeURIComponent("<script>alert(1)</script>")}`);
  await expect(page.getByRole("region", { name: "Share <script>alert(1)</script>" })).toBeVisible();
  await expect(answer(page)).toContainText("Yes, in the clear");
  await page.goto("/share-status?client=windows-10&share=away");
  await expect(answer(page)).toContainText("out of service");
  await page.goto("/share-status?client=windows-10&share=deleted%0Ameanwhile");
  await expect(page.getByText("smb.conf has no share of the name").first()).toBeVisible();
  await expect(answer(page).getByText("No", { exact: true })).toBeVisible();
  await page.goto("/share-status?client=amiga&share=finance");
  await expect(answer(page)).toContainText("Choose one from the list");
});

test("search, the paper and the CSV hold the same shares", async ({ page }) => {
  await page.goto("/share-status");
  await expect(grid(page).getByRole("row", { name: /finance/u })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search shares" }).fill("encrypted");
  await expect(grid(page).getByRole("row")).toHaveCount(2);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^share-status-\d{4}-\d\d-\d\d\.csv$/u);
  expect(readFileSync(await download.path(), "utf8")).toMatch(/^Share,State,.*\r\nfinance,Encrypted,/u);

  await page.getByRole("searchbox", { name: "Search shares" }).fill("");
  await expect(grid(page).getByRole("row").nth(5)).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const paper = page.locator(".print-sheet");
  await expect(paper.getByRole("heading", { name: "Share Status" })).toBeVisible();
  await expect(paper.getByRole("row", { name: /finance Encrypted/u })).toBeVisible();
  await expect(paper.getByRole("row", { name: /away Out of service/u })).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(paper).toHaveCount(0);
});
