import { writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { listShare, sessionsNow, smbConfOnDisk, smbConfPath, whileConnected } from "./fixtures/smb-client";

/** Encryption by preset, for somebody who does not know smb.conf, with real clients on the other side. */
test.describe.configure({ mode: "serial" });

const preset = (page: Page, name: string) =>
  page.getByRole("radiogroup", { name: "Encryption preset" }).getByRole("radio", { name, exact: true });
const shares = (page: Page) => page.getByRole("grid", { name: "Share encryption" });
const rowOf = (page: Page, share: string) =>
  shares(page)
    .getByRole("row")
    .filter({ has: page.getByLabel(`Encryption for ${share}`, { exact: true }) });

async function open(page: Page): Promise<void> {
  await page.goto("/smb3-encryption");
  await expect(shares(page)).toBeVisible();
}

async function reviewAndApply(page: Page, activation: "Restart Samba" | "Reload only"): Promise<void> {
  await page.getByRole("button", { name: "Review changes" }).click();
  const dialog = page.getByRole("dialog", { name: "Review changes" });
  await dialog.getByRole("radio", { name: activation }).check();
  const acknowledge = dialog.getByRole("checkbox", { name: /read the warnings/u });
  await expect(dialog.getByRole("button", { name: "Apply" })).toBeVisible();
  if (await acknowledge.isVisible()) await acknowledge.check();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog.getByRole("status", { name: "Result" })).toHaveText(/^Applied/u, { timeout: 60_000 });
  await dialog.getByRole("button", { name: "Close" }).first().click();
}

let original = "";

test.beforeAll(() => {
  original = smbConfOnDisk();
});

test.beforeEach(async ({ page }) => {
  await signInOnPage(page, "admin");
});

test("a fresh appliance is recognised as Off, and nothing is pending", async ({ page }) => {
  await open(page);
  await expect(preset(page, "Off")).toBeChecked();
  await expect(page.getByRole("button", { name: "Review changes" })).toBeDisabled();
  await expect(page.getByRole("region", { name: "Active Directory" })).toContainText("Not joined");
});

test("Required says before anything is done who will be refused, and changes its two lines alone", async ({
  page,
}) => {
  await whileConnected("SMB2_10", "projects", async () => {
    await open(page);
    await preset(page, "Required").check();
    const connected = page.getByRole("region", { name: "What this means for those connected now" });
    await expect(connected).toContainText("1 session: will not get in any more");
    await expect(connected).toContainText("SMB 2.1");
    await expect(rowOf(page, "projects")).toContainText("becomes");
    expect(smbConfOnDisk()).toBe(original);
  });
  await reviewAndApply(page, "Restart Samba");
  await expect(preset(page, "Required")).toBeChecked();
  await expect(page.getByText("In force now")).toBeVisible();
  const added = smbConfOnDisk()
    .split("\n")
    .filter((line) => !original.split("\n").includes(line));
  expect(added.map((line) => line.trim())).toEqual(["smb encrypt = mandatory", "server signing = mandatory"]);
  expect((await listShare("SMB2_10", "projects")).served).toBe(false);
  await whileConnected("SMB3_11", "projects", async () => {
    expect(await sessionsNow()).toMatchObject([{ encryption: { degree: "full" } }]);
  });
});

test("a share's Off under Required comes to nothing, which the row says before it is applied", async ({
  page,
}) => {
  await open(page);
  await page.getByLabel("Encryption for public", { exact: true }).selectOption("off");
  await expect(rowOf(page, "public")).toContainText("Changes nothing");
  await expect(rowOf(page, "public")).not.toContainText("becomes");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(page.getByLabel("Encryption for public", { exact: true })).toHaveValue("inherit");
});

test("Transition serves an old client again and encrypts a new one; two shares at once require it", async ({
  page,
}) => {
  await open(page);
  await preset(page, "Transition").check();
  for (const share of ["finance", "backup"]) {
    await shares(page)
      .getByRole("checkbox", { name: `Select ${share}`, exact: true })
      .check();
  }
  await page.getByLabel("Set selected to").selectOption("required");
  await expect(rowOf(page, "backup").getByText("Encrypted", { exact: true }).last()).toBeVisible();
  await reviewAndApply(page, "Restart Samba");
  expect((await listShare("SMB2_10", "projects")).served).toBe(true);
  expect((await listShare("SMB2_10", "finance")).served).toBe(false);
  await whileConnected("SMB3_11", "projects", async () => {
    expect(await sessionsNow()).toMatchObject([{ encryption: { degree: "full" } }]);
  });
});

test("choices outlive a reload of the page, and a share removed meanwhile is named", async ({ page }) => {
  await open(page);
  await page.getByLabel("Encryption for archive", { exact: true }).selectOption("desired");
  await expect(page.getByText("Not applied yet: archive desired.")).toBeVisible();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByLabel("Encryption for archive", { exact: true })).toHaveValue("desired");

  const before = smbConfOnDisk();
  writeFileSync(smbConfPath(), before.replace("[archive]", "[archive2]"));
  try {
    await page.getByRole("button", { name: "Review changes" }).click();
    await expect(page.getByRole("status", { name: "Result" })).toContainText("archive");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByText("archive: not in smb.conf any more")).toBeVisible();
  } finally {
    writeFileSync(smbConfPath(), before);
  }
  await page.evaluate(() => {
    window.localStorage.clear();
  });
});

test("Off puts everything back but for the shares' own lines, which are taken out by hand", async ({
  page,
}) => {
  await open(page);
  await preset(page, "Off").check();
  for (const share of ["finance", "backup"]) {
    await page.getByLabel(`Encryption for ${share}`, { exact: true }).selectOption("inherit");
  }
  await reviewAndApply(page, "Restart Samba");
  expect(smbConfOnDisk()).toBe(original);
});

test("helpdesk sees it all, and can choose nothing", async ({ page, context }) => {
  await context.clearCookies();
  await signInOnPage(page, "helpdesk");
  await page.goto("/smb3-encryption?share=finance");
  await expect(shares(page)).toBeVisible();
  await expect(preset(page, "Required")).toBeDisabled();
  await expect(page.getByLabel("Encryption for finance", { exact: true })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Review changes" })).toHaveCount(0);
  await expect(page.getByText(/role admin/u).first()).toBeVisible();
});
