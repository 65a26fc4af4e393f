import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogueFrom, catalogueOf, type FetchedCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { keyOf } from "@/lib/words/key";
import { wordsAddress } from "@/lib/words/words-address";
import { serveWords } from "./words";

const answer = serveWords();
const server = createServer((request, response) => {
  if (!answer(request, response)) response.writeHead(404).end();
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (typeof address === "object" && address !== null) origin = `http://127.0.0.1:${String(address.port)}`;
});

afterAll(() => {
  server.close();
});

describe("the catalogue that browsers fetch", () => {
  it("holds every text by its name, packed, under an address that may be kept for good", async () => {
    const got = await fetch(`${origin}${wordsAddress("de") ?? ""}`);
    expect(got.headers.get("content-encoding")).toBe("gzip");
    expect(got.headers.get("cache-control")).toContain("immutable");
    const words = (await got.json()) as FetchedCatalogue;
    expect(Object.keys(words)).toHaveLength(german.size);
    expect(words[keyOf("Sign out")]).toBe("Abmelden");
  });

  it("is at no other address, and needs no language for English", async () => {
    expect((await fetch(`${origin}/words/de.000000000000.json`)).status).toBe(404);
    expect(wordsAddress("en")).toBeUndefined();
  });

  it("is fetched no more where it is held, and leaves English where it does not come", async () => {
    await catalogueFrom("http://127.0.0.1:9/never", "de");
    expect(catalogueOf("de")?.get("Sign out")).toBe("Abmelden");
    expect(catalogueOf("en")).toBeUndefined();
  });
});
