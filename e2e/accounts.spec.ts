import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { createClient } from "@libsql/client";
import { type Browser, expect, type Page } from "@playwright/test";
import { dataDir } from "@/lib/shared/data-dir";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { authenticatorCode } from "./fixtures/authenticator";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { noteSecret } from "./secrets/known";
import { adminPassword, panelDataDir, panelUrl } from "./panel-under-test";

const OWN = "tulip anvil cough seven";
const patient = { timeout: 30_000 };

test.setTimeout(300_000);
test.use({ actionTimeout: 30_000 });

test.beforeAll(() => {
  noteSecret(OWN);
});

/** The account of a test, taken away whatever became of it. */
async function drop(username: string): Promise<void> {
  const client = createClient({ url: `file:${dataDir(panelDataDir()).database}` });
  await client.execute({ sql: 'DELETE FROM "user" WHERE "username" = ?', args: [username] });
  client.close();
}

/** Has everybody's last sign-in be an hour ago. */
async function ageSessions(): Promise<void> {
  const client = createClient({ url: `file:${dataDir(panelDataDir()).database}` });
  const { rows } = await client.execute('SELECT "createdAt" AS at FROM "session" LIMIT 1');
  const isNumber = typeof rows[0]?.["at"] === "number";
  const hourAgo = Date.now() - 3_600_000;
  await client.execute({
    sql: 'UPDATE "session" SET "createdAt" = ?, "confirmedAt" = NULL',
    args: [isNumber ? hourAgo : new Date(hourAgo).toISOString()],
  });
  client.close();
}

async function enter(page: Page, username: string, password: string): Promise<void> {
  if (!page.url().includes("/sign-in")) await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "User name" }).fill(username);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

async function expectSignedIn(page: Page, username: string): Promise<void> {
  await expect(page.getByRole("button", { name: `Account of ${username}` })).toBeVisible(patient);
}

/** Whatever page it asks for; it may be on its way to sign in by itself already. */
async function expectSignedOut(page: Page): Promise<void> {
  await page.goto("/history").catch(() => undefined);
  await expect(page).toHaveURL(/\/sign-in/u, patient);
}

async function signOut(page: Page, username: string): Promise<void> {
  await page.getByRole("button", { name: `Account of ${username}` }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in$/u, patient);
}

/** As an admin: makes an account, and returns the password that is shown once. */
async function create(page: Page, username: string, role: string): Promise<string> {
  await page.goto("/accounts");
  await page.getByRole("button", { name: "Create account" }).click();
  const form = page.getByRole("dialog", { name: "Create account" });
  await form.getByRole("textbox", { name: "User name" }).fill(username);
  await form.getByRole("textbox", { name: "Name", exact: true }).fill("Carol Jenkins");
  await form.getByLabel("Role").selectOption(role);
  await form.getByRole("button", { name: "Create" }).click();
  return takePassword(page, username);
}

async function takePassword(page: Page, username: string): Promise<string> {
  const shown = page.getByRole("dialog", { name: `Password of ${username}` });
  const password = await shown.getByText(/^[2-9a-z]{4}(?:-[2-9a-z]{4}){4}$/u).textContent(patient);
  await shown.getByRole("button", { name: "I have passed it on" }).click();
  await expect(shown).toBeHidden();
  // Shown this once: from here on it may reach no browser, and no file.
  noteSecret(password ?? "");
  return password ?? "";
}

async function choosePassword(page: Page, given: string): Promise<void> {
  await expect(page).toHaveURL(/\/new-password$/u, patient);
  await page.getByLabel("Password you were given").fill(given);
  await page.getByLabel(/^New password/u).fill(OWN);
  await page.getByLabel("Repeat new password").fill(OWN);
  await page.getByRole("button", { name: "Change password" }).click();
}

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: panelUrl() })).newPage();
}

async function ask(page: Page, button: string, verb = button): Promise<void> {
  await page.getByRole("group", { name: "Accounts tools" }).getByRole("button", { name: button }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: verb }).click();
}

test("an admin makes an operator, who chooses a password first and then changes everything but accounts", async ({
  page,
  browser,
}) => {
  await drop("carol");
  await signInOnPage(page, "admin");
  const given = await create(page, "carol", "operator");
  const row = page.getByRole("grid", { name: "Accounts" }).getByRole("row", { name: /carol/u });
  await expect(row).toContainText("Password due");

  const carol = await newPage(browser);
  await enter(carol, "carol", given);
  await expect(carol).toHaveURL(/\/new-password$/u, patient);
  await carol.goto("/cifs-shares");
  await expect(carol).toHaveURL(/\/new-password$/u);
  await expectNoViolationsInAnyTheme(carol, "/new-password");
  await carol.getByLabel("Password you were given").fill(given);
  await carol.getByLabel(/^New password/u).fill("carol1234567890");
  await carol.getByLabel("Repeat new password").fill("something else");
  await carol.getByRole("button", { name: "Change password" }).click();
  await expect(carol.getByText("Choose words that have nothing to do with each other")).toBeVisible();
  await expect(carol.getByText("The two are not the same")).toBeVisible();
  await choosePassword(carol, given);
  await expectSignedIn(carol, "carol");

  await carol.goto("/cifs-shares");
  await expect(carol.getByRole("button", { name: "Create share" })).toBeVisible(patient);
  await expect(carol.getByRole("link", { name: "Accounts", exact: true })).toHaveCount(0);
  await carol.goto("/accounts");
  await expect(carol.getByText("Accounts are managed by people with the role admin")).toBeVisible();
  await expect(carol.getByRole("button", { name: "Create account" })).toHaveCount(0);
  await carol.context().close();
  await drop("carol");
});

test("somebody sets a second factor up, signs in with a code, and with a recovery code when the phone is lost", async ({
  page,
  browser,
}) => {
  await drop("dora");
  await signInOnPage(page, "admin");
  const given = await create(page, "dora", "helpdesk");
  const dora = await newPage(browser);
  await enter(dora, "dora", given);
  await choosePassword(dora, given);
  await expectSignedIn(dora, "dora");

  await dora.getByRole("button", { name: "Account of dora" }).click();
  await dora.getByRole("menuitem", { name: "Your account" }).click();
  await dora.getByRole("button", { name: "Set up second factor" }).click();
  const dialog = dora.getByRole("dialog", { name: "Set up second factor" });
  await dialog.getByLabel("Your password").fill("not it");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByText("This is not your password")).toBeVisible(patient);
  await dialog.getByLabel("Your password").fill(OWN);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByRole("img", { name: /QR code/u })).toBeVisible(patient);
  await expectNoViolationsInAnyTheme(dora, "Set up second factor");
  const secret = (await dialog.locator("[data-secret]").textContent()) ?? "";
  await dialog.getByRole("textbox", { name: "Code", exact: true }).fill("000000");
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(dialog.getByText("This code is not right")).toBeVisible(patient);
  const used = authenticatorCode(secret);
  await dialog.getByRole("textbox", { name: "Code", exact: true }).fill(used);
  await dialog.getByRole("button", { name: "Turn on" }).click();

  const kept = dora.getByRole("dialog", { name: "Recovery codes" });
  await expect(kept.getByRole("listitem")).toHaveCount(10, patient);
  await expectNoViolationsInAnyTheme(dora, "Recovery codes");
  const download = dora.waitForEvent("download");
  await kept.getByRole("button", { name: "Download" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  const recovery = await kept.getByRole("listitem").allTextContents();
  expect(file.trim().split("\n")).toEqual(recovery);
  await kept.getByRole("button", { name: "I have kept them" }).click();
  for (const shown of [secret.replaceAll(" ", ""), ...recovery]) noteSecret(shown);
  await expect(dora.getByText("Recovery codes left: 10 of 10")).toBeVisible(patient);
  await signOut(dora, "dora");

  await enter(dora, "dora", OWN);
  await expect(dora).toHaveURL(/\/sign-in\/code/u, patient);
  await expectNoViolationsInAnyTheme(dora, "/sign-in/code");
  await dora.goto("/share-status");
  await expect(dora).toHaveURL(/\/sign-in\?next=/u);
  await dora.goto("/sign-in/code");
  await dora.getByRole("textbox", { name: "Code", exact: true }).fill(used);
  await dora.getByRole("button", { name: "Log in" }).click();
  await expect(dora.getByText("This code is not right, or was used already")).toBeVisible(patient);
  await dora.getByRole("textbox", { name: "Code", exact: true }).fill(authenticatorCode(secret, 1));
  await dora.getByRole("button", { name: "Log in" }).click();
  await expectSignedIn(dora, "dora");
  await signOut(dora, "dora");

  await enter(dora, "dora", OWN);
  await dora.getByRole("link", { name: "Use a recovery code" }).click();
  await dora.getByRole("textbox", { name: "Recovery code" }).fill(recovery[0] ?? "");
  await dora.getByRole("button", { name: "Log in" }).click();
  await expectSignedIn(dora, "dora");
  await dora.goto("/account");
  await expect(dora.getByText("Recovery codes left: 9 of 10")).toBeVisible(patient);

  // Phone and codes lost: an admin takes the second factor away, which ends her session too.
  await page.goto("/accounts?account=dora");
  await ask(page, "Reset second factor");
  await expect(
    page.getByRole("status", { name: "Result" }).getByText("The second factor of dora is off"),
  ).toBeVisible(patient);
  await expectSignedOut(dora);
  await enter(dora, "dora", OWN);
  await expectSignedIn(dora, "dora");
  await dora.context().close();
  await drop("dora");
});

test("an admin sees where somebody is signed in, signs them out, disables, enables and deletes them", async ({
  page,
  browser,
}) => {
  await drop("emil");
  await signInOnPage(page, "admin");
  const given = await create(page, "emil", "operator");
  const emil = await newPage(browser);
  await enter(emil, "emil", given);
  await choosePassword(emil, given);
  await expectSignedIn(emil, "emil");

  await page.goto("/accounts?account=emil");
  const sessions = page.getByRole("table", { name: "Sessions of emil" });
  await expect(sessions.getByText("127.0.0.1")).toBeVisible(patient);
  await sessions.getByRole("button", { name: /^End the session of/u }).click();
  await expect(
    page.getByRole("status", { name: "Result" }).getByText("emil is signed out there"),
  ).toBeVisible(patient);
  await expectSignedOut(emil);

  await enter(emil, "emil", OWN);
  await expectSignedIn(emil, "emil");
  await page.getByRole("button", { name: "Refresh" }).click();
  await ask(page, "Sign out everywhere");
  await expect(
    page.getByRole("status", { name: "Result" }).getByText("emil is signed out everywhere"),
  ).toBeVisible(patient);
  await expectSignedOut(emil);

  await ask(page, "Disable");
  await expect(page.getByRole("status", { name: "Result" }).getByText("emil is disabled.")).toBeVisible(
    patient,
  );
  await enter(emil, "emil", OWN);
  await expect(emil.getByText("This account is disabled")).toBeVisible(patient);
  await ask(page, "Enable");
  await expect(page.getByRole("status", { name: "Result" }).getByText("emil is enabled")).toBeVisible(
    patient,
  );
  await enter(emil, "emil", OWN);
  await expectSignedIn(emil, "emil");

  await ask(page, "Disable");
  await expect(page.getByRole("status", { name: "Result" }).getByText("emil is disabled.")).toBeVisible(
    patient,
  );
  await ask(page, "Delete");
  await expect(page.getByRole("status", { name: "Result" }).getByText("emil is deleted")).toBeVisible(
    patient,
  );
  await expect(page.getByRole("row", { name: /emil/u })).toHaveCount(0);
  await emil.context().close();
});

test("an admin account cannot shut itself out, and an old session asks for the password first", async ({
  page,
}) => {
  await drop("fred");
  await signInOnPage(page, "admin");
  await page.goto("/accounts?account=admin");
  for (const name of ["Disable", "Delete", "Reset password"]) {
    await expect(page.getByRole("button", { name, exact: true })).toBeDisabled(patient);
  }
  await ageSessions();
  await page.getByRole("button", { name: "Create account" }).click();
  const form = page.getByRole("dialog", { name: "Create account" });
  await form.getByRole("textbox", { name: "User name" }).fill("fred");
  await form.getByRole("textbox", { name: "Name", exact: true }).fill("Fred");
  await form.getByRole("button", { name: "Create" }).click();
  const question = page.getByRole("dialog", { name: "Confirm that it is you" });
  await expect(question).toBeVisible(patient);
  await expectNoViolationsInAnyTheme(page, "Confirm that it is you");
  await question.getByLabel("Your password").fill("not it");
  await question.getByRole("button", { name: "Confirm" }).click();
  await expect(question.getByText("This is not your password")).toBeVisible(patient);
  await question.getByLabel("Your password").fill(adminPassword);
  await question.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("dialog", { name: "Password of fred" })).toBeVisible(patient);
  await expectNoViolationsInAnyTheme(page, "Password of fred");
  await takePassword(page, "fred");
  await expect(page.getByRole("row", { name: /fred/u })).toBeVisible(patient);
  await drop("fred");
});

test("a password is reset from the console, while the panel runs", async ({ page, browser }) => {
  await drop("gina");
  await signInOnPage(page, "admin");
  const given = await create(page, "gina", "admin");
  const gina = await newPage(browser);
  await enter(gina, "gina", given);
  await choosePassword(gina, given);
  await expectSignedIn(gina, "gina");
  const { stdout } = await promisify(execFile)("npm", [
    ...["run", "-s", "admin", "--", "reset-password", "gina"],
    ...["--data-dir", panelDataDir()],
  ]);
  const [, password = ""] = /Password: +(\S+)/u.exec(stdout) ?? [];
  noteSecret(password);
  await expectSignedOut(gina);
  await enter(gina, "gina", password);
  await choosePassword(gina, password);
  await expectSignedIn(gina, "gina");
  await page.goto("/audit?query=console");
  await expect(page.getByRole("grid", { name: "Audit Log" })).toContainText(
    "account.reset-password",
    patient,
  );
  await gina.context().close();
  await drop("gina");
});
