import { type Browser, expect, type Page } from "@playwright/test";
import { startDemoPanel } from "./fixtures/demo-panel";
import { expectWithinBudget, firstLoad, watchVitals } from "./fixtures/first-load";
import { makeAccountWithPasswordDue, makeAccountWithSecondFactor } from "./fixtures/half-way-accounts";
import { pages } from "./fixtures/pages";
import { test } from "./fixtures/panel-test";
import { dropAccount } from "./fixtures/role-accounts";
import { newClient, signInOnPage } from "./fixtures/sign-in";
import { makeTunnelProfile, removeTunnelProfile } from "./fixtures/tunnel-profile";
import { panelUrl } from "./panel-under-test";

/** The editor is allowed to be large, and is loaded on its pages alone. */
const editorPages = pages.filter(({ hasEditor }) => hasEditor === true);
const otherPages = pages.filter(({ hasEditor }) => hasEditor !== true);

test.setTimeout(900_000);
// Its pictures and copies of the page cost half as much time again as the page itself.
test.use({ trace: "off" });

/** A page of somebody who has sent the sign-in form, wherever that has led them. */
async function pageOf(browser: Browser, who: Parameters<typeof newClient>[0]): Promise<Page> {
  const client = await newClient(who);
  const storageState = await client.storageState();
  await client.dispose();
  const context = await browser.newContext({ baseURL: panelUrl(), storageState });
  await watchVitals(context);
  return context.newPage();
}

test("every page's first load stays within its budget of scripts, and nothing on it jumps", async ({
  browser,
}) => {
  const page = await pageOf(browser, "admin");
  const editorParts = await partsOfEditor(page);
  for (const { address } of editorPages) expectWithinBudget(await firstLoad(page, address), editorParts);
  const tunnel = await makeTunnelProfile(page, "weighed-client");
  for (const address of [...otherPages.map((each) => each.address), tunnel]) {
    const load = await firstLoad(page, address);
    expectWithinBudget(load);
    const held = [...load.scripts.keys()].filter((path) => editorParts.has(path));
    expect.soft(held, `${address}: parts of the editor`).toEqual([]);
  }
  await removeTunnelProfile(page, tunnel);
  await page.context().close();
});

test("so do the pages that somebody meets before they are in", async ({ browser }) => {
  const [first, second] = ["weight-first", "weight-code"];
  await dropAccount(first);
  for (const [who, address] of [
    ["nobody", "/sign-in"],
    [await makeAccountWithPasswordDue(first), "/new-password"],
    [await makeAccountWithSecondFactor(second), "/sign-in/code"],
  ] as const) {
    const page = await pageOf(browser, who);
    expectWithinBudget(await firstLoad(page, address));
    await page.context().close();
  }
  await dropAccount(first);
  await dropAccount(second);
});

test("so do the pages that a guided demo has besides", async ({ browser }) => {
  const demo = await startDemoPanel();
  try {
    const page = await pageOf(browser, "nobody");
    expectWithinBudget(await firstLoad(page, `${demo.url}/sign-in`));
    await page.getByRole("button", { name: /^Storage admin/u }).click();
    await expect(page.getByRole("button", { name: /^Account of/u })).toBeVisible();
    expectWithinBudget(await firstLoad(page, `${demo.url}/demo`));
    await page.context().close();
  } finally {
    await demo.stop();
  }
});

test("what the editor knows of Samba's parameters comes once it is asked for", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/cifs-shares/config-file");
  const editor = page.getByRole("textbox", { name: "Config File" });
  await editor.press("ControlOrMeta+End");
  await editor.pressSequentially("\nsmb encr");
  await expect(page.getByRole("listbox").getByRole("option", { name: /^smb encrypt/u })).toBeVisible();
  await expect(page.locator(".cm-parameter-help")).toContainText("smb encrypt");
});

/** The scripts that the editor's pages load and that hold CodeMirror. */
async function partsOfEditor(page: Page): Promise<ReadonlySet<string>> {
  const parts = new Set<string>();
  for (const { address } of editorPages) {
    const scripts = new Set<string>();
    const note = (response: { url(): string }) => {
      if (new URL(response.url()).pathname.endsWith(".js")) scripts.add(response.url());
    };
    page.on("response", note);
    await page.goto(address);
    await expect(page.getByRole("textbox", { name: /^(?:Config|Exports) File$/u })).toBeVisible();
    page.off("response", note);
    // Asked for anew: the browser keeps no body of what a page before it has loaded.
    for (const script of scripts) {
      const text = await (await page.request.get(script)).text();
      if (text.includes("cm-scroller")) parts.add(new URL(script).pathname);
    }
  }
  expect(parts.size, "scripts that hold the editor").toBeGreaterThan(0);
  return parts;
}
