import { renameSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { expectFocusWithin } from "./fixtures/keyboard";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { whileConnected } from "./fixtures/smb-client";
import { panelDataDir } from "./panel-under-test";

/** How it all stands at a glance, with real clients, real samples, and the way to where things are mended. */
test.describe.configure({ mode: "serial" });
test.setTimeout(400_000);

/** A sample comes every ten seconds, and a rate with the second one. */
const patient = { timeout: 60_000 };

const tile = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const attention = (page: Page) => page.getByRole("list", { name: "Needs attention" });
const chart = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("it is where one lands after signing in, and the first entry of the navigation", async ({ page }) => {
  await signInOnPage(page, "admin");
  await expect(page).toHaveURL(/\/dashboard$/u);
  await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
  const tree = page.getByRole("tree", { name: "Storage Administration" });
  await expect(tree.getByRole("treeitem").first()).toHaveText("Dashboard");
  await expect(tree.getByRole("link").first()).toHaveAttribute("aria-current", "page");
});

test("its figures follow a client in the clear, and one that encrypts", async ({ page }) => {
  await signInOnPage(page, "admin");
  const sessions = tile(page, "Sessions encrypted");
  await expect(sessions).toContainText("Nobody is connected", patient);

  await whileConnected("SMB2_10", "public", async (command) => {
    await expect(sessions).toContainText("0%", patient);
    await expect(sessions).toContainText("0 of 1 session encrypted, 1 in the clear; 1 client.");
    const clear = attention(page).getByRole("listitem").filter({ hasText: "session is in the clear" });
    await expect(clear).toBeVisible(patient);
    const traffic = tile(page, "SMB traffic encrypted, last hour");
    await expect
      .poll(
        async () => {
          command("ls");
          return traffic.textContent();
        },
        { ...patient, intervals: [1_000] },
      )
      .toMatch(/[1-9][\d.]* k?B in the clear/u);
    await clear.getByRole("link", { name: "Show sessions" }).click();
    await expect(page).toHaveURL(/\/sessions\?state=clear$/u);
    await expect(
      page.getByRole("grid", { name: "Sessions" }).getByRole("row", { name: /public/u }),
    ).toBeVisible();
  });

  await page.goto("/dashboard");
  await expect(sessions).toContainText("Nobody is connected", patient);
  await whileConnected(
    "SMB3_11",
    "projects",
    async (command) => {
      command("ls");
      await expect(sessions).toContainText("100%", patient);
      await expect(sessions).toContainText("1 of 1 session encrypted; 1 client.");
      await expect(attention(page)).not.toContainText("session is in the clear");
      const traffic = tile(page, "SMB traffic encrypted, last hour");
      await expect
        .poll(
          async () => {
            command("ls");
            return traffic.textContent();
          },
          { ...patient, intervals: [1_000] },
        )
        .toMatch(/[1-9][\d.]* k?B encrypted/u);
    },
    ["--client-protection=encrypt"],
  );
});

test("what needs attention leads to where it is mended", async ({ page }) => {
  await signInOnPage(page, "admin");
  const ways = [
    ["Set up second factor", "Your Account", "Set up second factor"],
    ["Verify on Share Status", "Share Status", /^Verify share/u],
    ["Make tunnel-only", "NFS Exports", "Make tunnel-only"],
    ["Pin mountd port", "NFS Exports", "Pin mountd port"],
  ] as const;
  for (const [action, heading, question] of ways) {
    await page.goto("/dashboard");
    await attention(page).getByRole("link", { name: action }).first().click();
    const dialog = page.getByRole("dialog", { name: question });
    await expect(dialog).toBeVisible();
    // Asked once: a reload, or a link that is passed on, does not ask again.
    await expect(page).not.toHaveURL(/do=/u);
    await expectFocusWithin(dialog);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  }
  await page.goto("/dashboard");
  await attention(page).getByRole("link", { name: "Open SMB3 Encryption" }).first().click();
  const shares = page.getByRole("grid", { name: "Share encryption" });
  await expect(shares.getByRole("row", { selected: true }).first()).toBeInViewport();
  await expect(page.getByRole("combobox", { name: "Set selected to" })).toBeEnabled();
});

test("a chart is read as a table of the same numbers, over the hour, the day and the week", async ({
  page,
}) => {
  await signInOnPage(page, "admin");
  const load = chart(page, "CPU, memory and disk");
  const picture = load.getByRole("img");
  await expect(picture).toHaveAttribute("aria-label", /CPU: last [\d.]+%, at most [\d.]+%/u, patient);
  const toggle = load.getByRole("button", { name: "Show as table" });
  await toggle.focus();
  await page.keyboard.press("Enter");
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await expect(picture).toHaveCount(0);
  const table = load.getByRole("region", { name: "CPU, memory and disk as a table" });
  await expect(table.getByRole("columnheader")).toHaveText(["Time", "CPU", "memory", "disk"]);
  await expect(table.getByRole("row").nth(1).getByRole("cell").first()).toHaveText(/^[\d.]+%$/u, patient);
  // Before the panel ran nobody measured: a gap, and no zero.
  await expect(table.getByRole("row").last()).toContainText("not measured");

  for (const [name, address] of [
    ["Last day", /span=day$/u],
    ["Last week", /span=week$/u],
    ["Last hour", /\/dashboard$/u],
  ] as const) {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("button", { name })).toHaveAttribute("aria-pressed", "true");
    await expect(page).toHaveURL(address);
    await expect(table.getByRole("row").nth(1).getByRole("cell").first()).toHaveText(/^[\d.]+%$/u, patient);
  }
  await toggle.click();
  await expect(picture).toBeVisible();
});

test("helpdesk sees it, without what is about accounts", async ({ page }) => {
  await signInOnPage(page, "helpdesk");
  await expect(page).toHaveURL(/\/dashboard$/u);
  await expect(tile(page, "Sessions encrypted")).toContainText("Nobody is connected", patient);
  await expect(attention(page)).toContainText("mountd");
  await expect(attention(page)).not.toContainText("second factor");
  await attention(page).getByRole("link", { name: "See NFS ports" }).click();
  const ports = page.getByRole("region", { name: "NFS ports", exact: true });
  await expect(ports.getByRole("button").first()).toBeFocused();
  await expect(ports).toBeInViewport();
  await page.goto("/dashboard");
  await attention(page).getByRole("link", { name: "Open NFS Exports" }).click();
  const exports = page.getByRole("grid", { name: "NFS Exports" });
  await expect(exports.getByRole("row", { selected: true }).first()).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goto("/dashboard");
  await expect(page.getByRole("region", { name: "Appliance" })).toContainText(
    /CPU\s*\d+% of \d+ processors/u,
    patient,
  );
  await expect(page.getByRole("list", { name: "Last changes" })).toContainText("smb.conf");
});

test("one source that fails leaves the others standing, and says why", async ({ page }) => {
  const configuration = path.join(panelDataDir(), "appliance/control/effective.conf");
  renameSync(configuration, `${configuration}.away`);
  try {
    await signInOnPage(page, "admin");
    await expect(tile(page, "Sessions encrypted")).toContainText(
      "smbstatus cannot read Samba's configuration",
      patient,
    );
    await expect(page.getByRole("list", { name: "CIFS shares" })).toBeVisible();
    await expect(page.getByRole("list", { name: "Services and since when" })).toContainText("sshd running");
  } finally {
    renameSync(`${configuration}.away`, configuration);
  }
  await expect(tile(page, "Sessions encrypted")).toContainText("Nobody is connected", patient);
});

test("where the panel does not answer it says so, and keeps what it has", async ({ page }) => {
  await page.route("**/api/dashboard", (route) => route.abort());
  await signInOnPage(page, "admin");
  await expect(page.getByText("The dashboard could not be read")).toBeVisible(patient);
  await page.unroute("**/api/dashboard");
  await page.getByRole("button", { name: "Try again" }).first().click();
  await expect(tile(page, "Sessions encrypted")).toContainText("Nobody is connected", patient);
  await expect(page.getByText("The dashboard could not be read")).toHaveCount(0);
  await page.route("**/api/dashboard", (route) => route.abort());
  await expect(page.getByText("This is not the newest")).toBeVisible(patient);
  await expect(tile(page, "Sessions encrypted")).toContainText("Nobody is connected");
});

test("axe finds nothing in it, its charts and its tables, in any theme", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signInOnPage(page, "admin");
  await expect(chart(page, "Network").getByRole("img")).toBeVisible(patient);
  await expectNoViolationsInAnyTheme(page, "the charts");
  for (const toggle of await page.getByRole("button", { name: "Show as table" }).all()) await toggle.click();
  await expect(page.getByRole("region", { name: "Network as a table" })).toBeVisible();
  await expectNoViolationsInAnyTheme(page, "their tables");
});
