import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { signInOnPage } from "./fixtures/sign-in";
import { adminPassword, panelUrl, panelVariables } from "./panel-under-test";
import { watchProcesses } from "./secrets/process-watch";
import { sweep } from "./secrets/sweep";
import { watchBrowser } from "./secrets/watch-browser";

const SECRET = 'Sesame "open" äß 7';

test("a secret is found in whatever form it lies about, and a key outside its own file", ({}, testInfo) => {
  const dataDir = testInfo.outputPath("data");
  const write = (name: string, text: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(dataDir, name)), { recursive: true });
    writeFileSync(path.join(dataDir, name), text);
  };
  const swept = () => sweep({ dataDir, secrets: [SECRET] });
  write("audit-key", "0123456789abcdef0123456789abcdef");
  write("panel.log", "nothing here: Sesame open");
  expect(swept()).toEqual([]);

  write("panel.db", Buffer.concat([Buffer.from([0, 255]), Buffer.from(SECRET), Buffer.from([0])]));
  write("logs/json.log", JSON.stringify({ password: SECRET }));
  write("logs/address.log", `GET /?q=${encodeURIComponent(SECRET)}`);
  write("logs/hex.log", Buffer.from(SECRET).toString("hex"));
  for (const before of ["", "a", "ab"])
    write(`logs/base64${before}.log`, Buffer.from(`${before}${SECRET}!`).toString("base64"));
  write("box/smb.conf", "# 0123456789abcdef0123456789abcdef");
  const found = swept();
  const files = ["panel.db", "json", "address", "hex", "base64.log", "base64a.log", "base64ab.log"];
  for (const file of files)
    expect(found.join("\n")).toMatch(new RegExp(`secret 1 .* stands in .*${file}`, "u"));
  expect(found).toContain("the key of audit-key stands in box/smb.conf");
  expect(found).toHaveLength(files.length + 1);
});

test("a secret in a command line is found", async () => {
  const processes = watchProcesses();
  const child = spawn("sh", ["-c", "sleep 30; :", "sh", SECRET], { stdio: "ignore", detached: true });
  await once(child, "spawn");
  await pause(500);
  process.kill(-(child.pid ?? 0));
  const { commandLines } = processes.stop();
  expect([...commandLines].filter((line) => line.includes(SECRET))).toHaveLength(1);
});

test("a secret in the environment of what a panel started is found, and not where it was handed to the panel", ({}, testInfo) => {
  const dataDir = testInfo.outputPath("data");
  mkdirSync(dataDir, { recursive: true });
  const processes = watchProcesses();
  const env = { ...process.env, [panelVariables.mark]: "yes", PASSWORD: SECRET };
  const children = [
    ["-c", "sleep 30; :"],
    ["-c", "sleep 30; :", "scripts/up.mjs"],
  ].map((args) => spawn("sh", args, { stdio: "ignore", detached: true, env }));
  const seen = processes.stop();
  for (const child of children) process.kill(-(child.pid ?? 0));
  const found = sweep({ dataDir, secrets: [SECRET], processes: seen });
  expect(found.filter((sentence) => sentence.includes("the environment of sh -c sleep 30"))).toHaveLength(1);
});

// Not the page that each test is given: that one is watched already.
test("a secret that a page shows or keeps is found", async ({ browser }) => {
  const page = await browser.newPage({ baseURL: panelUrl() });
  await signInOnPage(page, "helpdesk");
  const watched = watchBrowser(page);
  expect(await watched.found()).toEqual([]);
  await page.evaluate((text) => {
    sessionStorage.setItem("draft", text);
  }, adminPassword);
  expect(await watched.found()).toEqual([`${adminPassword} stayed in the browser`]);
  await page.evaluate(() => {
    sessionStorage.clear();
  });
  await page.evaluate((text) => fetch(`/api/audit?query=${text}`), adminPassword);
  expect(await watched.found()).toContain(`${adminPassword} stood in an address`);
  await page.close();
});
