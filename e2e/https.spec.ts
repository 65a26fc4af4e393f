import { once } from "node:events";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { expect } from "@playwright/test";
import { DESKTOP_COOKIE } from "@/components/shell/desktop-settings";
import { LOCALE_COOKIE } from "@/lib/words/locale";
import { answersOfEveryKind, expectSecured } from "./fixtures/answers";
import { startHttpsPanel } from "./fixtures/https-panel";
import type { OwnPanel } from "./fixtures/own-panel";
import { test } from "./fixtures/panel-test";
import { newClient, signInOnPage } from "./fixtures/sign-in";

/** The panel on an address that others reach: it serves TLS itself, and a browser is told to keep to it. */
test.describe.configure({ timeout: 300_000 });
test.use({ ignoreHTTPSErrors: true });

let panel: OwnPanel;

test.beforeAll(async () => {
  panel = await startHttpsPanel();
});

test.afterAll(async () => {
  await panel.stop();
});

const place = () => {
  const { hostname, port } = new URL(panel.url);
  return { host: hostname, port: Number(port) };
};

test("the fingerprint that its start prints is that of the certificate it serves", async () => {
  expect(panel.url).toMatch(/^https:\/\/198\.18\./u);
  const [, printed] = /SHA-256 ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})$/mu.exec(panel.said.join("\n")) ?? [];
  const socket = connectTls({ ...place(), rejectUnauthorized: false });
  await once(socket, "secureConnect");
  expect(printed).toBe(socket.getPeerCertificate().fingerprint256);
  socket.destroy();
});

test("every answer tells the browser to keep to HTTPS, and all that it tells it over HTTP", async () => {
  for (const who of ["nobody", "admin"] as const) {
    const client = await newClient(who, panel.url);
    for await (const [what, answer] of answersOfEveryKind(client)) {
      expect(answer.url()).toContain(panel.url);
      expectSecured(what, answer);
    }
    await client.dispose();
  }
});

test("somebody signs in, and no cookie of the panel ever travels in the clear", async ({ page }) => {
  await page.goto(`${panel.url}/sign-in`);
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("button", { name: "Anmelden" })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
  await signInOnPage(page, "admin");
  expect(page.url()).toContain(panel.url);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Comfortable" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-density", "comfortable");

  const cookies = await page.context().cookies();
  const session = cookies.filter(({ name }) => name.endsWith(".session_token"));
  expect(session).toMatchObject([{ secure: true, httpOnly: true, sameSite: "Lax" }]);
  const kept = cookies.map(({ name }) => name);
  expect(kept).toEqual(expect.arrayContaining([DESKTOP_COOKIE, LOCALE_COOKIE]));
  for (const { name, secure, sameSite } of cookies)
    expect({ secure, sameSite }, name).toEqual({ secure: true, sameSite: "Lax" });
});

test("whoever asks over plain HTTP gets nothing of the panel", async () => {
  const socket = connect(place());
  const closed = once(socket, "close");
  // That it is hung up on is what is expected, however it is done.
  socket.on("error", () => undefined);
  const got: Buffer[] = [];
  socket.on("data", (bytes: Buffer) => got.push(bytes));
  socket.end(`GET /sign-in HTTP/1.1\r\nHost: ${new URL(panel.url).host}\r\nConnection: close\r\n\r\n`);
  await closed;
  // At most what TLS says of a message that is none of its own: an alert (RFC 8446, 6) of two bytes.
  const alert = Buffer.concat(got);
  expect(alert.toString("latin1")).not.toMatch(/HTTP|html|Inflight/iu);
  expect(alert.length).toBeLessThanOrEqual(7);
});
