import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { nfsSays } from "@/lib/sandbox/testing/nfs-client";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { panelDataDir } from "./panel-under-test";

/** The exports file by hand, with a real NFS client on the other side. */
test.describe.configure({ mode: "serial" });

const box = () => path.join(panelDataDir(), "appliance");
const exportsOnDisk = () => readFileSync(path.join(box(), "exports"), "utf8");
const read = (place: string) => nfsSays(box(), "nfs-cat", place);

async function openEditor(page: Page) {
  await page.goto("/nfs-exports/config-file");
  const editor = page.getByRole("textbox", { name: "Exports File" });
  // The editor is large, and the machine may have better to do.
  await expect(editor).toBeVisible({ timeout: 60_000 });
  return editor;
}

const review = (page: Page) => page.getByRole("dialog", { name: "Review changes" });
const result = (page: Page) => review(page).getByRole("status", { name: "Result" });

test("a broken file never reaches the server: it is marked as it is typed, and refused with its line", async ({
  page,
}) => {
  await signInOnPage(page, "admin");
  const before = exportsOnDisk();
  const editor = await openEditor(page);
  await editor.press("Control+End");
  await page.keyboard.insertText(`"${box()}/shares/public" 10.0.0.0/8(rw,no_root_sqash)\n`);
  const line = before.split("\n").length;
  await expect(page.getByText("1 error")).toBeVisible();
  await page.getByText("1 error").click();
  await expect(page.getByRole("region", { name: "Findings" })).toContainText(
    `Line ${line}: exportfs knows no option “no_root_sqash”`,
  );

  await page.getByRole("button", { name: "Review changes" }).click();
  await expect(review(page).getByText("This text cannot be applied")).toBeVisible();
  await expect(review(page)).toContainText(`Line ${line}: exportfs knows no option “no_root_sqash”`);
  await expect(review(page).getByRole("button", { name: "Apply" })).toBeDisabled();
  await review(page).getByRole("button", { name: "Cancel" }).click();
  expect(exportsOnDisk()).toBe(before);
  expect(await read("public/welcome.txt")).toContain("open to everybody");

  await page.getByRole("button", { name: "Write “no_root_squash”" }).click();
  await expect(page.getByText("0 errors")).toBeVisible();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /Discard/u })
    .click();
});

test("an edit is reviewed in words, applied by a reload, and decides what a client reads", async ({
  page,
}) => {
  await signInOnPage(page, "admin");
  const before = exportsOnDisk();
  await openEditor(page);
  await page.getByRole("option", { name: /\/shares\/public$/u }).click();
  await page.keyboard.press("Home");
  await page.keyboard.insertText("#");
  await page.keyboard.press("Control+s");
  await expect(review(page)).toContainText("No longer exported.");
  await expect(review(page)).toContainText("Nobody but the panel has checked this text");
  await expect(review(page).getByRole("radio", { name: "Reload only" })).toBeChecked();
  await expect(review(page).getByRole("radio", { name: "Restart NFS" })).toBeVisible();
  await review(page).getByRole("button", { name: "Apply" }).click();
  await expect(result(page)).toHaveText(/^Applied/u);
  await expect(result(page)).toContainText("NFS answers with versions 3 and 4 and exports 2 folders");

  expect(exportsOnDisk().replace(`#"${box()}/shares/public"`, `"${box()}/shares/public"`)).toBe(before);
  expect(await read("public/welcome.txt")).toContain("MNT3ERR_ACCES");
  expect(await read("archive/2013-summary.txt")).toContain("closed");
});

test("the text from before, restored from History, is served again", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/history");
  const grid = page.getByRole("grid", { name: "Revisions" });
  await grid.getByRole("row").filter({ hasText: "exports" }).first().getByRole("checkbox").check();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("menuitem", { name: /before/iu }).click();
  await review(page).getByRole("button", { name: "Apply" }).click();
  await expect(result(page)).toHaveText(/^Applied/u);
  expect(await read("public/welcome.txt")).toContain("open to everybody");
});

test("a link opens the editor at a line", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/nfs-exports/config-file?line=7");
  await expect(page.getByText("Line 7, column 1")).toBeVisible();
});

test("helpdesk staff read the file and change nothing", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  const editor = await openEditor(page);
  await expect(page.getByRole("heading", { name: "Exports File", level: 1 })).toBeVisible();
  await expect(page.getByText("Accounts with the role admin or operator can change it")).toBeVisible();
  await expect(page.getByRole("button", { name: "Review changes" })).toHaveCount(0);
  await editor.press("Control+End");
  await page.keyboard.insertText("/etc *(rw)");
  await expect(editor).not.toContainText("/etc *(rw)");
});
