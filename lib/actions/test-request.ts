import { createHmac, randomUUID } from "node:crypto";
import { auth } from "@/lib/auth/auth";
import type { Role } from "@/lib/auth/roles";
import { db } from "@/lib/db/client";

/**
 * The request a test pretends to serve, behind the face of `next/headers`:
 * `vi.mock("next/headers", async () => (await import("@/lib/actions/test-request")).nextHeaders)`.
 */
interface TestRequest {
  headers: Record<string, string>;
  /** The browser's cookies: what the code under test sets stays for the next request. */
  readonly cookies: Map<string, { readonly value: string; readonly [attribute: string]: unknown }>;
}

const FROM_THE_PANEL = {
  host: "panel.test:8443",
  origin: "http://panel.test:8443",
  "user-agent": "test browser",
};

export const testRequest: TestRequest = { headers: {}, cookies: new Map() };

/** A new browser at this address, with no cookies, on a page of the panel. */
export function newBrowser(address = "192.0.2.1"): void {
  testRequest.cookies.clear();
  testRequest.headers = { ...FROM_THE_PANEL, "x-inflight-address": address };
}

export const nextHeaders = {
  headers: () => {
    const given = new Headers(testRequest.headers);
    const jar = [...testRequest.cookies].map(([name, { value }]) => `${name}=${encodeURIComponent(value)}`);
    if (jar.length > 0) given.set("cookie", jar.join("; "));
    return Promise.resolve(given);
  },
  cookies: () =>
    Promise.resolve({
      set: (name: string, value: string, attributes: object) => {
        testRequest.cookies.set(name, { value, ...attributes });
      },
      delete: (name: string) => {
        testRequest.cookies.delete(name);
      },
    }),
};

/** A new browser, signed in with a session of its own unless it is nobody's. The account is made where it is missing. */
export async function actAs(who: Role | "nobody", address = "192.0.2.1"): Promise<void> {
  newBrowser(address);
  if (who === "nobody") return;
  const user = { name: who, email: `${who}@inflight.invalid`, username: who, role: who };
  const { id } = await db().user.upsert({
    where: { username: who },
    create: { id: who, ...user },
    update: {},
  });
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db().session.create({ data: { id: randomUUID(), token, expiresAt, userId: id } });
  const { authCookies, secret } = await auth().$context;
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  testRequest.cookies.set(authCookies.sessionToken.name, { value: `${token}.${signature}` });
}
