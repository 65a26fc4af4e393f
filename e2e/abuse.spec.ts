import { type IncomingHttpHeaders, request as send } from "node:http";
import { createClient } from "@libsql/client";
import { expect } from "@playwright/test";
import { changedParts, type PanelParts, partsOf } from "@/lib/actions/testing/panel-parts";
import { dataDir } from "@/lib/shared/data-dir";
import { builtActions } from "./fixtures/doors";
import { test } from "./fixtures/panel-test";
import { newClient } from "./fixtures/sign-in";
import { panelDataDir, panelUrl } from "./panel-under-test";

const TEN_MB = 10 * 1024 * 1024;

/** What is sent in the place of a server action's arguments. */
const BODIES: Readonly<Record<string, string | Buffer>> = {
  nothing: "",
  "half of a list": '["a',
  "no list": '"a"',
  bytes: Buffer.from([0, 255, 254, 10, 0]),
  "a reference to nowhere": '["$99"]',
  "a reference to itself": '["$0"]',
  "a promise of itself": '["$@0"]',
  "a server's function": '["$F0"]',
  "the prototype": '["$0:__proto__:constructor:constructor"]',
  "a polluted object": '[{"__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}}}]',
  "a thousand lists": `${"[".repeat(1000)}${"]".repeat(1000)}`,
  "a large whole number": '["$n99999999999999999999999999"]',
  "ten million characters": JSON.stringify(["a".repeat(TEN_MB)]),
};

/** Addresses that name something outside of the panel, or try to. */
const ADDRESSES = [
  "/api/../../../../etc/passwd",
  "/api/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
  "/_next/static/../../../package.json",
  "/_next/static/%2e%2e/%2e%2e/server/server-reference-manifest.json",
  "/_next/image?url=http%3A%2F%2F127.0.0.1%3A22%2F&w=64&q=75",
  "/_next/image?url=%2Fetc%2Fpasswd&w=64&q=75",
  "/api/smb-conf/..%00",
  "/%00",
  "/%ff%fe",
  "/nfs-tunnels/%2e%2e%2f%2e%2e%2fetc",
  "/sign-in?next=%0d%0aSet-Cookie:%20a=b",
  "/api/auth/sign-up/email",
  "/.env",
  "/.git/config",
  "/.inflight/panel.db",
  `/${"a".repeat(12_000)}`,
  `/api/audit?query=${"a".repeat(12_000)}`,
];

/** Everything the panel's people could lose: what lies in its data folder, and in its database. */
async function held(): Promise<PanelParts> {
  const client = createClient({ url: `file:${dataDir(panelDataDir()).database}`, intMode: "bigint" });
  const parts = await partsOf(panelDataDir(), async (sql) => (await client.execute(sql)).rows);
  client.close();
  return parts;
}

async function expectUntouched(before: PanelParts): Promise<void> {
  expect(changedParts(before, await held())).toEqual([]);
}

test("no server action takes what is no list of its arguments, and the panel goes on", async () => {
  test.setTimeout(900_000);
  const client = await newClient("admin");
  const before = await held();
  for (const { id, name, page } of builtActions()) {
    for (const [kind, body] of Object.entries(BODIES)) {
      const answer = await client.post(page, {
        headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8" },
        data: typeof body === "string" ? Buffer.from(body) : body,
      });
      const text = await answer.text();
      // Next's own refusal has no words; the gate's has a code. What is never there is a value.
      expect(text, `${name}, ${kind}`).not.toMatch(/"ok":true|"code":"unexpected"|node_modules|at async /u);
    }
  }
  await expectUntouched(before);
  await client.dispose();
});

test("a body that is too large for any action, and a form that is none, are refused", async () => {
  const client = await newClient("admin");
  const [action] = builtActions();
  if (!action) throw new Error("The build has no actions.");
  const before = await held();
  const headers = { "next-action": action.id };
  const large = await client.post(action.page, {
    headers: { ...headers, "content-type": "text/plain;charset=UTF-8" },
    data: Buffer.alloc(30 * 1024 * 1024, "a"),
  });
  expect(large.status()).toBeGreaterThanOrEqual(400);
  for (const type of ["multipart/form-data; boundary=a", "multipart/form-data", "application/xml", "a"]) {
    const answer = await client.post(action.page, {
      headers: { ...headers, "content-type": type },
      data: Buffer.from('--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n["a"]'),
    });
    expect(await answer.text(), type).not.toMatch(/"ok":true|node_modules|at async /u);
  }
  for (const id of ["0".repeat(42), "../../etc/passwd", "__proto__", "a".repeat(5000)]) {
    const answer = await client.post("/audit", { headers: { "next-action": id }, data: Buffer.from("[]") });
    expect([400, 404, 409, 431, 500], id.slice(0, 40)).toContain(answer.status());
  }
  await expectUntouched(before);
  await client.dispose();
});

test("a large body is not even read of whoever has no session, and no name but the panel's is answered", async () => {
  const nobody = await newClient("nobody");
  const data = Buffer.alloc(1024 * 1024, "a");
  const [action] = builtActions();
  const headers = { "next-action": action?.id ?? "", cookie: "inflight-00000000.session_token=made.up" };
  const refused = await nobody.post("/sign-in", { headers, data });
  expect([refused.status(), await refused.text()]).toEqual([413, expect.stringMatching(/not signed in/u)]);
  await nobody.dispose();
  const { status, body } = await raw("/sign-in", { host: "rebound.example" });
  expect([status, body]).toEqual([421, expect.stringContaining("INFLIGHT_NAMES")]);
});

test("no address leads out of the panel", async () => {
  const client = await newClient("admin");
  const { cookies } = await client.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const before = await held();
  for (const address of ADDRESSES) {
    const { status, headers, body } = await raw(address, { cookie });
    expect([200, 307, 308, 400, 404, 414, 431], address.slice(0, 80)).toContain(status);
    expect(body, address.slice(0, 80)).not.toMatch(
      /root:x:|"lockfileVersion"|"devDependencies"|SQLite format|encryptionKey/u,
    );
    expect(Object.keys(headers), address.slice(0, 80)).not.toContain("set-cookie");
    expect(headers.location ?? "/", address.slice(0, 80)).toMatch(/^\/(?!\/)|^http:\/\/127\.0\.0\.1/u);
  }
  await expectUntouched(before);
  await client.dispose();
});

test("no header opens a page or a read", async () => {
  const headers = {
    "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
    "x-middleware-rewrite": "/audit",
    "x-original-url": "/audit",
    "x-rewrite-url": "/audit",
    "x-forwarded-user": "admin",
    "x-inflight-address": "127.0.0.1",
    "x-inflight-nonce": "a",
    "x-matched-path": "/audit",
    "x-invoke-path": "/audit",
    rsc: "1",
    "next-router-prefetch": "1",
    "next-router-segment-prefetch": "/_tree",
  };
  const before = await held();
  for (const [name, value] of Object.entries(headers)) {
    const read = await raw("/api/audit", { [name]: value });
    // Next sends a question for a page's data on to an address of its own.
    expect([401, 307], name).toContain(read.status);
    expect(read.body, name).not.toContain("session.sign-in");
    const page = await raw("/audit", { [name]: value });
    expect(page.body, name).not.toContain("session.sign-in");
    expect([200, 307, 404], name).toContain(page.status);
  }
  await expectUntouched(before);
});

/** A request whose address no client tidies up. */
async function raw(address: string, headers: Readonly<Record<string, string>>) {
  const { hostname, port } = new URL(panelUrl());
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const asked = send({ hostname, port, path: address, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const body = Buffer.concat(chunks).toString("latin1");
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}
