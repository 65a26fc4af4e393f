import { expect } from "@playwright/test";
import { enterOn, expectFocusKept, expectFocusSeen, tabTo, typeInto } from "./fixtures/keyboard";
import { answer, applyReview, button, dialog, goTo, patient, result, toRow } from "./fixtures/keyboard-steps";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { smbConfOnDisk, whileConnected } from "./fixtures/smb-client";

// Whole flows without a mouse: nothing is clicked once somebody is signed in, each stop of the focus is seen, none is lost when a window
// closes or a thing goes away, and how it ended is said in a live region.
test.setTimeout(300_000);

test("a preset is applied, the session it left in the clear is closed, and History rolls it back", async ({
  page,
}) => {
  const before = smbConfOnDisk();
  await signInOnPage(page, "admin");
  await whileConnected("SMB2_10", "projects", async () => {
    await goTo(page, "SMB3 Encryption");
    const presets = page.getByRole("radiogroup", { name: "Encryption preset" });
    await tabTo(page, presets.getByRole("radio", { name: "Off", exact: true }));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(presets.getByRole("radio", { name: "Required", exact: true })).toBeFocused();
    await enterOn(page, button(page, "Review changes"), "Shift+Tab");
    await applyReview(page, "Reload only");
    expect(smbConfOnDisk()).not.toBe(before);

    await goTo(page, "Sessions");
    await toRow(page, "Sessions", "projects");
    await enterOn(page, page.getByRole("button", { name: "Close clear sessions" }), "Shift+Tab");
    await answer(page, "Close clear sessions");
    const told = page.getByRole("status", { name: "Clear sessions" });
    await expect(told).toContainText("No session goes on in the clear against smb.conf any more", patient);
    await expect(page.getByRole("grid", { name: "Sessions" }).getByRole("rowheader")).toHaveCount(0);
    await expectFocusKept(page);
    await enterOn(page, button(page, "Dismiss"), "Shift+Tab");
    await expectFocusKept(page);
  });

  await goTo(page, "History");
  await toRow(page, "Revisions", "admin");
  await page.keyboard.press("Space");
  await enterOn(page, button(page, "Compare"), "Shift+Tab");
  await expect(dialog(page, /revision/iu)).toBeVisible();
  await expectFocusKept(page);
  await page.keyboard.press("Escape");
  await expect(button(page, "Compare")).toBeFocused();
  await enterOn(page, button(page, "Restore"));
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: /before/u })).toBeFocused();
  await page.keyboard.press("Enter");
  await applyReview(page);
  expect(smbConfOnDisk()).toBe(before);
});

test("one session is closed, a share is verified, and a list is saved", async ({ page }) => {
  await signInOnPage(page, "admin");
  await goTo(page, "Sessions");
  await whileConnected("SMB3_11", "projects", async () => {
    await toRow(page, "Sessions", "projects");
    await page.keyboard.press("Space");
    await expect(page.getByRole("region", { name: "Session details" })).toBeVisible();
    await enterOn(page, button(page, "Close session"), "Shift+Tab");
    await answer(page, "Close session");
    await expect(result(page)).toContainText(/closed/u);
    await expect(page.getByText("The session that was chosen has ended.")).toBeVisible(patient);
    await expectFocusKept(page);
    await enterOn(page, result(page).getByRole("button"), "Shift+Tab");
    await expect(result(page)).toBeEmpty();
    await expectFocusKept(page);
  });

  await goTo(page, "Share Status");
  await toRow(page, "Share status", "finance");
  await page.keyboard.press("Space");
  await enterOn(page, button(page, "Verify"));
  const verify = dialog(page, "Verify share finance");
  await expect(verify.getByRole("textbox", { name: "User name" })).toBeFocused();
  await page.keyboard.type("alice");
  await typeInto(page, verify.getByLabel("Password"), "demo-alice");
  await page.keyboard.press("Enter");
  await expect(verify.getByRole("status", { name: "Result" })).toContainText("As promised", patient);
  await expectFocusKept(page);
  await page.keyboard.press("Escape");
  await expect(button(page, "Verify")).toBeFocused();
  await expectFocusSeen(page);

  const download = page.waitForEvent("download");
  await enterOn(page, button(page, "Export CSV"), "Shift+Tab");
  expect((await download).suggestedFilename()).toMatch(/\.csv$/u);
  await expect(button(page, "Export CSV")).toBeFocused();
});
