import { type Browser, expect, type Page } from "@playwright/test";
import { authenticatorCode } from "./fixtures/authenticator";
import { enterOn, expectFocusKept, tabTo, typeInto } from "./fixtures/keyboard";
import { button, chooseIn, dialog, goTo, patient, question, result } from "./fixtures/keyboard-steps";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { panelUrl } from "./panel-under-test";
import { noteSecret } from "./secrets/known";

// Accounts and one's own, without a mouse: see keyboard-flows.spec.ts.
test.setTimeout(300_000);

test("an account is made, its owner chooses a password and a second factor and ends a session; it is reset, disabled and deleted", async ({
  page,
  browser,
}) => {
  await signInOnPage(page, "admin");
  await goTo(page, "Accounts");
  await enterOn(page, button(page, "Create account"));
  const form = dialog(page, "Create account");
  await expect(form.getByRole("textbox", { name: "User name" })).toBeFocused();
  await page.keyboard.type("kim");
  await typeInto(page, form.getByRole("textbox", { name: "Name", exact: true }), "Kim Keys");
  await tabTo(page, form.getByLabel("Role"));
  await page.keyboard.type("oper");
  await enterOn(page, form.getByRole("button", { name: "Create" }));
  const given = await takePassword(page);
  await expectFocusKept(page);

  await ownAccount(browser, given);

  await page.bringToFront();
  for (const [verb, told] of [
    ["Reset password", /was reset/u],
    ["Disable", /is disabled/u],
    ["Delete", /is deleted/u],
  ] as const) {
    await tabTo(page, button(page, "Create account"), "Shift+Tab");
    await enterOn(page, button(page, verb));
    await expect(question(page)).toBeVisible();
    await enterOn(page, question(page).getByRole("button", { name: verb, exact: true }));
    if (verb === "Reset password") await takePassword(page);
    await expect(result(page)).toContainText(told, patient);
    await expectFocusKept(page);
  }
  await expect(page.getByRole("row", { name: /kim/u })).toHaveCount(0);
  await expectFocusKept(page);
});

/** The password that is shown once; the window is closed. */
async function takePassword(page: Page): Promise<string> {
  const shown = dialog(page, "Password of kim");
  const password = await shown.getByText(/^[2-9a-z]{4}(?:-[2-9a-z]{4}){4}$/u).textContent(patient);
  await expectFocusKept(page);
  await enterOn(page, shown.getByRole("button", { name: "I have passed it on" }));
  await expect(shown).toBeHidden();
  noteSecret(password ?? "");
  return password ?? "";
}

/** What the owner of a new account does first. */
async function ownAccount(browser: Browser, given: string): Promise<void> {
  const own = "walnut harbour eleven sift";
  noteSecret(own);
  const page = await (await browser.newContext({ baseURL: panelUrl() })).newPage();
  const signIn = async (password: string) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("textbox", { name: "User name" })).toBeFocused();
    await page.keyboard.type("kim");
    await typeInto(page, page.getByLabel("Password"), password);
    await page.keyboard.press("Enter");
  };
  await signIn(given);
  await expect(page).toHaveURL(/\/new-password$/u, patient);
  await typeInto(page, page.getByLabel("Password you were given"), given);
  await typeInto(page, page.getByLabel(/^New password/u), own);
  await typeInto(page, page.getByLabel("Repeat new password"), own);
  await enterOn(page, button(page, "Change password"));
  await expect(button(page, "Account of kim")).toBeVisible(patient);

  await chooseIn(page, "Account of kim", "Your account");
  await enterOn(page, button(page, "Set up second factor"));
  const setUp = dialog(page, "Set up second factor");
  await expect(setUp.getByLabel("Your password")).toBeFocused();
  await page.keyboard.type(own);
  await page.keyboard.press("Enter");
  const code = setUp.getByRole("textbox", { name: "Code", exact: true });
  await expect(code).toBeFocused(patient);
  const secret = (await setUp.locator("[data-secret]").textContent()) ?? "";
  await page.keyboard.type(authenticatorCode(secret));
  await page.keyboard.press("Enter");
  const codes = dialog(page, "Recovery codes");
  await expect(codes.getByRole("listitem")).toHaveCount(10, patient);
  for (const shown of [secret.replaceAll(" ", ""), ...(await codes.getByRole("listitem").allTextContents())])
    noteSecret(shown);
  await expectFocusKept(page);
  await enterOn(page, codes.getByRole("button", { name: "I have kept them" }));
  await expect(result(page)).toContainText("Your second factor is on");
  await expect(page.getByText("Recovery codes left: 10 of 10")).toBeVisible(patient);
  await expectFocusKept(page);

  await enterOn(page, button(page, "New recovery codes"));
  await ownPassword(page, "Make new recovery codes?", own);
  await expect(codes.getByRole("listitem")).toHaveCount(10, patient);
  for (const shown of await codes.getByRole("listitem").allTextContents()) noteSecret(shown);
  await enterOn(page, codes.getByRole("button", { name: "I have kept them" }));
  await expectFocusKept(page);

  await page.context().clearCookies();
  await signIn(own);
  await expect(page).toHaveURL(/\/sign-in\/code/u, patient);
  await expect(page.getByRole("textbox", { name: "Code", exact: true })).toBeFocused();
  await page.keyboard.type(authenticatorCode(secret, 1));
  await page.keyboard.press("Enter");
  await expect(button(page, "Account of kim")).toBeVisible(patient);
  await chooseIn(page, "Account of kim", "Your sessions");
  const sessions = dialog(page, "Your sessions");
  await expect(sessions.getByRole("listitem").filter({ hasText: "This one" })).toBeVisible(patient);
  await expectFocusKept(page);
  const end = sessions.getByRole("button", { name: /^End the session of/u });
  await expect(end.first()).toBeVisible();
  for (let left = await end.count(); left > 0; left -= 1) {
    await enterOn(page, end.first());
    await expect(end).toHaveCount(left - 1);
    await expect(sessions.getByRole("status", { name: "Result" })).toContainText("Ended: ");
    await expectFocusKept(page);
  }
  await page.keyboard.press("Escape");
  await expect(button(page, "Account of kim")).toBeFocused();

  await chooseIn(page, "Account of kim", "Your account");
  await enterOn(page, button(page, "Turn off second factor"));
  await ownPassword(page, "Turn off your second factor?", own);
  await expect(page.getByText("You sign in with your password alone.")).toBeVisible(patient);
  await expectFocusKept(page);
  await page.context().close();
}

/** Types it into the window that asks for it, whose field has the focus. */
async function ownPassword(page: Page, title: string, own: string): Promise<void> {
  await expect(dialog(page, title).getByLabel("Your password")).toBeFocused();
  await page.keyboard.type(own);
  await page.keyboard.press("Enter");
}
