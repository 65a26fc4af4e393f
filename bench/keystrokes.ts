import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "@playwright/test";
import * as z from "zod";

/** One typed character; milliseconds since the page's navigation began. */
export interface Keystroke {
  readonly pressed: number;
  readonly shown: number;
}

const Keystrokes = z.array(z.object({ pressed: z.number(), shown: z.number() }));

/** Makes every page that is opened from now on note when typed characters come to the screen. */
export async function noteKeystrokes(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: fileURLToPath(new URL("keystrokes-in-page.mjs", import.meta.url)) });
}

/** What the page has noted, once the last character is on the screen. */
export async function keystrokesOf(page: Page): Promise<readonly Keystroke[]> {
  await page.waitForFunction("benchKeystrokes.length > 0 && benchKeystrokes.every(({ shown }) => shown > 0)");
  return Keystrokes.parse(await page.evaluate("benchKeystrokes"));
}
