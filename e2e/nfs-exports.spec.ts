import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { exportsOnDisk, nfsSays, sharedFolder } from "./fixtures/nfs-client";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";

/** What the appliance exports, as one walk through the page, with a real NFS client on the other side. */
test.describe.configure({ mode: "serial" });

/** A name with what means something in an exports file, in a shell and in HTML. */
const NAME = "plans & <img src=x onerror=alert(1)> #1";
const ELSEWHERE = { from: "127.0.0.2" } as const;

const grid = (page: Page) => page.getByRole("grid", { name: "NFS Exports" });
const row = (page: Page, folder: string) =>
  grid(page)
    .getByRole("row")
    .filter({ hasText: sharedFolder(folder) });
const details = (page: Page) => page.getByRole("region", { name: "Export details" });
const folder = () => sharedFolder(NAME);

let original = "";

/** Applies what is under review, with its warnings seen, and closes the dialog. */
async function apply(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Review changes" });
  const button = dialog.getByRole("button", { name: "Apply" });
  const seen = dialog.getByRole("checkbox");
  // The button is there, and off, while the text is still looked at: the warnings come after that.
  await expect(button.and(page.locator(":enabled")).or(seen).first()).toBeVisible({ timeout: 60_000 });
  if ((await seen.count()) > 0) await seen.first().check();
  await button.click();
  await expect(dialog.getByRole("status", { name: "Result" })).toHaveText(/^Applied/u, { timeout: 60_000 });
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(dialog).toBeHidden();
}

test.beforeAll(() => {
  original = exportsOnDisk();
  mkdirSync(folder(), { mode: 0o755 });
  writeFileSync(path.join(folder(), "plan.txt"), "a plan of ours\n", { mode: 0o644 });
});

test.beforeEach(async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/nfs-exports");
  await expect(grid(page).getByRole("row").nth(1)).toBeVisible();
});

test("the page tells of each export how its traffic fares, and why", async ({ page }) => {
  await expect(row(page, "public")).toContainText("Clear");
  await expect(row(page, "public")).toContainText("everybody (*)");
  await expect(row(page, "projects")).toContainText("Through a tunnel only");
  await row(page, "archive").getByRole("rowheader").click();
  await expect(details(page)).toContainText("In the clear for the network 10.20.0.0/16");
  await expect(details(page)).toContainText("where SSH tunnels end");
  await expect(page.getByText("though the In-Flight Encryption guide leaves it out")).toBeVisible();
});

test("a form with a mistake is refused at its field, with a sentence", async ({ page }) => {
  await page.getByRole("button", { name: "Create export" }).click();
  const form = page.getByRole("dialog", { name: "Create export" });
  await form.getByRole("textbox", { name: "Path" }).fill("shares/public");
  await form.getByRole("textbox", { name: "Host, network or netgroup" }).fill("10.0.0.0/99");
  await form.getByRole("textbox", { name: "More options" }).fill("nonsense");
  await form.getByRole("button", { name: "Review changes" }).click();
  await expect(form.getByRole("alert").filter({ hasText: "is no absolute path" })).toBeVisible();
  await expect(form.getByRole("alert").filter({ hasText: "is no network" })).toBeVisible();
  await expect(form.getByRole("alert").filter({ hasText: "exportfs knows no such option" })).toBeVisible();
  await form.getByRole("textbox", { name: "Path" }).fill(sharedFolder("public"));
  await expect(form.getByText("It is exported already.")).toBeVisible();
  await form.getByRole("textbox", { name: "Path" }).fill(sharedFolder("nowhere"));
  await expect(form.getByText("There is no such folder on the appliance.")).toBeVisible();
  await page.keyboard.press("Escape");
  expect(exportsOnDisk()).toBe(original);
});

test("an export made by the form is listed, and a client reads it", async ({ page }) => {
  expect(await nfsSays("nfs-ls", folder())).not.toContain("plan.txt");
  await page.getByRole("button", { name: "Create export" }).click();
  const form = page.getByRole("dialog", { name: "Create export" });
  await form.getByRole("textbox", { name: "Path" }).fill(folder());
  await form.getByRole("textbox", { name: "Host, network or netgroup" }).fill("*");
  await expect(form.getByText("Open to every machine that reaches this server.")).toBeVisible();
  await form.getByRole("checkbox", { name: "Any source port (insecure)" }).check();
  await form.getByRole("button", { name: "Review changes" }).click();
  await apply(page);
  expect(exportsOnDisk().startsWith(original)).toBe(true);
  await expect(row(page, NAME)).toContainText("Clear");
  for (const version of [3, 4] as const) {
    expect(await nfsSays("nfs-ls", folder(), { version })).toContain("plan.txt");
    expect(await nfsSays("nfs-cat", path.join(folder(), "plan.txt"), { version, ...ELSEWHERE })).toContain(
      "a plan of ours",
    );
  }
});

test("made tunnel-only, two exports at once refuse a client at another address; restored, they answer it again", async ({
  page,
}) => {
  const before = exportsOnDisk();
  for (const name of ["public", NAME]) await row(page, name).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Make tunnel-only" }).click();
  const question = page.getByRole("dialog", { name: "Make tunnel-only" });
  await expect(question.getByText("No longer open to everybody (*).")).toHaveCount(2);
  await question.getByRole("button", { name: "Review changes" }).click();
  await apply(page);
  await expect(row(page, NAME)).toContainText("Through a tunnel only");
  await expect(row(page, "public")).toContainText("Through a tunnel only");
  const plan = path.join(folder(), "plan.txt");
  expect(await nfsSays("nfs-ls", folder(), ELSEWHERE)).toContain("MNT3ERR_ACCES");
  expect(await nfsSays("nfs-cat", plan, { ...ELSEWHERE, version: 4 })).not.toContain("a plan of ours");
  for (const version of [3, 4] as const)
    expect(await nfsSays("nfs-cat", plan, { version })).toContain("a plan of ours");

  await page.goto("/history");
  await page.getByRole("grid", { name: "Revisions" }).getByRole("row").nth(1).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("menuitem", { name: /before/iu }).click();
  await apply(page);
  expect(exportsOnDisk()).toBe(before);
  expect(await nfsSays("nfs-cat", plan, ELSEWHERE)).toContain("a plan of ours");
});

test("a disabled export is refused and stays in the file; enabled, it is served again", async ({ page }) => {
  const before = exportsOnDisk();
  const plan = path.join(folder(), "plan.txt");
  await row(page, NAME).getByRole("rowheader").click();
  await page.getByRole("button", { name: "Disable" }).click();
  await apply(page);
  await expect(row(page, NAME)).toContainText("Disabled");
  expect(exportsOnDisk()).not.toBe(before);
  expect(await nfsSays("nfs-cat", plan)).not.toContain("a plan of ours");
  await page.getByRole("button", { name: "Enable" }).click();
  await apply(page);
  await expect(row(page, NAME)).toContainText("Active");
  expect(exportsOnDisk()).toBe(before);
  expect(await nfsSays("nfs-cat", plan)).toContain("a plan of ours");
});

test("an export is changed and removed by form, and everything else stays as it was", async ({ page }) => {
  await row(page, NAME).getByRole("rowheader").click();
  await page.getByRole("button", { name: "Edit export" }).click();
  const form = page.getByRole("dialog", { name: "Edit export" });
  await form.getByRole("button", { name: "Add tunnel end (localhost)" }).click();
  await form.getByRole("button", { name: "Remove client 1" }).click();
  await form.getByRole("combobox", { name: "Access" }).selectOption("read-write");
  await form.getByRole("button", { name: "Review changes" }).click();
  await apply(page);
  await expect(row(page, NAME)).toContainText("Read and write");
  await expect(row(page, NAME)).toContainText("Through a tunnel only");
  expect(exportsOnDisk()).toMatch(/ localhost\(rw,sync,insecure,no_subtree_check\)\n$/u);

  await page.getByRole("button", { name: "Remove export" }).click();
  await page
    .getByRole("dialog", { name: "Remove export" })
    .getByRole("button", { name: "Review removal" })
    .click();
  await apply(page);
  await expect(row(page, NAME)).toHaveCount(0);
  expect(exportsOnDisk()).toBe(original);
});

test("a link opens at its export; helpdesk sees everything, without the buttons, and is told who may press them", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInOnPage(page, "helpdesk");
  await page.goto(`/nfs-exports?export=${encodeURIComponent(sharedFolder("public"))}`);
  await expect(details(page)).toContainText("Open to every machine that reaches this server.");
  await expect(page.getByText("exports are changed by people with the role admin")).toBeVisible();
  for (const name of [
    "Create export",
    "Edit export",
    "Remove export",
    "Disable",
    "Enable",
    "Make tunnel-only",
  ]) {
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  }
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^nfs-exports-\d{4}-\d\d-\d\d\.csv$/u);
  await context.close();
});
