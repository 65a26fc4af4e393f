import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askRegistry } from "@/scripts/dependencies/ask-registry";

const ADVISORY = {
  id: 1,
  url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
  title: "Reads too much",
  severity: "high",
  vulnerable_versions: "<6.0.1",
  cwe: [],
  cvss: { score: 7.5, vectorString: null },
};
const EXPLAINED = { id: "GHSA-aaaa-bbbb-cccc", reason: "It only ever reads files that the panel wrote." };

let folder: string;
let registry: Server;
let answer: { readonly status: number; readonly body: unknown };

/** A registry at loopback that knows advisories and nothing else, and a folder in which the real npm asks it. */
beforeEach(async () => {
  registry = createServer((request, response) => {
    request.resume();
    const asked = request.url?.endsWith("/advisories/bulk") === true;
    response.writeHead(asked ? answer.status : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(asked ? answer.body : {}));
  });
  await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
  const { port } = registry.address() as AddressInfo;
  folder = await mkdtemp(path.join(tmpdir(), "inflight-advisories-"));
  const root = { name: "under-test", version: "1.0.0", dependencies: { ini: "6.0.0" } };
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
  await write("package.json", JSON.stringify(root));
  await write(
    "package-lock.json",
    JSON.stringify({
      ...root,
      lockfileVersion: 3,
      packages: { "": root, "node_modules/ini": { version: "6.0.0" } },
    }),
  );
  await write(".npmrc", `registry=http://127.0.0.1:${String(port)}/\nfetch-retries=0\n`);
});
afterEach(async () => {
  registry.close();
  await rm(folder, { recursive: true, force: true });
});

describe("npm run advisories", () => {
  it("is content where nothing is known", async () => {
    answer = { status: 200, body: {} };
    expect(await askRegistry([], folder)).toMatchObject({ status: 0 });
  });

  it("names a weakness that nobody explained, and fails", async () => {
    answer = { status: 200, body: { ini: [ADVISORY] } };
    const { status, lines } = await askRegistry([], folder);
    expect(status).toBe(1);
    expect(lines.join()).toContain("ini <6.0.1: Reads too much (high, https://github.com/advisories/GHSA");
  });

  it("is content with one that is explained, and gives the reason", async () => {
    answer = { status: 200, body: { ini: [ADVISORY] } };
    const { status, lines } = await askRegistry([EXPLAINED], folder);
    expect(status).toBe(0);
    expect(lines.join()).toContain(EXPLAINED.reason);
  });

  it("wants an explanation gone that is needed no more", async () => {
    answer = { status: 200, body: {} };
    const { status, lines } = await askRegistry([EXPLAINED], folder);
    expect(status).toBe(1);
    expect(lines.join()).toContain("GHSA-aaaa-bbbb-cccc is explained and reported no more");
  });

  it("never takes a registry that does not answer for a clean one", async () => {
    answer = { status: 405, body: { message: "not here" } };
    const { status, lines } = await askRegistry([EXPLAINED], folder);
    expect(status).toBe(2);
    expect(lines.join()).toContain("gave no answer");
  });
}, 60_000);
