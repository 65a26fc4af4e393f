import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request as ask, type IncomingMessage, type RequestOptions, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { ownCertificate } from "@/scripts/serve/own-certificate";
import { nameTeller } from "@/scripts/serve/known-names";
import { createPanelServer } from "@/scripts/serve/panel-server";

holdCatalogue("de", german);

let server: Server;
let reached: string[];

async function listen(trustedProxies: readonly string[] = []): Promise<void> {
  server = createPanelServer({
    tls: null,
    trustedProxies,
    names: ["nas1.example.com"],
    hasSession: (headers) => Promise.resolve(headers.get("cookie") === "session=real"),
    answer: (request, response) => {
      reached.push(request.url ?? "");
      request.resume().on("end", () => response.end("page"));
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}

beforeEach(() => {
  reached = [];
});
afterEach(() => {
  server.close();
});

interface Answer {
  readonly status: number | undefined;
  readonly text: string;
  readonly headers: IncomingMessage["headers"];
}

async function send(options: RequestOptions, pieces: readonly Buffer[] = []): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const sent = ask({ host: "127.0.0.1", port, ...options });
  for (const piece of pieces) sent.write(piece);
  sent.end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const text = Buffer.concat(await answer.toArray()).toString();
  return { status: answer.statusCode, text, headers: answer.headers };
}

describe("the name that a browser came by", () => {
  beforeEach(() => listen());

  it.each([
    "127.0.0.1",
    "192.0.2.7:8445",
    "[2001:db8::1]:8445",
    "localhost:8445",
    "demo.localhost",
    "NAS1.example.com.",
  ])("is taken: %s", async (host) => {
    expect((await send({ headers: { host } })).text).toBe("page");
  });

  it("is taken where it is this machine's", async () => {
    expect((await send({ headers: { host: `${hostname()}:1` } })).status).toBe(200);
  });

  it.each([
    "evil.example",
    "nas1.example.com.evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "x:y:z",
  ])("is refused: %s", async (host) => {
    const answer = await send({ headers: { host, "accept-language": "de" } });
    expect(answer.status).toBe(421);
    expect(answer.text).toMatch(/^Dieses Panel kennt den Namen .* INFLIGHT_NAMES/u);
    expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(reached).toEqual([]);
  });

  it("is taken where a certificate holds it, and its stars count", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "inflight-names-"));
    const { cert } = await ownCertificate(folder, ["*.storage.example"]);
    await rm(folder, { recursive: true });
    const isKnown = nameTeller([], cert);
    expect(isKnown("nas7.storage.example:443")).toBe(true);
    expect(isKnown("storage.example.evil")).toBe(false);
  });
});

it("leaves the name to a proxy that is trusted", async () => {
  await listen(["127.0.0.1"]);
  expect((await send({ headers: { host: "panel.behind.example" } })).status).toBe(200);
});

describe("what a request sends", () => {
  beforeEach(() => listen());
  const post = (headers: Record<string, string>, pieces: readonly Buffer[]) =>
    send({ method: "POST", path: "/sign-in", headers: { host: "localhost", ...headers } }, pieces);
  const large = Buffer.alloc(1024 * 1024);

  it("is taken from everybody up to what a form to sign in needs", async () => {
    const body = Buffer.alloc(64 * 1024);
    expect((await post({ "content-length": String(body.length) }, [body])).status).toBe(200);
  });

  it.each([
    ["with its length", { "content-length": String(4 * large.length) }],
    ["without", { "transfer-encoding": "chunked" }],
  ])("is refused beyond that, %s, where nobody is signed in", async (_, headers) => {
    const answer = await post({ cookie: "session=made-up", ...headers }, [large, large, large, large]);
    expect(answer).toMatchObject({ status: 413, text: expect.stringMatching(/Sign in/u) as string });
    expect(reached).toEqual([]);
  });

  it("is taken from who is signed in", async () => {
    const headers = { cookie: "session=real", "content-length": String(large.length) };
    expect((await post(headers, [large])).status).toBe(200);
  });
});
