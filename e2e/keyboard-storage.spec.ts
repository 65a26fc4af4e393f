import { mkdirSync, rmdirSync } from "node:fs";
import { expect } from "@playwright/test";
import { findFreePort } from "@/lib/sandbox/free-port";
import { enterOn, expectFocusKept, tabTo, typeInto } from "./fixtures/keyboard";
import { applyReview, button, dialog, goTo, patient, question, toRow } from "./fixtures/keyboard-steps";
import { exportsOnDisk, sharedFolder } from "./fixtures/nfs-client";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { smbConfOnDisk } from "./fixtures/smb-client";

// Shares, exports, ports and what is looked up, without a mouse: see keyboard-flows.spec.ts.
test.setTimeout(300_000);

test("a share is made, changed and removed", async ({ page }) => {
  const before = smbConfOnDisk();
  await signInOnPage(page, "admin");
  await goTo(page, "CIFS Shares");
  await enterOn(page, button(page, "Create share"));
  const form = dialog(page, "Create share");
  await expect(form.getByRole("textbox", { name: "Share name" })).toBeFocused();
  await page.keyboard.type("keys");
  await typeInto(page, form.getByRole("textbox", { name: "Path" }), "/tmp");
  await enterOn(page, form.getByRole("button", { name: "Review changes" }));
  await applyReview(page);
  expect(smbConfOnDisk()).toContain("[keys]");

  await toRow(page, "CIFS Shares", "keys");
  await page.keyboard.press("Space");
  await enterOn(page, button(page, "Edit share"), "Shift+Tab");
  const edit = dialog(page, "Edit share keys");
  await typeInto(page, edit.getByRole("textbox", { name: "Comment" }), "By keys alone");
  await enterOn(page, edit.getByRole("button", { name: "Review changes" }));
  await applyReview(page);
  expect(smbConfOnDisk()).toContain("comment = By keys alone");

  await tabTo(page, button(page, "Create share"), "Shift+Tab");
  await enterOn(page, button(page, "Remove share"));
  await expect(question(page).getByRole("button", { name: "Cancel" })).toBeFocused();
  await enterOn(page, question(page).getByRole("button", { name: "Review removal" }));
  await applyReview(page);
  expect(smbConfOnDisk().trimEnd()).toBe(before.trimEnd());
});

test("an export is made, let in through a tunnel only, and removed; mountd is pinned and unpinned", async ({
  page,
}) => {
  const before = exportsOnDisk();
  const folder = sharedFolder("by-keys");
  mkdirSync(folder);
  await signInOnPage(page, "admin");
  await goTo(page, "NFS Exports");
  await enterOn(page, button(page, "Create export"));
  const form = dialog(page, "Create export");
  await expect(form.getByRole("textbox", { name: "Path" })).toBeFocused();
  await page.keyboard.type(folder);
  await typeInto(page, form.getByRole("textbox", { name: "Host, network or netgroup" }), "10.9.0.0/16");
  await enterOn(page, form.getByRole("button", { name: "Review changes" }));
  await applyReview(page);
  expect(exportsOnDisk()).toContain(folder);

  await toRow(page, "NFS Exports", "by-keys");
  await page.keyboard.press("Space");
  for (const [verb, window] of [
    ["Make tunnel-only", "Make tunnel-only"],
    ["Remove export", "Remove export"],
  ] as const) {
    await tabTo(page, button(page, "Create export"), "Shift+Tab");
    await enterOn(page, button(page, verb));
    await enterOn(page, dialog(page, window).getByRole("button", { name: /^Review/u }));
    await applyReview(page);
  }
  expect(exportsOnDisk()).toBe(before);
  rmdirSync(folder);

  await enterOn(page, button(page, "Pin mountd port"));
  const pin = dialog(page, "Pin mountd port");
  await typeInto(page, pin.getByRole("textbox", { name: "Port" }), String(await findFreePort()));
  await page.keyboard.press("Enter");
  await applyReview(page);
  const ports = page.getByRole("region", { name: "NFS ports", exact: true });
  await expect(ports).toContainText("Pinned", patient);
  await tabTo(page, button(page, "Create export"), "Shift+Tab");
  await enterOn(page, button(page, "Unpin"));
  await applyReview(page);
  await expect(ports).toContainText("Floating", patient);
  await expectFocusKept(page);
});

test("whether a client can connect, a term and a parameter are looked up", async ({ page }) => {
  await signInOnPage(page, "admin");
  await goTo(page, "Share Status");
  const check = page.getByRole("region", { name: "Can this client connect?" });
  const share = check.getByLabel("Share", { exact: true });
  await expect(share.getByRole("option", { name: "public", exact: true })).toBeAttached();
  await tabTo(page, share);
  await page.keyboard.type("public");
  await tabTo(page, check.getByLabel("Client system"));
  await page.keyboard.type("Windows 7");
  await expect(check.getByRole("status")).toContainText("Yes, in the clear");
  await expectFocusKept(page);

  await goTo(page, "Glossary");
  await typeInto(page, page.getByRole("searchbox", { name: "Search terms" }), "dialect");
  await expect(page.getByRole("term").filter({ hasText: /^dialect/u })).toBeVisible();

  await goTo(page, "Parameters of smb.conf");
  await typeInto(page, page.getByRole("searchbox", { name: "Search parameters" }), "wide links");
  await toRow(page, "Parameters", "wide links");
  await page.keyboard.press("Space");
  await expect(page.getByRole("region", { name: "Parameter", exact: true })).toContainText("wide links");
  await expectFocusKept(page);
});
