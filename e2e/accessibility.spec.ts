import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { pageFiles, sourcesOf } from "./fixtures/doors";
import { expectFocusKept } from "./fixtures/keyboard";
import { expectStillness } from "./fixtures/motion";
import { pages, pagesApart } from "./fixtures/pages";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { makeTunnelProfile, removeTunnelProfile } from "./fixtures/tunnel-profile";
import { windows, windowsApart } from "./fixtures/windows";
import { panelUrl } from "./panel-under-test";

// Every page, or every window, in each test.
test.setTimeout(1_200_000);

/** A profile's page needs a profile. */
let tunnel = "";

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage({ baseURL: panelUrl() });
  await signInOnPage(page, "admin");
  tunnel = await makeTunnelProfile(page, "axe-1");
  await page.close();
});

test.afterAll(async ({ browser }) => {
  const page = await browser.newPage({ baseURL: panelUrl() });
  await signInOnPage(page, "admin");
  await removeTunnelProfile(page, tunnel);
  await page.close();
});

test("no page and no window is forgotten", () => {
  const known = [...pages.map(({ address }) => address), ...Object.keys(pagesApart)];
  expect(pageFiles().toSorted()).toEqual(known.toSorted());

  const imports = /from "@\/components\/ui\/(?:confirm-)?dialog"/u;
  const makers = sourcesOf(["app", "components/editor", "components/shell"]).filter((file) =>
    imports.test(readFileSync(file, "utf8")),
  );
  const looked = [...windows.flatMap(({ from }) => from), ...Object.keys(windowsApart)];
  expect(looked.toSorted()).toEqual(makers.toSorted());
});

for (const [account, density] of [
  ["admin", "compact"],
  ["helpdesk", "comfortable"],
] as const) {
  test(`axe finds nothing on any page for ${account}, in any theme, and nothing moves where the system asks for stillness`, async ({
    page,
    context,
  }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const desktop = encodeURIComponent(JSON.stringify({ density }));
    await context.addCookies([{ name: "inflight.desktop", value: desktop, url: panelUrl() }]);
    await page.goto("/sign-in");
    await expectNoViolationsInAnyTheme(page, "/sign-in");
    await signInOnPage(page, account);
    for (const { address, chosen = address } of [
      ...pages,
      { address: tunnel },
      { address: `${tunnel}?tab=set-up` },
      { address: "/nothing-here" },
    ]) {
      await page.goto(chosen);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      // Nothing is on its way any more.
      await expect(page.locator(".animate-pulse, .animate-spin")).toHaveCount(0);
      await page.waitForLoadState("networkidle");
      await expectStillness(page, chosen);
      await expectNoViolationsInAnyTheme(page, chosen);
    }
  });
}

test("every window opens by keyboard, axe finds nothing in it in any theme, and it gives the focus back", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  // The browser's own question, where what is not applied is left.
  page.on("dialog", (asked) => void asked.accept());
  await signInOnPage(page, "admin");
  let at = "";
  for (const { name, on, open } of windows) {
    if (on !== at) await page.goto(on === "tunnel" ? tunnel : on);
    at = on;
    await expect(await open(page)).toBeVisible();
    await expectStillness(page, name);
    await expectNoViolationsInAnyTheme(page, name);
    await page.keyboard.press("Escape");
    await expect(page.locator("[role=dialog], [role=alertdialog], [role=menu]")).toHaveCount(0);
    await expectFocusKept(page);
  }
});
