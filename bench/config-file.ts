import { type Browser, chromium, type Locator, type Page } from "@playwright/test";
import playwright from "../playwright.config";
import { type BareServer, startBareServer } from "./bare-server";
import { keystrokesOf, noteKeystrokes } from "./keystrokes";
import type { Panel } from "./panel";
import { median, milliseconds, percentile, type Row } from "./row";
import { shareFile, shareFileOfSize } from "./share-file";

const SHARES = 5_000;
const LARGE_BYTES = 1_048_576;
const OPENINGS = 9;
const USABLE_WITHIN_MS = 1_500;
const TYPING_MS = 50;
/** Somebody who types a line, looks, and goes on: what waits for a pause then runs beside the next line. */
const BURSTS = 12;
const BURST = "comment = xy";
const BETWEEN_KEYS_MS = 40;
const BETWEEN_BURSTS_MS = 320;
const EDITOR = "/cifs-shares/config-file";
const PEER = "a bare page with a <textarea>";

/** The panel's page and its peer, open to the same browser. */
interface Sides {
  readonly browser: Browser;
  readonly panel: Panel;
  readonly bare: BareServer;
}

/** Edit Config File in Chromium, against a bare page with the same text in a `<textarea>`. */
export async function measureConfigFile(panel: Panel): Promise<{ rows: Row[]; chromium: string }> {
  const browser = await chromium.launch(playwright.use?.launchOptions);
  const bare = await startBareServer();
  try {
    const sides = { browser, panel, bare };
    const rows = [await measureOpening(sides), await measureTyping(sides)];
    return { rows, chromium: browser.version() };
  } finally {
    await browser.close();
    await bare.close();
  }
}

/** From the start of the navigation, with nothing in the cache, to the first typed character on the screen. */
async function measureOpening(sides: Sides): Promise<Row> {
  await offer(sides, shareFile(SHARES, sides.panel.sharedFolder));
  const ours: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round < OPENINGS; round += 1) {
    ours.push(await onFreshPage(sides, sides.panel.url + EDITOR, firstCharacter));
    peers.push(await onFreshPage(sides, `${sides.bare.url}/`, firstCharacter));
  }
  const time = median(ours);
  return {
    name: `Edit Config File, ${SHARES.toLocaleString("en")} shares: first character typed, median`,
    ours: `${milliseconds(time)} (worst ${milliseconds(Math.max(...ours))})`,
    peer: `${PEER}: ${milliseconds(median(peers))}`,
    ratio: time / median(peers),
    target: `< ${milliseconds(USABLE_WITHIN_MS)}`,
    met: time < USABLE_WITHIN_MS,
  };
}

/** From each key's event to the frame that shows it, in the middle of a large file. */
async function measureTyping(sides: Sides): Promise<Row> {
  const text = shareFileOfSize(LARGE_BYTES, sides.panel.sharedFolder);
  await offer(sides, text);
  const middle = text.slice(0, text.length / 2).split("\n").length;
  const ours = await onFreshPage(sides, `${sides.panel.url}${EDITOR}?line=${middle}`, typeLines);
  const peers = await onFreshPage(sides, `${sides.bare.url}/`, typeLines);
  const time = percentile(ours, 0.95);
  return {
    name: "Edit Config File, 1 MiB: key to frame, p95",
    ours: `${milliseconds(time)} (median ${milliseconds(median(ours))})`,
    peer: `${PEER}: ${milliseconds(percentile(peers, 0.95))}`,
    ratio: time / percentile(peers, 0.95),
    target: `< ${milliseconds(TYPING_MS)}`,
    met: time < TYPING_MS,
  };
}

async function offer({ panel, bare }: Sides, text: string): Promise<void> {
  await panel.writeSmbConf(text);
  await bare.teach("/", { type: "text/html; charset=utf-8", body: Buffer.from(textAreaPage(text)) });
}

/** In a browser context that has opened nothing yet: no cache, no draft, no compiled script. */
async function onFreshPage<T>(
  { browser, panel }: Sides,
  url: string,
  measure: (page: Page, box: Locator) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    storageState: panel.storage,
    viewport: { width: 1280, height: 800 },
  });
  try {
    await noteKeystrokes(context);
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "commit" });
    return await measure(page, page.getByRole("textbox", { name: "Config File" }));
  } finally {
    await context.close();
  }
}

/** In the very frame that first has the box: Playwright's own `focus` looks for it at intervals of up to half a second. */
async function focusBox(page: Page): Promise<void> {
  const find = `document.querySelector('[aria-label="Config File"]:is(textarea, [role="textbox"])')`;
  await page.waitForFunction(`(${find}?.focus(), ${find} !== null && ${find} === document.activeElement)`);
}

async function firstCharacter(page: Page, box: Locator): Promise<number> {
  await focusBox(page);
  await page.keyboard.press("q");
  const [first] = await keystrokesOf(page);
  if (!first || !(await shownText(box)).startsWith("q")) throw new Error("What was typed is not there.");
  return first.shown;
}

async function typeLines(page: Page, box: Locator): Promise<number[]> {
  await focusBox(page);
  await box.evaluate((element) => {
    if (!(element instanceof HTMLTextAreaElement)) return;
    const middle = element.value.indexOf("\n", element.value.length / 2);
    element.setSelectionRange(middle, middle);
  });
  for (let burst = 0; burst < BURSTS; burst += 1) {
    await page.keyboard.press("Enter");
    await page.keyboard.type(BURST, { delay: BETWEEN_KEYS_MS });
    await page.waitForTimeout(BETWEEN_BURSTS_MS);
  }
  const keystrokes = await keystrokesOf(page);
  if (keystrokes.length !== BURSTS * BURST.length)
    throw new Error("Not every character that was typed came.");
  return keystrokes.map(({ pressed, shown }) => shown - pressed);
}

function shownText(box: Locator): Promise<string> {
  return box.evaluate((element) =>
    element instanceof HTMLTextAreaElement ? element.value : element.textContent,
  );
}

function textAreaPage(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html><title>Peer</title>
<textarea aria-label="Config File" style="width: 100%; height: 90vh">
${escaped}</textarea>`;
}
