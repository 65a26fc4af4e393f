import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { pages } from "./fixtures/pages";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";

/** What a page's first load may cost: bytes of JavaScript as they travel (gzip), and layout shift (web.dev/cls). */
const SCRIPT_BYTES = 250_000;
const LAYOUT_SHIFT = 0.05;
/** Milliseconds; ten times what is usual. The target is 1,500, which the printed figures are to be held against. */
const LARGEST_PAINT = 9_000;

/** The editor is allowed to be large, and is loaded on its pages alone. */
const editorPages = pages.filter(({ hasEditor }) => hasEditor === true);
const otherPages = pages.filter(({ hasEditor }) => hasEditor !== true);

const VITALS = fileURLToPath(import.meta.resolve("web-vitals").replace(/[^/]+$/u, "web-vitals.iife.js"));

/** Runs in each page before its own scripts: the library, then what keeps its figures. */
const WATCH_VITALS = `${readFileSync(VITALS, "utf8")}
window.vitals = { largestPaint: 0, layoutShift: 0 };
webVitals.onLCP(({ value }) => (window.vitals.largestPaint = value), { reportAllChanges: true });
webVitals.onCLS(({ value }) => (window.vitals.layoutShift = value), { reportAllChanges: true });`;

interface Load {
  readonly scripts: number;
  readonly names: readonly string[];
  readonly largestPaint: number;
  readonly layoutShift: number;
}

test.setTimeout(900_000);
// Its pictures and copies of the page cost half as much time again as the page itself.
test.use({ trace: "off" });

test("every page's first load stays within its budget of scripts, and nothing on it jumps", async ({
  browser,
}) => {
  const context = await browser.newContext();
  await context.addInitScript({ content: WATCH_VITALS });
  const page = await context.newPage();
  const loads: [string, Load][] = [["/sign-in", await firstLoad(page, "/sign-in")]];
  await signInOnPage(page, "admin");
  const editorParts = await partsOfEditor(page);
  for (const { address } of otherPages) loads.push([address, await firstLoad(page, address)]);
  await context.close();
  for (const [address, load] of loads) {
    console.log(
      `${address}: ${(load.scripts / 1000).toFixed(0)} kB of scripts, largest paint ${load.largestPaint.toFixed(0)} ms, layout shift ${load.layoutShift.toFixed(3)}`,
    );
  }
  for (const [address, { scripts, names, largestPaint, layoutShift }] of loads) {
    expect(scripts, `${address}: bytes of scripts`).toBeLessThan(SCRIPT_BYTES);
    expect(layoutShift, `${address}: layout shift`).toBeLessThan(LAYOUT_SHIFT);
    expect(largestPaint, `${address}: largest paint`).toBeGreaterThan(0);
    expect(largestPaint, `${address}: largest paint`).toBeLessThan(LARGEST_PAINT);
    expect(
      names.filter((name) => editorParts.has(name)),
      `${address}: parts of the editor`,
    ).toEqual([]);
  }
});

/** The scripts that the editor's pages load and no other page does: the editor's, if they hold CodeMirror. */
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

/** Opens the page as somebody does whose browser has nothing of it, and waits until it is quiet. */
async function firstLoad(page: Page, address: string): Promise<Load> {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.clearBrowserCache");
  const kinds = new Map<string, string>();
  const sizes = new Map<string, number>();
  network.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") kinds.set(requestId, new URL(response.url).pathname);
  });
  // Without the headers, which are no script; encoded as it travels, which is gzip.
  network.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    sizes.set(requestId, (sizes.get(requestId) ?? 0) + encodedDataLength);
  });
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  // The browser tells of a paint after the fact.
  await expect.poll(() => page.evaluate(() => window.vitals.largestPaint)).toBeGreaterThan(0);
  await page.waitForTimeout(500);
  const { largestPaint, layoutShift } = await page.evaluate(() => window.vitals);
  await network.detach();
  const scripts = [...kinds.keys()].reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
  return { scripts, names: [...kinds.values()], largestPaint, layoutShift };
}

declare global {
  interface Window {
    vitals: { largestPaint: number; layoutShift: number };
  }
}
