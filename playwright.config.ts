import { defineConfig, devices } from "@playwright/test";
import { hasPlaywrightBrowser } from "./scripts/test/browser";

/** Debian's Chromium where Playwright's own is not installed; what follows keeps it quiet and lets root start it. */
const debianChromium = {
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/bring-up-panel.ts",
  // One panel, one smb.conf: tests that change it must not meet.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  // Ten times the usual and more: a busy machine must not decide. How long things may take is told by what measures it.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 800 },
    launchOptions: hasPlaywrightBrowser() ? {} : debianChromium,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
