import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Whether the browser that belongs to this version of Playwright is installed. */
export function hasPlaywrightBrowser(): boolean {
  return existsSync(chromium.executablePath());
}
