import { expect, type Page } from "@playwright/test";
import { expectNoViolations } from "./fixtures/axe";
import { pages } from "./fixtures/pages";
import { test } from "./fixtures/panel-test";
import { adminPassword } from "./panel-under-test";
import { germanFiles } from "../scripts/words/german-files";

/** The panel in German: for whoever's browser asks for it, for whoever chooses it, and on every page. */
test.use({ locale: "de-DE" });
test.setTimeout(600_000);

/** German words too, as in "des Exports", and the name that History files a file under. */
const german = new Set(["Exports", "exports"]);

/** English texts without values, which German has otherwise. */
const english = englishTexts();

test("a German browser is spoken to in German, and whoever chooses English stays with it", async ({
  page,
}) => {
  await signIn(page);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", "de");
  const tree = page.getByRole("tree", { name: "Storage Administration" });
  await expect(tree.getByRole("link", { name: "Freigabestatus" })).toBeVisible();

  await page.getByRole("button", { name: "Darstellung" }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(html).toHaveAttribute("lang", "en");
  await expect(tree.getByRole("link", { name: "Share Status" })).toBeVisible();
  await page.reload();
  await expect(tree.getByRole("link", { name: "Share Status" })).toBeVisible();

  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Deutsch" }).click();
  await expect(tree.getByRole("link", { name: "Freigabestatus" })).toBeVisible();
});

test("the sign-in page offers both languages by their own names", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("button", { name: "Anmelden" })).toBeVisible();
});

test("what the panel answers is German, and what it keeps of it is English", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Benutzername" }).fill("admin");
  await page.getByLabel("Kennwort").fill("not the password");
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /Kennwort/u })).toBeVisible();
  await signIn(page);
  await page.goto("/audit");
  await expect(
    page.getByRole("grid").getByRole("row").filter({ hasText: "User name or password not right." }).first(),
  ).toBeVisible();
});

test("no page says an English text that the catalogue has in German, and none has a barrier", async ({
  page,
}) => {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await signIn(page);
  const left: string[] = [];
  for (const { address } of pages) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    for (const text of await textsOn(page)) if (english.has(text)) left.push(`${address}: ${text}`);
    await expectNoViolations(page, address);
  }
  expect(left).toEqual([]);
  expect(errors).toEqual([]);
});

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Benutzername" }).fill("admin");
  await page.getByLabel("Kennwort").fill(adminPassword);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect(page.getByRole("button", { name: "Konto von admin" })).toBeVisible();
}

function englishTexts(): ReadonlySet<string> {
  const texts = germanFiles(process.cwd())
    .flatMap((file) => file.texts)
    .filter(([text, said]) => text !== said && !german.has(text) && !/[{<]/u.test(text));
  return new Set(texts.map(([text]) => text));
}

/** Every text and name on the page, but for what was kept as it was written: files, the log, names of things. */
function textsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const kept = ".cm-editor, code, pre, .font-mono, [lang=en]";
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest(`script, style, ${kept}`) !== null) continue;
      texts.push((node.textContent ?? "").trim());
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
      if (element.closest(kept) !== null) continue;
      for (const name of ["aria-label", "title", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
    }
    return texts.filter((text) => text !== "");
  });
}
