import { writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { listShare, sessionsNow, smbConfOnDisk, smbConfPath, whileConnected } from "./fixtures/smb-client";

/** The guide's chapter on CIFS as one walk through the product, with real clients on the other side. */
test.describe.configure({ mode: "serial" });

async function openEditor(page: Page) {
  await page.goto("/cifs-shares");
  await page.getByRole("link", { name: "Edit Config File" }).click();
  const editor = page.getByRole("textbox", { name: "Config File" });
  await expect(editor).toBeVisible();
  return editor;
}

/** What the browser has kept of texts that are not applied. */
function draftsKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error("The browser keeps nothing."));
        };
      });
    const database = await answer(indexedDB.open("inflight-drafts"));
    const drafts: unknown[] = await answer(database.transaction("drafts").objectStore("drafts").getAll());
    database.close();
    const texts = drafts.map((draft) => (draft as { text: Uint8Array }).text);
    return texts.map((text) => new TextDecoder().decode(text)).join("\n");
  });
}

const result = (page: Page) => page.getByRole("dialog").getByRole("status", { name: "Result" });

test.beforeEach(async ({ page }) => {
  await signInOnPage(page, "admin");
});

test("before anything: a client limited to SMB 2.1 is served, in the clear", async () => {
  expect(await listShare("SMB2_10", "projects")).toMatchObject({ served: true });
});

test("the guide's two lines, typed under [global], reviewed and applied, shut SMB 2.1 out and encrypt SMB 3", async ({
  page,
}) => {
  const original = smbConfOnDisk();
  const editor = await openEditor(page);
  await page.getByRole("option", { name: "global" }).click();
  await editor.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("\tsmb encrypt = mandatory\n\tserver signing = mandatory");
  await page.keyboard.press("Control+s");

  const dialog = page.getByRole("dialog", { name: "Review changes" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("radio", { name: "Restart Samba" })).toBeChecked();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(result(page)).toHaveText(/^Applied/u);

  const applied = smbConfOnDisk();
  expect(applied).toContain("\tsmb encrypt = mandatory\n\tserver signing = mandatory\n");
  expect(applied.replace(/\tsmb encrypt = mandatory\n\tserver signing = mandatory\n/u, "")).toBe(original);

  expect((await listShare("SMB2_10", "projects")).served).toBe(false);
  await whileConnected("SMB3_11", "projects", async () => {
    const [session] = await sessionsNow();
    expect(session).toMatchObject({ session_dialect: "SMB3_11", encryption: { degree: "full" } });
    expect(session?.encryption.cipher).toMatch(/^AES/u);
    await page.goto("/cifs-shares?share=projects");
    const row = page.getByRole("grid", { name: "CIFS Shares" }).getByRole("row", { name: /projects/u });
    await expect(row).toContainText("Encrypted");
    await expect(row.getByRole("gridcell").last()).toHaveText("1");
    await expect(page.getByRole("region", { name: "Share details" })).toContainText("SMB 3.1.1, encrypted");
  });
});

test("the text from before, restored from History, brings the SMB 2.1 client back", async ({ page }) => {
  await page.goto("/history");
  const grid = page.getByRole("grid", { name: "Revisions" });
  await grid.getByRole("row").nth(1).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("menuitem", { name: /before/iu }).click();
  const dialog = page.getByRole("dialog", { name: "Review changes" });
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(result(page)).toHaveText(/^Applied/u);
  expect(smbConfOnDisk()).not.toContain("smb encrypt");
  expect(await listShare("SMB2_10", "projects")).toMatchObject({ served: true });
});

test("Insert encryption settings writes the same two lines, and Discard takes them back", async ({
  page,
}) => {
  await openEditor(page);
  await page.getByRole("button", { name: "Insert encryption settings" }).click();
  const lines = page.getByText(/^\s*smb encrypt = mandatory$/u);
  await expect(lines.first()).toBeVisible();
  await page.getByRole("button", { name: "Discard changes" }).click();
  const confirm = page.getByRole("alertdialog");
  await confirm.getByRole("button", { name: /Discard/u }).click();
  await expect(lines).toHaveCount(0);
});

test("a draft outlives a reload of the page", async ({ page }) => {
  const editor = await openEditor(page);
  await editor.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("# my draft\n");
  await expect(page.getByText("Not applied yet")).toBeVisible();
  page.on("dialog", (dialog) => void dialog.accept());
  await expect.poll(() => draftsKept(page)).toContain("# my draft");
  await page.reload();
  await expect(page.getByText("# my draft")).toBeVisible();
  await expect(page.getByText(/restored/iu).first()).toBeVisible();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /Discard/u })
    .click();
});

test("a file changed behind the editor's back is a conflict that shows both sides", async ({ page }) => {
  const editor = await openEditor(page);
  await editor.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("# mine\n");
  await page.getByRole("button", { name: "Review changes" }).click();
  const dialog = page.getByRole("dialog", { name: "Review changes" });
  await expect(dialog.getByRole("button", { name: "Apply" })).toBeEnabled();

  const before = smbConfOnDisk();
  writeFileSync(smbConfPath(), `${before}# theirs\n`);
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(result(page)).toHaveText(/^Conflict/u);
  await expect(dialog).toContainText("# theirs");
  await expect(dialog).toContainText("# mine");
  expect(smbConfOnDisk()).toBe(`${before}# theirs\n`);
  writeFileSync(smbConfPath(), before);
});

test("a text that testparm refuses never reaches the file", async ({ page }) => {
  const before = smbConfOnDisk();
  const editor = await openEditor(page);
  await editor.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("[global]\nsecurity = nonsense\n");
  await page.getByRole("button", { name: "Review changes" }).click();
  const dialog = page.getByRole("dialog", { name: "Review changes" });
  await expect(dialog).toContainText("nonsense");
  await expect(dialog.getByRole("button", { name: "Apply" })).toBeDisabled();
  expect(smbConfOnDisk()).toBe(before);
});

test("a share is created, changed and removed by form, and everything else stays as it was", async ({
  page,
}) => {
  const before = smbConfOnDisk();
  await page.goto("/cifs-shares");
  await page.getByRole("button", { name: "Create share" }).click();
  const form = page.getByRole("dialog", { name: "Create share" });
  await form.getByRole("textbox", { name: "Share name" }).fill("designs");
  await form.getByRole("textbox", { name: "Path" }).fill("/tmp");
  await form.getByRole("combobox", { name: "Encryption" }).selectOption("required");
  await form.getByRole("button", { name: "Review changes" }).click();
  await page.getByRole("dialog", { name: "Review changes" }).getByRole("button", { name: "Apply" }).click();
  await expect(result(page)).toHaveText(/^Applied/u);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  expect(smbConfOnDisk().startsWith(before)).toBe(true);
  const row = page.getByRole("grid", { name: "CIFS Shares" }).getByRole("row", { name: /designs/u });
  await expect(row).toContainText("Encrypted");
  expect((await listShare("SMB2_10", "designs")).served).toBe(false);
  expect((await listShare("SMB3_11", "designs")).served).toBe(true);

  await row.click();
  await page.getByRole("button", { name: "Edit share" }).click();
  const edit = page.getByRole("dialog", { name: "Edit share designs" });
  await edit.getByRole("textbox", { name: "Comment" }).fill("Drawings");
  await edit.getByRole("button", { name: "Review changes" }).click();
  await page.getByRole("dialog", { name: "Review changes" }).getByRole("button", { name: "Apply" }).click();
  await expect(result(page)).toHaveText(/^Applied/u);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  expect(smbConfOnDisk()).toContain("comment = Drawings");

  await page.getByRole("button", { name: "Remove share" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Review removal" }).click();
  await page.getByRole("dialog", { name: "Review changes" }).getByRole("button", { name: "Apply" }).click();
  await expect(result(page)).toHaveText(/^Applied/u);
  expect(smbConfOnDisk().trimEnd()).toBe(before.trimEnd());
});

test("Restart Samba says who is disconnected, and that it serves again", async ({ page }) => {
  await page.goto("/cifs-shares");
  await page.getByRole("button", { name: "Restart Samba" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText(/Nobody is connected now|session/u);
  await question.getByRole("button", { name: "Restart Samba" }).click();
  await expect(page.getByRole("status", { name: "Result" })).toContainText("Samba was restarted");
});
