import { existsSync, renameSync, writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { listShare, logFolder, smbConfOnDisk, smbConfPath } from "./fixtures/smb-client";

/** Names as nobody should give them, of shares, users and clients: the helpdesk's pages show them, and stay whole. */
test.describe.configure({ mode: "serial", timeout: 300_000 });

const SCRIPT = "<img src=x onerror=alert(1)>";
/** As long as a share's name may be, and without a place to break it. */
const LONG = "l".repeat(255);
const SHARES = [SCRIPT, LONG, "<script>alert(1)</script>", "a'b\"c&amp;d"];

let original = "";

test.beforeAll(() => {
  original = smbConfOnDisk();
  const shares = SHARES.map((name) => `[${name}]\n\tpath = /tmp\n\tsmb encrypt = required\n`);
  writeFileSync(smbConfPath(), `${original}\n${shares.join("")}`);
});

test.afterAll(() => {
  writeFileSync(smbConfPath(), original);
  if (existsSync(`${logFolder()}.away`)) renameSync(`${logFolder()}.away`, logFolder());
});

let scripts: string[] = [];

test.beforeEach(async ({ page }) => {
  scripts = [];
  page.on("dialog", (dialog) => {
    scripts.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("pageerror", ({ message }) => scripts.push(message));
  await signInOnPage(page, "helpdesk");
});

/** No script ran, nothing failed, and the page needs no scrolling sideways. */
async function expectWhole(page: Page): Promise<void> {
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(wide, page.url().slice(0, 80)).toBeLessThanOrEqual(room);
  expect(await page.locator("img[src='x']").count()).toBe(0);
  expect(scripts).toEqual([]);
}

test("Refused Clients: clients, users and shares that are scripts, or far too long", async ({ page }) => {
  // smbd reads a changed file by itself before its next session, within a minute; asked again until it has.
  await expect
    .poll(async () => (await listShare("SMB2_10", LONG)).words, { timeout: 90_000, intervals: [2_000] })
    .toContain("NT_STATUS_ACCESS_DENIED");
  await listShare("SMB2_10", SCRIPT, ["--netbiosname=<b>X</b><script"]);
  await listShare("SMB2_10", "finance", ["--user=alice%wrong", "--netbiosname=<b>BOLD</b>"]);
  await listShare("SMB2_10", "finance", [`--user=${SCRIPT}%x`]);
  await listShare("SMB2_10", "n".repeat(300));

  await page.goto("/refused-clients");
  const grid = page.getByRole("grid", { name: "Refused clients" });
  await expect(grid.getByRole("row").filter({ hasText: SCRIPT }).first()).toBeVisible();
  await expect(
    grid
      .getByRole("row")
      .filter({ hasText: /<b>BOLD<\/b>/iu })
      .first(),
  ).toBeVisible();
  await expectWhole(page);
  for (const name of [SCRIPT, LONG]) {
    await grid
      .getByRole("row")
      .filter({ hasText: name })
      .filter({ hasText: "Share requires encryption" })
      .first()
      .click();
    await expect(page.getByRole("region", { name: "Refusal details" })).toContainText(
      `${name} requires encryption`,
    );
    await expectWhole(page);
  }
  await page.goto(
    `/refused-clients?q=${encodeURIComponent(SCRIPT)}&kind=%00&share=${"x".repeat(999)}&refusal=<b>`,
  );
  await expect(grid).toBeVisible();
  await expectWhole(page);
});

test("Share Status and Can this client connect?: the same names, links with rubbish, a share that is gone", async ({
  page,
}) => {
  for (const name of SHARES) {
    await page.goto(`/share-status?client=windows-7&share=${encodeURIComponent(name)}`);
    await expect(page.getByRole("region", { name: `Share ${name}`, exact: true })).toBeVisible();
    const check = page.getByRole("region", { name: "Can this client connect?" });
    await expect(check.getByRole("status", { name: "Answer" })).toContainText("only SMB 3 can encrypt");
    await expectWhole(page);
  }
  for (const [share, client] of [
    [`gone${SCRIPT}`, "windows-7"],
    ["g".repeat(255), "windows-7"],
    ["finance", SCRIPT],
    ["\u0000\n\u202e", "\u0000"],
  ] as const) {
    await page.goto(
      `/share-status?share=${encodeURIComponent(share)}&client=${encodeURIComponent(client)}&sort=<b>&order=<b>`,
    );
    const sentence =
      client === "windows-7" ? /smb\.conf has no share of the name/u : /Choose one from the list/u;
    await expect(page.getByText(sentence).first()).toBeVisible();
    await expectWhole(page);
  }
});

test("Verify: a share that is a script, one of 255 bytes, and one that is deleted while the dialog is open", async ({
  page,
}) => {
  const open = async (name: string) => {
    await page.goto(`/share-status?share=${encodeURIComponent(name)}`);
    const card = page.getByRole("region", { name: `Share ${name}`, exact: true });
    await card.getByRole("button", { name: "Verify" }).click();
    const dialog = page.getByRole("dialog", { name: `Verify share ${name}`, exact: true });
    await expect(dialog).toBeVisible();
    return dialog;
  };
  const verify = async (
    dialog: Awaited<ReturnType<typeof open>>,
    user = "alice",
    password = "demo-alice",
  ) => {
    await dialog.getByRole("textbox", { name: "User name" }).fill(user);
    await dialog.getByLabel("Password").fill(password);
    await dialog.getByRole("button", { name: "Verify", exact: true }).click();
    return dialog.getByRole("status", { name: "Result" });
  };
  for (const name of [SCRIPT, LONG]) {
    const dialog = await open(name);
    await expect(await verify(dialog)).toContainText("As promised", { timeout: 60_000 });
    await expectWhole(page);
  }

  const dialog = await open(SCRIPT);
  await expect(await verify(dialog, `<b>${"u".repeat(250)}`, "x")).toContainText(/Could not be verified/u);
  await expectWhole(page);
  await verify(dialog, "alice%x", "x");
  await expect(dialog.getByText("A user name has no percent sign")).toBeVisible();
  const before = smbConfOnDisk();
  writeFileSync(smbConfPath(), before.replace(`[${SCRIPT}]`, "[renamed]"));
  await expect(await verify(dialog)).toContainText("smb.conf has no share of this name any more");
  await expectWhole(page);
  writeFileSync(smbConfPath(), before);
});

test("a log folder that vanishes is told in a sentence, and its return is noticed", async ({ page }) => {
  await page.goto("/refused-clients");
  const grid = page.getByRole("grid", { name: "Refused clients" });
  await expect(grid.getByRole("row").nth(1)).toBeVisible();
  renameSync(logFolder(), `${logFolder()}.away`);
  await page.reload();
  await expect(page.getByText(/There is no folder .*log, where Samba should log/u).first()).toBeVisible();
  await page.goto("/share-status");
  await expect(
    page.getByRole("region", { name: "Refused clients" }).getByText(/There is no folder/u),
  ).toBeVisible();
  await expectWhole(page);
  renameSync(`${logFolder()}.away`, logFolder());
  await page.goto("/refused-clients");
  await expect(grid.getByRole("row").nth(1)).toBeVisible();
});

test("the sandbox's demo clients stand beside such shares", async ({ page }) => {
  await page.goto("/sessions");
  await expect(page.getByRole("table", { name: "Demo clients" })).toContainText("WIN7-FRONTDESK");
  await expectWhole(page);
});
