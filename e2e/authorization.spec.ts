import { type APIRequestContext, expect, request } from "@playwright/test";
import { MAY_ADMINISTER, MAY_CHANGE, type Role, STAFF } from "@/lib/auth/roles";
import { callAction, sendToAction } from "./fixtures/call-action";
import { addresses, builtActions, type ServerAction } from "./fixtures/doors";
import { sendFrom, signInFrom } from "./fixtures/other-address";
import { test } from "./fixtures/panel-test";
import {
  changeAccount,
  dropAccount,
  inDatabase,
  makeAccount,
  type RoleAccount,
} from "./fixtures/role-accounts";
import { newClient, sendSignInForm, signInOnPage } from "./fixtures/sign-in";
import { adminPassword, panelUrl } from "./panel-under-test";

const EVERYBODY = ["nobody", "helpdesk", "demo", "operator", "admin"] as const;
type Somebody = (typeof EVERYBODY)[number];

const SIGN_IN = /sign-in\/actions\.ts/u;
/** Server actions that a role may not use, by file and name. */
const CLOSED: Readonly<Record<Role, (action: string) => boolean>> = {
  admin: () => false,
  operator: (action) => /\/accounts\/actions\.ts/u.test(action),
  // Neither accounts, not even its own, nor other machines, nor the sessions of whoever else was handed the account.
  demo: (action) =>
    /\/(?:accounts|account|_setup)\/actions\.ts| (?:signOutEverywhere|endOwnSession|confirmHostKeyAction|retryTunnelAction)$/u.test(
      action,
    ),
  // What is open: their own account, their own sessions, and verifying a share, which changes nothing.
  helpdesk: (action) => !/(?:_account|_verify|\/account)\/actions\.ts/u.test(action),
};
/**
 * Reads that a role may not use. Whether any path is there at all is for who writes exports; the steps of a test or set-up that runs, for
 * who started it.
 */
const UNREADABLE: Readonly<Record<Role, RegExp>> = {
  admin: /^$/u,
  operator: /^\/api\/accounts(?:$|\/)/u,
  demo: /^\/api\/(?:accounts(?:$|\/)|account\/|audit\/export$|exports\/path$)/u,
  helpdesk: /^\/api\/(?:accounts(?:$|\/)|exports\/path$|tunnel-runs\/)/u,
};
/** A button that comes with the page itself, and whose it is; of other pages their own tests tell. */
const BUTTONS: Readonly<Record<string, { readonly says: string; readonly for: readonly Role[] }>> = {
  "/cifs-shares": { says: "Create share", for: MAY_CHANGE },
  "/nfs-exports": { says: "Create export", for: MAY_CHANGE },
  "/nfs-tunnels": { says: "New tunnel profile", for: MAY_CHANGE },
  "/history": { says: "Restore", for: MAY_CHANGE },
  "/audit": { says: "Export syslog", for: STAFF },
  "/account": { says: "Change password", for: STAFF },
  "/accounts": { says: "Create account", for: MAY_ADMINISTER },
};
/** No schema of the panel takes a number: whoever the gate lets through is told so, and nothing runs. */
const NO_GOOD_INPUT = 12_345;

let made: Readonly<Record<"operator" | "demo", RoleAccount>>;

test.beforeAll(async () => {
  made = {
    operator: await makeAccount("walks-operator", "operator"),
    demo: await makeAccount("walks-demo", "demo"),
  };
});

test.afterAll(async () => {
  for (const { username } of Object.values(made)) await dropAccount(username);
});

function clientOf(who: Somebody): Promise<APIRequestContext> {
  return newClient(who === "operator" || who === "demo" ? made[who] : who);
}

async function call(client: APIRequestContext, action: ServerAction, headers: Record<string, string> = {}) {
  const first = SIGN_IN.test(action.name) ? [null] : [];
  const { status, text } = await sendToAction(client, action, [...first, NO_GOOD_INPUT], headers);
  return /"code":"([\w-]+)"/u.exec(text)?.[1] ?? `HTTP ${String(status)}`;
}

function expectedOf({ name }: ServerAction, who: Somebody): string {
  if (SIGN_IN.test(name)) return "invalid";
  if (who === "nobody") return "unauthenticated";
  return CLOSED[who](name) ? "forbidden" : "invalid";
}

for (const who of EVERYBODY) {
  test(`every server action answers ${who} as it should`, async () => {
    const client = await clientOf(who);
    const actions = builtActions();
    expect(actions.length).toBeGreaterThan(3);
    for (const action of actions) {
      expect(await call(client, action), action.name).toBe(expectedOf(action, who));
    }
    await client.dispose();
  });

  test(`every read answers ${who} as it should, and to GET only`, async () => {
    const client = await clientOf(who);
    const reads = addresses("route.ts", "api");
    expect(reads.length).toBeGreaterThan(1);
    for (const address of reads) {
      const answer = await client.get(address);
      if (who === "nobody") {
        expect(answer.status(), address).toBe(401);
        expect(await answer.json(), address).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
      } else if (UNREADABLE[who].test(address)) {
        expect(answer.status(), address).toBe(403);
        expect(await answer.json(), address).toMatchObject({ ok: false, error: { code: "forbidden" } });
      } else {
        expect([401, 403], address).not.toContain(answer.status());
      }
      expect(answer.headers()["cache-control"], address).toBe("no-store");
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        expect((await client.fetch(address, { method })).status(), `${method} ${address}`).toBe(405);
      }
    }
    await client.dispose();
  });
}

for (const who of ["helpdesk", "demo", "operator", "admin"] as const) {
  test(`every page opens to ${who} with what is theirs on it`, async () => {
    const client = await clientOf(who);
    const username = who === "operator" || who === "demo" ? made[who].username : who;
    for (const address of addresses("page.tsx", "(panel)")) {
      const answer = await client.get(address);
      const html = await answer.text();
      expect(answer.status(), address).toBe(200);
      expect(html, address).toContain(`Account of ${username}`);
      // There in a demo alone.
      if (address === "/demo") expect(html).not.toContain("Start tour");
      const isForOthers = address === "/accounts" && who !== "admin";
      expect(html.includes("Accounts are managed by people with the role admin"), address).toBe(isForOthers);
      // On the page itself the strip of tabs has a link to it, for whoever opened it.
      if (address !== "/accounts") expect(html.includes('href="/accounts"'), address).toBe(who === "admin");
      const button = BUTTONS[address];
      if (button !== undefined) {
        expect(html.includes(`>${button.says}<`), `${button.says} on ${address}`).toBe(
          button.for.includes(who),
        );
      }
    }
    await client.dispose();
  });
}

test("whoever is disabled, or has a lower role from now on, may do nothing more with the session they have", async () => {
  const account = await makeAccount("walks-lowered", "operator");
  const admin = await newClient("admin");
  const look = async (client: APIRequestContext) => (await client.get("/api/shares")).status();
  const act = async (client: APIRequestContext) => {
    const answer = await callAction(client, "restartSambaAction", NO_GOOD_INPUT);
    return (answer as { error: { code: string } }).error.code;
  };
  const open = async (client: APIRequestContext) => (await client.get("/cifs-shares")).status();

  const first = await newClient(account);
  expect([await look(first), await act(first), await open(first)]).toEqual([200, "invalid", 200]);
  await changeAccount(admin, "editAccountAction", {
    id: account.id,
    form: { name: "Lowered", role: "helpdesk" },
  });
  expect([await look(first), await act(first), await open(first)]).toEqual([401, "unauthenticated", 307]);

  const second = await newClient(account);
  expect([await look(second), await act(second), await open(second)]).toEqual([200, "forbidden", 200]);
  await changeAccount(admin, "switchAccountAction", { id: account.id, enabled: false });
  expect([await look(second), await act(second), await open(second)]).toEqual([401, "unauthenticated", 307]);
  await changeAccount(admin, "switchAccountAction", { id: account.id, enabled: true });

  // Where the session itself is left, as by a database that was restored, its account's rights count all the same.
  const third = await newClient(account);
  await inDatabase('UPDATE "user" SET "role" = ? WHERE "username" = ?', ["operator", account.username]);
  expect(await act(third)).toBe("invalid");
  await inDatabase('UPDATE "user" SET "role" = ? WHERE "username" = ?', ["helpdesk", account.username]);
  expect([await look(third), await act(third), await open(third)]).toEqual([200, "forbidden", 200]);
  await inDatabase('UPDATE "user" SET "role" = ? WHERE "username" = ?', ["owner", account.username]);
  expect([await look(third), await act(third), await open(third)]).toEqual([401, "unauthenticated", 307]);
  await inDatabase('UPDATE "user" SET "role" = ?, "disabledAt" = "createdAt" WHERE "username" = ?', [
    ...["operator", account.username],
  ]);
  expect([await look(third), await act(third), await open(third)]).toEqual([403, "forbidden", 307]);

  for (const client of [admin, first, second, third]) await client.dispose();
  await dropAccount(account.username);
});

test("an admin's cookie opens no action to another site, nor to a request without an origin", async () => {
  const client = await newClient("admin");
  const noOrigin = await request.newContext({
    baseURL: panelUrl(),
    storageState: await client.storageState(),
  });
  expect((await noOrigin.get("/api/audit")).status()).toBe(200);
  for (const action of builtActions()) {
    // Next itself refuses the first; what it lets through, the gate refuses.
    expect(await call(client, action, { origin: "https://evil.example" }), action.name).toBe("HTTP 500");
    expect(await call(noOrigin, action), action.name).toBe("forbidden");
  }
  await client.dispose();
  await noOrigin.dispose();
});

test("every page sends nobody to the sign-in page, and back afterwards", async ({ page }) => {
  const client = await newClient("nobody");
  for (const address of addresses("page.tsx", "(panel)")) {
    const answer = await client.get(`${address}?q=a`);
    expect(answer.status(), address).toBe(307);
    expect(answer.headers()["location"]).toBe(`/sign-in?next=${encodeURIComponent(`${address}?q=a`)}`);
  }
  await client.dispose();
  await page.goto("/audit?query=session");
  await expect(page).toHaveURL(/\/sign-in\?next=/u);
  await signInOnPage(page, "helpdesk");
  await expect(page).toHaveURL(/\/audit\?query=session$/u);
});

test("better-auth's own addresses are not there", async () => {
  const client = await newClient("admin");
  for (const path of [
    "sign-up/email",
    "sign-in/username",
    "get-session",
    "update-user",
    "change-password",
    "ok",
  ]) {
    expect((await client.get(`/api/auth/${path}`)).status(), path).toBe(404);
    expect((await client.post(`/api/auth/${path}`, { data: {} })).status(), path).toBe(404);
  }
  await client.dispose();
});

test("signing in sets cookies that scripts cannot read, and goes to pages of the panel only", async () => {
  const client = await newClient("nobody");
  const answer = await sendSignInForm(client, "admin", adminPassword, "//evil.example/");
  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  expect(cookies.map(({ value }) => value)).toEqual([
    expect.stringMatching(/^inflight-[0-9a-f]{8}\.session_token=[^;]+; Path=\/; HttpOnly; SameSite=lax$/u),
    // By it the browser is known the next time, so it is kept.
    expect.stringMatching(
      /^inflight-[0-9a-f]{8}\.browser_[\w-]{12}=[\w-]{43}; Path=\/; Expires=[^;]+; Max-Age=7776000; HttpOnly; SameSite=lax$/u,
    ),
  ]);
  expect(answer.headers()["location"]).toBe("/");
  await client.dispose();
});

test("signing out ends the session for whoever kept the cookie", async ({ page }) => {
  await page.goto("/audit");
  await signInOnPage(page, "helpdesk");
  const kept = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const client = await newClient("nobody");
  const look = async () => (await client.get("/api/audit", { headers: { cookie: kept } })).status();
  expect(await look()).toBe(200);
  await page.getByRole("button", { name: "Account of helpdesk" }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in$/u);
  expect(await look()).toBe(401);
  await client.dispose();
});

test("somebody finds a session they forgot, and ends it", async ({ page }) => {
  const forgotten = await newClient("admin");
  expect((await forgotten.get("/api/account/sessions")).status()).toBe(200);
  await page.goto("/audit");
  await signInOnPage(page, "admin");
  await page.getByRole("button", { name: "Account of admin" }).click();
  await page.getByRole("menuitem", { name: "Your sessions" }).click();
  const dialog = page.getByRole("dialog", { name: "Your sessions" });
  await expect(dialog.getByText("This one")).toHaveCount(1);
  const others = dialog.getByRole("button", { name: /^End the session of/u });
  await expect(others).not.toHaveCount(0);
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().click();
    await expect(others).toHaveCount(left - 1);
  }
  expect((await forgotten.get("/api/account/sessions")).status()).toBe(401);
  await forgotten.dispose();
});

test("a wrong password is told so, and the name stays in its box", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("textbox", { name: "User name" })).toBeFocused();
  await page.getByRole("textbox", { name: "User name" }).fill("helpdesk");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "User name or password is not right" }),
  ).toBeVisible();
  await expect(page.getByRole("textbox", { name: "User name" })).toHaveValue("helpdesk");
  await expect(page.getByLabel("Password")).toHaveValue("");
});

test("the audit log has the address of the connection, whatever headers say", async () => {
  const forged = {
    "x-inflight-address": "203.0.113.1",
    "x-forwarded-for": "203.0.113.2",
    forwarded: "for=203.0.113.3",
  };
  expect((await sendFrom("127.0.0.77", "/api/audit", forged)).status).toBe(401);
  const client = await newClient("helpdesk");
  const list = await (await client.get("/api/audit?query=127.0.0.77")).text();
  expect(list).toContain("127.0.0.77");
  expect(await (await client.get("/api/audit?query=203.0.113")).json()).toMatchObject({
    value: { total: 0 },
  });
  await client.dispose();
});

test("guesses over HTTP are slowed for their address, and the answer says for how long", async () => {
  const guess = (password: string) => signInFrom("127.0.0.78", "admin", password);
  const answers: string[] = [];
  for (let n = 0; n < 6; n += 1) answers.push(await guess("wrong"));
  expect(answers.slice(0, 5).every((answer) => answer.includes("password is not right"))).toBe(true);
  expect(answers[5]).toMatch(/Too many attempts to sign in\. Wait \d+ seconds/u);
  expect(await guess(adminPassword)).toContain("Too many attempts");
  expect(await signInFrom("127.0.0.79", "admin", adminPassword)).toBe("303");
});
