import { chmodSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { downloadTo } from "./fixtures/download";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { putFileOnDisk } from "./fixtures/smb-client";
import {
  catThrough,
  connectUntilClosed,
  freeLocalPort,
  newTunnelClient,
  type TunnelClient,
} from "./fixtures/tunnel-client";
import { panelDataDir } from "./panel-under-test";

/** From a form to a file that a real NFS client reads through a real ssh, and out again. */
test.describe.configure({ mode: "serial", timeout: 240_000 });

const SECRET = "The plans for next year, read through a tunnel.\n";
/** What any SSH key in any form holds. */
const ANY_KEY = /AAAA[A-Za-z0-9+/]{16}|PRIVATE KEY/u;

const file = () => path.join(panelDataDir(), "appliance/shares/projects/tunnel.txt");
const grid = (page: Page) => page.getByRole("grid", { name: "Tunnel profiles" });
const state = (page: Page) => page.getByRole("region", { name: "State" });
const patient = { timeout: 40_000 };
/**
 * A revoked key is out within 2 s, its session ended: so it is on a machine that has nothing else to do, where it takes 0.6 s. A busy
 * one fails the test only past the limit, thirty times that.
 */
const REVOKED = { targetMs: 2_000, limitMs: 20_000 };

let client: TunnelClient;
let address = "";
let ports = { nfs: 0, mount: 0 };
let commands: readonly string[] = [];

test.beforeAll(async () => {
  client = newTunnelClient();
  ports = { nfs: await freeLocalPort(), mount: await freeLocalPort() };
  putFileOnDisk("tunnel.txt", SECRET);
});

test.afterAll(async () => {
  await client.remove();
});

/** Makes a key on the profile's page, and puts it and what pins the server on the client. */
async function takeKey(page: Page, button: "Make key" | "Rotate key"): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("dialog").getByRole("button", { name: button }).click();
  await expect(page.getByRole("region", { name: "New private key" })).toBeVisible(patient);
  await downloadTo(page, "Download tunnel-key", client.key);
  chmodSync(client.key, 0o600);
  await page.getByRole("tab", { name: "SSH commands" }).click();
  await downloadTo(page, "Download known_hosts", client.knownHosts);
}

async function openAll(): Promise<void> {
  for (const command of commands) expect(await client.open(command)).toMatchObject({ opened: true });
}

const readFile3 = () => catThrough(file(), ports.nfs, ports.mount);

test("an admin fills in the form; the guide's own commands carry NFSv3; the page shows it", async ({
  page,
}) => {
  await signInOnPage(page, "admin");
  await page.goto("/nfs-tunnels");
  await expect(page.getByText("No client has a tunnel yet")).toBeVisible();
  await page.getByRole("button", { name: "New tunnel profile" }).click();
  const form = page.getByRole("dialog", { name: "New tunnel profile" });
  await expect(form.getByLabel("Server address")).toHaveValue("127.0.0.1", patient);
  await expect(form.getByLabel("Local NFS port")).toHaveValue("250");
  await expect(form.getByLabel("Local mount port")).toHaveValue("251");
  await expect(form.getByLabel("Keep open for")).toHaveValue("60");
  await expect(form.getByLabel("Export")).toHaveValue(path.dirname(file()));
  await expect(form.getByLabel("Mount point")).toHaveValue("/mnt/projects");

  await form.getByRole("button", { name: "Save profile" }).click();
  await expect(form.getByText("Give the client a name")).toBeVisible();
  await form.getByLabel("Client name").fill("web-1");
  await form.getByLabel("NFS version").selectOption("3");
  await form.getByLabel("Local NFS port").fill(String(ports.nfs));
  await form.getByLabel("Local mount port").fill(String(ports.mount));
  await form.getByRole("button", { name: "Save profile" }).click();
  await expect(page).toHaveURL(/\/nfs-tunnels\/[0-9a-f-]{36}$/u, patient);
  address = new URL(page.url()).pathname;
  await expect(state(page).getByText("No key", { exact: true })).toBeVisible(patient);

  await takeKey(page, "Make key");
  await expect(state(page).getByText("Waiting", { exact: true })).toBeVisible(patient);
  const text = await page.getByRole("region", { name: "Text of guide-commands.txt" }).textContent();
  commands = (text ?? "").trim().split("\n");
  expect(commands).toEqual([
    expect.stringMatching(
      new RegExp(
        `^ssh inflight-tunnel@127.0.0.1 -p \\d+ -L ${String(ports.nfs)}:localhost:\\d+ -f sleep 60m$`,
        "u",
      ),
    ),
    expect.stringMatching(new RegExp(` -L ${String(ports.mount)}:localhost:\\d+ -f sleep 60m$`, "u")),
  ]);
  await openAll();
  expect(await readFile3()).toBe(SECRET);
  await expect(state(page).getByText("Connected", { exact: true })).toBeVisible(patient);
  await expect(state(page)).toContainText(/From the client[\d.]+ k?B/u);
  await expect(state(page)).toContainText(/To the client[\d.]+ k?B/u);
  await expect(state(page).getByRole("list", { name: "Open tunnels" }).getByRole("listitem")).toHaveCount(
    2,
    patient,
  );

  await page.getByRole("tab", { name: "Set-up script" }).click();
  await expect(page.getByRole("region", { name: "Text of set-up-tunnel.sh" })).toContainText("PRIVATE KEY");
  await page.getByRole("button", { name: "I have it: forget it here" }).click();
  await expect(page.locator("body")).not.toContainText("PRIVATE KEY");
  for (const name of ["fstab", "systemd unit", "authorized_keys", "Set-up script"]) {
    await page.getByRole("tab", { name, exact: true }).click();
    await expect(page.getByRole("tabpanel", { name }).getByRole("region").first()).toBeVisible();
  }
});

test("a forward to another port is refused, and shown", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto(address);
  const port = await freeLocalPort();
  const [first = ""] = commands;
  const opened = await client.open(first.replace(/-L \S+/u, `-L ${String(port)}:localhost:22`));
  expect(opened).toMatchObject({ opened: true });
  await connectUntilClosed(port);
  await expect(state(page)).toContainText(/Refused forwards\s*1/u, patient);
  await expect(page.getByRole("list", { name: "Events" })).toContainText(
    "A forward to localhost, port 22, was refused",
  );
  await page.goto("/nfs-tunnels");
  const row = grid(page).getByRole("row", { name: /web-1/u });
  await expect(row.getByText("Connected")).toBeVisible(patient);
  await expect(row.getByRole("gridcell", { name: "1", exact: true })).toBeVisible();
});

test("helpdesk sees how the tunnel stands, and no key anywhere", async ({ page }) => {
  const answers: { readonly url: string; readonly text: Promise<string> }[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/_next/static/")) return;
    answers.push({ url: pathname, text: response.text().catch(() => "") });
  });
  await signInOnPage(page, "helpdesk");
  await page.goto("/nfs-tunnels");
  await expect(grid(page).getByRole("row", { name: /web-1/u }).getByText("Connected")).toBeVisible(patient);
  await page.goto(address);
  await expect(state(page).getByText("Connected", { exact: true })).toBeVisible(patient);
  await expect(page.getByText(/SHA256:/u).first()).toBeVisible();
  for (const name of [
    "Make key",
    "Rotate key",
    "Paste public key",
    "Revoke",
    "Disable",
    "Edit profile",
    "Remove",
  ]) {
    await expect(page.getByRole("button", { name, exact: true }), name).toHaveCount(0);
  }
  for (const name of ["SSH commands", "fstab", "systemd unit"]) {
    await page.getByRole("tab", { name, exact: true }).click();
    await expect(page.getByRole("tabpanel", { name })).toBeVisible();
    expect(await page.content(), name).not.toMatch(ANY_KEY);
  }
  await expect(page.getByRole("tab", { name: "authorized_keys" })).toHaveCount(0);
  expect(answers.some(({ url }) => url.startsWith("/api/tunnels/"))).toBe(true);
  for (const { url, text } of answers) expect(await text, url).not.toMatch(ANY_KEY);
});

test("disabled, the client is out; enabled, it is in again with the key it has", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/nfs-tunnels");
  await grid(page).getByRole("row", { name: /web-1/u }).click();
  await page.getByRole("button", { name: "Disable" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText(/3 tunnels open from 127\.0\.0\.1/u);
  await question.getByRole("button", { name: "Disable" }).click();
  await expect(grid(page).getByText("Disabled", { exact: true })).toBeVisible(patient);
  await expect.poll(() => client.connected(), patient).toBe(0);
  expect(await client.open(commands[0] ?? "")).toMatchObject({ opened: false });
  expect(await readFile3()).not.toContain(SECRET);

  await page.getByRole("button", { name: "Enable" }).click();
  await expect(grid(page).getByText("Waiting", { exact: true })).toBeVisible(patient);
  await openAll();
  expect(await readFile3()).toBe(SECRET);
});

test("Revoke puts the client out at once, and its key opens nothing any more", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto("/nfs-tunnels");
  await grid(page).getByRole("row", { name: /web-1/u }).click();
  await expect(grid(page).getByText("Connected")).toBeVisible(patient);
  await page.getByRole("button", { name: "Revoke" }).click();
  expect(await client.connected()).toBe(2);
  const pressed = Date.now();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  while ((await client.connected()) > 0 && Date.now() - pressed < REVOKED.limitMs) continue;
  const tookMs = Date.now() - pressed;
  const verdict = tookMs <= REVOKED.targetMs ? "met" : "missed";
  console.log(
    `From the press of Revoke to the end of both sessions: ${String(tookMs)} ms; the target of ${String(REVOKED.targetMs)} ms is ${verdict}`,
  );
  expect(await client.connected()).toBe(0);
  expect(tookMs).toBeLessThan(REVOKED.limitMs);
  await expect(page.getByRole("status", { name: "Result" })).toContainText("is revoked", patient);
  await expect(grid(page).getByText("Revoked", { exact: true })).toBeVisible(patient);
  expect(await client.open(commands[0] ?? "")).toMatchObject({ opened: false });
  await page.getByRole("button", { name: /Refused sign-ins/u }).click();
  await expect(page.getByRole("region", { name: /Refused sign-ins/u })).toContainText("127.0.0.1");
});

test("NFSv4 needs one command and one port; CSV holds no key", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto(address);
  await page.getByRole("button", { name: "Edit profile" }).click();
  const form = page.getByRole("dialog", { name: /Tunnel profile of web-1/u });
  await form.getByLabel("NFS version").selectOption("4.2");
  await form.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByRole("status", { name: "Result" })).toContainText("is saved", patient);
  await takeKey(page, "Make key");
  const text = await page.getByRole("region", { name: "Text of guide-commands.txt" }).textContent();
  commands = (text ?? "").trim().split("\n");
  expect(commands).toHaveLength(1);
  await openAll();
  expect(await catThrough(file(), ports.nfs)).toBe(SECRET);
  await expect(state(page).getByText("Connected", { exact: true })).toBeVisible(patient);
  await expect(page.getByRole("img", { name: /^Throughput/u })).toBeVisible(patient);
  await page.getByRole("button", { name: "I have it: forget it here" }).click();

  await page.goto("/nfs-tunnels");
  await expect(grid(page).getByText("Connected")).toBeVisible(patient);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const csv = readFileSync(await (await saving).path(), "utf8");
  expect(csv).toContain("web-1,Connected,127.0.0.1");
  expect(csv).not.toMatch(/SHA256|AAAA/u);
});

test("a profile is removed, with its tunnel; its address says so", async ({ page }) => {
  await signInOnPage(page, "admin");
  await page.goto(address);
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL(/\/nfs-tunnels$/u, patient);
  await expect(page.getByText("No client has a tunnel yet")).toBeVisible(patient);
  await expect.poll(() => client.connected(), patient).toBe(0);
  await page.goto(address);
  await expect(page.getByText("There is no such tunnel profile (any more)")).toBeVisible(patient);
});
