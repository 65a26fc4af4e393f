import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import * as z from "zod";
import { findFreePort } from "@/lib/sandbox/free-port";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { panelDataDir } from "./panel-under-test";

/** mountd's port is pinned through the browser, used by a real NFS client, and unpinned. One walk: it is one server. */
test.describe.configure({ mode: "serial" });

const box = () => path.join(panelDataDir(), "appliance");
const table = (page: Page) => page.getByRole("table", { name: "NFS ports" });
const row = (page: Page, name: RegExp) => table(page).getByRole("row", { name });
const mountd = (page: Page) => row(page, /^mountd/u);
let pinned = 0;

const State = z.object({
  nfs: z.object({ nfs: z.number(), mount: z.number() }),
  ssh: z.object({ port: z.number() }),
});

function stateNow(): z.infer<typeof State> {
  return State.parse(JSON.parse(readFileSync(path.join(box(), "state.json"), "utf8")));
}

function portsNow(): { readonly nfs: number; readonly mount: number } {
  return stateNow().nfs;
}

/** What a client reads that names both ports, as it does through a tunnel; null where it is refused. */
async function nfsCat(mountPort: number): Promise<string | null> {
  const file = path.join(box(), "shares/public/welcome.txt");
  const url = `nfs://127.0.0.1${file}?nfsport=${String(portsNow().nfs)}&mountport=${String(mountPort)}`;
  return promisify(execFile)("nfs-cat", [url], { timeout: 30_000 }).then(
    ({ stdout }) => stdout,
    () => null,
  );
}

async function apply(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Review changes" });
  await expect(dialog.getByRole("radio", { name: "Restart NFS" })).toBeChecked();
  await expect(dialog.getByRole("radio", { name: "Reload only" })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog.getByRole("status", { name: "Result" })).toHaveText(/^Applied/u, { timeout: 60_000 });
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(dialog).toBeHidden();
}

test.beforeEach(async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/nfs-exports");
  await expect(table(page)).toBeVisible();
});

test("the page tells where NFS and mountd are, and the header that they run", async ({ page }) => {
  const { nfs, mount } = portsNow();
  await expect(row(page, /^NFS/u)).toContainText(String(nfs));
  await expect(row(page, /^NFS/u)).toContainText(/Answers.*v3 in [\d.]+ ms, v4 in [\d.]+ ms/u);
  await expect(mountd(page)).toContainText(String(mount));
  await expect(mountd(page)).toContainText("Floating");
  await expect(page.getByRole("list", { name: "Services" })).toContainText("nfs running");
  await expectNoViolationsInAnyTheme(page, page.url());
});

test("a port that mountd could not have is refused as it is typed", async ({ page }) => {
  await page.getByRole("button", { name: "Pin mountd port" }).click();
  const dialog = page.getByRole("dialog", { name: "Pin mountd port" });
  const port = dialog.getByRole("textbox", { name: "Port" });
  await expect(port).toHaveValue("32767");
  for (const [typed, words] of [
    [String(portsNow().nfs), "port of NFS itself"],
    ["22", "port of SSH"],
    ["893", "no port below 1024"],
    ["70000", "whole number from 1 to 65535"],
    ["mountd", "whole number from 1 to 65535"],
  ] as const) {
    await port.fill(typed);
    await expect(dialog.getByText(words)).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Review changes" })).toBeDisabled();
  }
  await port.fill("45678");
  await expect(dialog.getByText("Choose one below")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Review changes" })).toBeEnabled();
  await expectNoViolationsInAnyTheme(page, page.url());
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("mountd is pinned, and a real client reads through the new port and not through the old", async ({
  page,
}) => {
  const before = portsNow().mount;
  do pinned = await findFreePort();
  while (pinned === before);
  await page.getByRole("button", { name: "Pin mountd port" }).click();
  const dialog = page.getByRole("dialog", { name: "Pin mountd port" });
  await dialog.getByRole("textbox", { name: "Port" }).fill(String(pinned));
  await page.keyboard.press("Enter");
  const review = page.getByRole("dialog", { name: "Review changes" });
  await expect(review.getByText("after every restart")).toBeVisible();
  await apply(page);

  await expect(mountd(page)).toContainText("Pinned");
  await expect(mountd(page)).toContainText("zz-inflight.conf, line 4");
  expect(portsNow().mount).toBe(pinned);
  expect(await nfsCat(pinned)).toContain("open to everybody");
  expect(await nfsCat(before)).toBeNull();
});

test("the firewall advice names the ports, and shuts them with each tool", async ({ page }) => {
  await page.getByRole("button", { name: "Details of Firewall advice" }).click();
  const advice = page.getByRole("region", { name: "Firewall advice" });
  await expect(advice).toContainText("The panel never changes the firewall");
  for (const tool of ["firewalld", "ufw", "iptables", "nftables"]) {
    await advice.getByRole("radio", { name: tool }).check();
    const commands = advice.getByRole("region", { name: "Command: Shut NFS and mountd" });
    await expect(commands).toContainText(String(pinned));
    await expect(commands).toContainText(String(portsNow().nfs));
  }
  await expect(advice.getByText("mountd floats")).toHaveCount(0);

  const ssh = String(stateNow().ssh.port);
  await expect(advice).toContainText(`SSH (${ssh}) stays open`);
  await advice.getByRole("radio", { name: "firewalld" }).check();
  await expect(advice).toContainText(`--add-port=${ssh}/tcp`);
  await expectNoViolationsInAnyTheme(page, page.url());
});

test("the helpdesk sees the ports and cannot move them", async ({ page, context }) => {
  await context.clearCookies();
  await signInOnPage(page, "helpdesk");
  await page.goto("/nfs-exports");
  await expect(mountd(page)).toContainText("Pinned");
  await expect(page.getByText("pinned by people with the role admin")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pin mountd port" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Unpin" })).toHaveCount(0);
});

test("unpinned from the page, mountd floats again; History pins it anew", async ({ page }) => {
  await page.getByRole("button", { name: "Unpin" }).click();
  await expect(
    page.getByRole("dialog", { name: "Review changes" }).getByText("fail at their next mount"),
  ).toBeVisible();
  await apply(page);
  await expect(mountd(page)).toContainText("Floating");
  await expect(page.getByRole("button", { name: "Unpin" })).toBeDisabled();
  expect(await nfsCat(portsNow().mount)).toContain("open to everybody");

  await page.goto("/history");
  const grid = page.getByRole("grid", { name: "Revisions" });
  await grid
    .getByRole("row")
    .filter({ hasText: `Pin mountd to port ${String(pinned)}` })
    .first()
    .getByRole("rowheader")
    .click();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("menuitem", { name: /^The text after revision/u }).click();
  await apply(page);
  expect(portsNow().mount).toBe(pinned);
  expect(await nfsCat(pinned)).toContain("open to everybody");
});

test("what is left of it is taken back", async ({ page }) => {
  await page.getByRole("button", { name: "Unpin" }).click();
  await expect(page.getByRole("dialog", { name: "Review changes" })).toBeVisible();
  await apply(page);
  await expect(mountd(page)).toContainText("Floating");
});
