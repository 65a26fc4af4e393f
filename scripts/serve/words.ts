import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { type FetchedCatalogue, holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { keyOf } from "@/lib/words/key";
import { holdWordsAddress } from "@/lib/words/words-address";

const YEAR_S = 365 * 24 * 3600;

/**
 * Has this process speak German, and hands the catalogue to browsers, which keep it: its address changes with what it holds. The returned
 * function answers a request for it, and says whether it was one.
 */
export function serveWords(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const words: FetchedCatalogue = Object.fromEntries([...german].map(([text, said]) => [keyOf(text), said]));
  const body = Buffer.from(JSON.stringify(words));
  const packed = gzipSync(body);
  const version = createHash("sha256").update(body).digest("hex").slice(0, 12);
  const address = `/words/de.${version}.json`;
  holdCatalogue("de", german);
  holdWordsAddress("de", address);
  return (request, response) => {
    if (request.url !== address || (request.method !== "GET" && request.method !== "HEAD")) return false;
    const isPacked = /\bgzip\b/u.test(request.headers["accept-encoding"] ?? "");
    const sent = isPacked ? packed : body;
    response.setHeader("Content-Type", "application/json; charset=utf-8");
    response.setHeader("Cache-Control", `public, max-age=${String(YEAR_S)}, immutable`);
    response.setHeader("Vary", "Accept-Encoding");
    if (isPacked) response.setHeader("Content-Encoding", "gzip");
    response.setHeader("Content-Length", sent.length);
    response.end(request.method === "HEAD" ? undefined : sent);
    return true;
  };
}
