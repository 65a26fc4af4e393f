import { setTimeout as pause } from "node:timers/promises";
import type { Page, Response } from "@playwright/test";
import { formsOf, knownSecrets } from "./known";

/** Reading what has come already takes no longer than this. */
const LONGEST_MS = 5_000;

/** Answers that are read: documents, data, and what a server action says. Scripts and styles are the build's. */
const READ = /^(?:text\/(?:html|plain|x-component|csv)|application\/(?:json|jsonl|x-sh))/u;

/**
 * Watches what a page is sent for secrets that are known by then, and which addresses it asks for; `found` looks into what the browser
 * kept as well: cookies, local and session storage, databases, caches, and what the page shows. A sentence for each.
 */
export function watchBrowser(page: Page): { found(): Promise<readonly string[]> } {
  const met: string[] = [];
  const reading: Promise<void>[] = [];
  page.on("request", (request) => {
    met.push(...secretsIn(request.url()).map((secret) => `${secret} stood in an address`));
  });
  // An answer that the page broke off has no end to wait for.
  page.on("requestfinished", (request) => {
    // One whose page is closed by then has none any more.
    const answer = request.response().catch(() => null);
    reading.push(answer.then((response) => (response === null ? undefined : read(response))));
  });
  const read = async (response: Response): Promise<void> => {
    if (!READ.test(response.headers()["content-type"] ?? "")) return;
    // What the page has gone away from cannot be read any more.
    const text = await response.text().catch(() => "");
    met.push(...secretsIn(text).map((secret) => `${secret} came from ${new URL(response.url()).pathname}`));
  };
  return {
    found: async () => {
      // Nor has one whose page went away while it was read.
      await Promise.race([Promise.all(reading), pause(LONGEST_MS)]);
      const kept = page.isClosed() ? "" : await keptIn(page);
      return [...met, ...secretsIn(kept).map((secret) => `${secret} stayed in the browser`)];
    },
  };
}

function secretsIn(text: string): readonly string[] {
  return knownSecrets().filter((secret) => formsOf(secret).some((form) => text.includes(form)));
}

async function keptIn(page: Page): Promise<string> {
  const state = await page.context().storageState({ indexedDB: true });
  const shown = await page
    .evaluate(async () => {
      const stores = [Object.entries(sessionStorage), Object.entries(localStorage), history.state as unknown];
      const caches = "caches" in window ? await window.caches.keys() : [];
      return JSON.stringify([stores, caches, window.name, document.documentElement.outerHTML]);
    })
    // A page that never opened, or is another site's, has none.
    .catch(() => "");
  return `${JSON.stringify(state)}${shown}`;
}
