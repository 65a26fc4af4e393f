import { expect, type APIResponse } from "@playwright/test";
import { newClient } from "./fixtures/sign-in";
import { addresses } from "./fixtures/doors";
import { test } from "./fixtures/panel-test";

/** Every page and every read there is, and what is neither. */
const everyAddress = () => [
  "/sign-in",
  "/sign-in/code",
  "/new-password",
  ...addresses("page.tsx", "(panel)"),
  ...addresses("route.ts", "api"),
  "/api/nothing-here",
  "/nothing-here",
  "/icon.svg",
];

test("every answer tells the browser to run the page's own scripts alone, and to frame it nowhere", async () => {
  const [nobody, admin] = [await newClient("nobody"), await newClient("admin")];
  for (const client of [nobody, admin]) {
    for (const address of everyAddress()) expectSecured(address, await client.get(address));
  }
  expectSecured("a POST without an origin", await nobody.post("/sign-in", { headers: { origin: "" } }));
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

function policyOf(answer: APIResponse): string {
  return answer.headers()["content-security-policy"] ?? "";
}

function expectSecured(address: string, answer: APIResponse): void {
  const headers = answer.headers();
  const policy = policyOf(answer);
  expect(policy, address).toMatch(
    /default-src 'none'; script-src 'self' 'nonce-[^']{22,}' 'strict-dynamic';/u,
  );
  expect(policy, address).toContain("frame-ancestors 'none'");
  expect(policy.replace("style-src-attr 'unsafe-inline'", ""), address).not.toMatch(/unsafe-|\*/u);
  expect(headers, address).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  });
  expect(headers["x-powered-by"], address).toBeUndefined();
}
