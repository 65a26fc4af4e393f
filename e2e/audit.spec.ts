import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";

/** The audit log is verified on its page, and handed over as a file. */
for (const account of ["admin", "helpdesk"] as const) {
  test(`${account} verifies the log, and saves it`, async ({ page }) => {
    await signInOnPage(page, account);
    await page.goto("/audit");
    await page.getByRole("button", { name: "Verify log" }).click();
    const dialog = page.getByRole("dialog", { name: "Verify the audit log" });
    await expect(dialog).toContainText(
      /\d+ lines? checked: each is as it was written, and none is missing\./u,
      {
        timeout: 40_000,
      },
    );
    await dialog.getByRole("button", { name: "Close", exact: true }).last().click();

    const saved = async (link: string) => {
      const saving = page.waitForEvent("download");
      await page.getByRole("link", { name: link }).click();
      return readFileSync(await (await saving).path(), "utf8")
        .trim()
        .split("\n");
    };
    const lines = (await saved("Export JSON lines")).map(
      (line) => JSON.parse(line) as { action: string; hash: string },
    );
    expect(lines.some(({ action }) => action === "session.sign-in")).toBe(true);
    expect(lines.every(({ hash }) => /^[0-9a-f]{64}$/u.test(hash))).toBe(true);
    const messages = await saved("Export syslog");
    expect(messages.at(-1)).toMatch(/^<1\d\d>1 \S+Z \S+ inflight - \S+ \[audit@32473 id="\d+" /u);
  });
}
