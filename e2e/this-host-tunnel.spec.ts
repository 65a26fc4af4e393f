import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { putFileOnDisk } from "./fixtures/smb-client";
import { catThrough, freeLocalPort } from "./fixtures/tunnel-client";
import { makeTunnelProfile, removeTunnelProfile } from "./fixtures/tunnel-profile";
import { panelDataDir } from "./panel-under-test";

/** A tunnel that the panel's own machine opens: from the form to a file that a real NFS client reads through it. */
test.describe.configure({ mode: "serial", timeout: 240_000 });

const SECRET = "What this host reads through its own tunnel.\n";
const patient = { timeout: 40_000 };

const file = () => path.join(panelDataDir(), "appliance/shares/projects/held.txt");
const state = (page: Page) => page.getByRole("region", { name: "State" });
const says = (page: Page, word: string) =>
  expect(state(page).getByText(word, { exact: true }).first()).toBeVisible(patient);

let address = "";
let ports = { nfs: 0, mount: 0 };

const read3 = () => catThrough(file(), ports.nfs, ports.mount);

test("an admin ticks This host, makes a key, confirms the server's; NFSv3 goes through", async ({ page }) => {
  putFileOnDisk("held.txt", SECRET);
  ports = { nfs: await freeLocalPort(), mount: await freeLocalPort() };
  await signInOnPage(page, "admin");
  address = await makeTunnelProfile(page, "mirror", async (form) => {
    await form.getByLabel("This host is the client").check();
    await form.getByLabel("NFS version").selectOption("3");
    await form.getByLabel("Local NFS port").fill(String(ports.nfs));
    await form.getByLabel("Local mount port").fill(String(ports.mount));
  });
  await says(page, "No key");

  await page.getByRole("button", { name: "Make key" }).click();
  const making = page.getByRole("dialog", { name: "Make a key for mirror" });
  await expect(making).toContainText("stays here, sealed");
  await making.getByRole("button", { name: "Make key" }).click();
  await says(page, "Confirm host key");
  await expect(page.locator("body")).not.toContainText("PRIVATE KEY");
  expect(await read3()).not.toContain(SECRET);

  await state(page).getByRole("button", { name: "Confirm host key" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("It is this appliance’s own key");
  await expect(question).toContainText(/SHA256:[A-Za-z0-9+/]{43}/u);
  await expectNoViolationsInAnyTheme(page, "Confirm host key");
  await question.getByRole("button", { name: "Confirm host key" }).click();
  await says(page, "Connected");
  expect(await read3()).toBe(SECRET);
  await expect(state(page)).toContainText(/To the client[\d.]+ k?B/u, patient);
  await expect(page.getByRole("tab", { name: "SSH commands" })).toHaveCount(0);
  await expect(page.getByRole("tabpanel", { name: "fstab" })).toContainText(`port=${String(ports.nfs)}`);
});

test("the same tunnel carries NFSv4 once the profile says so", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto(address);
  await page.getByRole("button", { name: "Edit profile" }).click();
  const form = page.getByRole("dialog", { name: "Tunnel profile of mirror" });
  await form.getByLabel("NFS version").selectOption("4.2");
  await form.getByRole("button", { name: "Save profile" }).click();
  await expect(form).toBeHidden(patient);
  await says(page, "Connected");
  await expect.poll(() => catThrough(file(), ports.nfs), patient).toBe(SECRET);
});

test("helpdesk sees how it stands, and neither a key nor a button", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  await page.goto(address);
  await says(page, "Connected");
  await expect(state(page)).toContainText("Local portsopen");
  await expect(state(page).getByRole("button")).toHaveCount(0);
  await expect(page.locator("body")).not.toContainText(/AAAA[A-Za-z0-9+/]{16}/u);
});

test("disabled, its ports are shut; enabled, it is back without a question; removed, it is gone", async ({
  page,
}) => {
  await signInOnPage(page, "admin");
  await page.goto(address);
  await page.getByRole("button", { name: "Disable" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Disable" }).click();
  await says(page, "Disabled");
  await expect.poll(() => catThrough(file(), ports.nfs), patient).not.toContain(SECRET);
  await page.getByRole("button", { name: "Enable" }).click();
  await says(page, "Connected");
  await expect.poll(() => catThrough(file(), ports.nfs), patient).toBe(SECRET);
  await removeTunnelProfile(page, address);
  await expect.poll(() => catThrough(file(), ports.nfs), patient).not.toContain(SECRET);
});
