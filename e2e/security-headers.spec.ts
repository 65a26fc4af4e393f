import { expect } from "@playwright/test";
import { answersOfEveryKind, expectSecured, policyOf } from "./fixtures/answers";
import { newClient } from "./fixtures/sign-in";
import { test } from "./fixtures/panel-test";

test("every answer tells the browser to run the page's own scripts alone, and to frame it nowhere", async () => {
  const [nobody, admin] = [await newClient("nobody"), await newClient("admin")];
  for (const client of [nobody, admin]) {
    for await (const [what, answer] of answersOfEveryKind(client)) expectSecured(what, answer);
  }
  await nobody.dispose();
  await admin.dispose();
});

test("each page has a nonce of its own, on every script, and takes none from a client", async () => {
  const admin = await newClient("admin");
  const nonces = new Set<string>();
  for (const headers of [
    {},
    { "x-nonce": "chosen", "content-security-policy": "script-src 'nonce-chosen'" },
  ]) {
    const answer = await admin.get("/cifs-shares", { headers });
    const [, nonce = ""] = /'nonce-([^']+)'/u.exec(policyOf(answer)) ?? [];
    expect(Buffer.from(nonce, "base64").length).toBeGreaterThanOrEqual(16);
    nonces.add(nonce);
    const html = await answer.text();
    const scripts = html.match(/<script\b[^>]*>/gu) ?? [];
    expect(scripts.length).toBeGreaterThan(3);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    expect(html).not.toMatch(/\son[a-z]+="|javascript:|nonce="chosen"/u);
  }
  expect(nonces.size).toBe(2);
  await admin.dispose();
});

test("a script without the nonce does not run", async ({ browser, baseURL }) => {
  const page = await browser.newPage();
  await page.goto(`${baseURL ?? ""}/sign-in`);
  const ran = await page.evaluate(async () => {
    const image = document.createElement("div");
    image.innerHTML = '<img src="data:," onerror="window.ran = true">';
    document.body.append(image);
    const frame = document.createElement("iframe");
    frame.srcdoc = "<script>parent.ran = true</scr" + "ipt><script src='/icon.svg'></scr" + "ipt>";
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return "ran" in window;
  });
  expect(ran).toBe(false);
  await page.close();
});
