import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { captureTraffic } from "./fixtures/packet-capture";
import { panelFilesWith } from "./fixtures/panel-files";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { putFileOnDisk, readFromShare, smbConfOnDisk, smbConfPath } from "./fixtures/smb-client";
import { noteSecret } from "./secrets/known";

/** What smb.conf promises, held against real connections: by the panel itself, and by somebody who listens on the wire. */
test.describe.configure({ mode: "serial" });

let original: string;

test.beforeAll(() => {
  original = smbConfOnDisk();
});
test.afterAll(() => {
  writeFileSync(smbConfPath(), original);
});

async function openVerify(page: Page, share: string) {
  await page.goto(`/cifs-shares?share=${share}`);
  await page.getByRole("region", { name: "Share details" }).getByRole("button", { name: "Verify" }).click();
  return page.getByRole("dialog", { name: `Verify share ${share}` });
}

async function verifyAs(page: Page, share: string, username: string, password: string) {
  const dialog = await openVerify(page, share);
  await dialog.getByRole("textbox", { name: "User name" }).fill(username);
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Verify", exact: true }).click();
  return dialog;
}

function resultIn(dialog: ReturnType<Page["getByRole"]>) {
  return dialog.getByRole("status", { name: "Result" });
}

test("the helpdesk verifies a share that is not encrypted, and finds what smb.conf says", async ({
  page,
}) => {
  await signInOnPage(page, "helpdesk");
  const dialog = await verifyAs(page, "projects", "alice", "demo-alice");
  await expect(resultIn(dialog)).toContainText("As promised. SMB 3: in the clear; SMB 2.1: in the clear");
  const smb3 = dialog.getByRole("row", { name: /^SMB 3 / }).first();
  await expect(smb3).toContainText("smbstatus saw SMB 3.1.1, not encrypted");
  await expect(dialog.getByRole("row", { name: /^SMB 1 / })).toContainText("does not speak this version");
  await expect(dialog.getByLabel("Password")).toHaveValue("");

  await dialog.getByRole("button", { name: "Close" }).last().click();
  const details = page.getByRole("region", { name: "Share details" });
  await expect(details).toContainText("As promised");
  await expect(details).toContainText("by helpdesk");
});

test("what is typed for a check is nowhere afterwards", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  const secret = `Typed-${randomUUID()}`;
  noteSecret(secret);
  const dialog = await verifyAs(page, "projects", "alice", secret);
  await expect(resultIn(dialog)).toContainText("the user name or the password is not right");
  await expect(dialog.getByLabel("Password")).toHaveValue("");
  await page.goto("/audit");
  await expect(page.getByText("shares.verify").first()).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  expect(panelFilesWith([secret])).toEqual([]);
});

test("without signing in, the dialog says what it cannot tell", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  const dialog = await openVerify(page, "finance");
  await dialog.getByRole("button", { name: "Verify without signing in" }).click();
  await expect(resultIn(dialog)).toContainText("it does not say whether this share demands encryption");
  await expect(dialog.getByRole("row", { name: /^SMB 3 / })).toContainText("SMB 3.0, SMB 3.0.2, SMB 3.1.1");
});

test("axe finds nothing in the dialog, in any theme", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signInOnPage(page, "admin");
  const dialog = await verifyAs(page, "projects", "alice", "demo-alice");
  await expect(resultIn(dialog)).toContainText("As promised");
  await expectNoViolationsInAnyTheme(page, "Verify share");
});

test("who listens on the wire reads a file before encryption is required, and nothing after", async ({
  page,
}) => {
  const name = `payroll-${randomUUID()}.txt`;
  const content = `Whoever listens reads this: ${randomUUID()}`;
  putFileOnDisk(name, content);
  const read = async () => {
    expect(await readFromShare("SMB3_11", "projects", name)).toContain(content);
  };

  const before = await captureTraffic(read);
  expect(before.holds(content)).toBe(true);
  expect(before.holdsName(name)).toBe(true);
  expect(before.encryptedMessages).toBe(0);

  await signInOnPage(page, "admin");
  await page.goto("/cifs-shares/config-file");
  await expect(page.getByRole("textbox", { name: "Config File" })).toBeVisible();
  await page.getByRole("button", { name: "Insert encryption settings" }).click();
  await page.getByRole("button", { name: "Review changes" }).click();
  const review = page.getByRole("dialog", { name: "Review changes" });
  await review.getByRole("button", { name: "Apply" }).click();
  await expect(review.getByRole("status", { name: "Result" })).toHaveText(/^Applied/u);

  const after = await captureTraffic(read);
  expect(after.encryptedMessages).toBeGreaterThan(0);
  expect(after.holds(content)).toBe(false);
  expect(after.holdsName(name)).toBe(false);
});

test("the panel finds the same: SMB 3 encrypted, SMB 2.1 refused", async ({ page }) => {
  await signInOnPage(page, "admin");
  const dialog = await openVerify(page, "projects");
  await expect(dialog.getByText("smb.conf has changed since")).toBeVisible();
  await dialog.getByRole("textbox", { name: "User name" }).fill("alice");
  await dialog.getByLabel("Password").fill("demo-alice");
  await dialog.getByLabel("Password").press("Enter");
  await expect(resultIn(dialog)).toContainText(
    "As promised. SMB 3: encrypted; SMB 2.1: refused; SMB 1: refused.",
  );
  await expect(dialog.getByRole("row", { name: /^SMB 3 / })).toContainText("SMB 3.1.1 with AES-128-GCM");
  await expect(dialog.getByRole("row", { name: /^SMB 2\.1 / })).toContainText("NT_STATUS_ACCESS_DENIED");
});
