import { setTimeout as sleep } from "node:timers/promises";
import type { Verification } from "@/lib/use-cases/managed-file";

const PATIENCE_MS = 8_000;
const PAUSE_MS = 250;

/** Asks until the answer is good, for 8 seconds: a reload takes a moment to arrive. The last answer counts. */
export async function verifyPatiently(ask: () => Promise<Verification>): Promise<Verification> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const verdict = await ask();
    if (verdict.ok || Date.now() > until) return verdict;
    await sleep(PAUSE_MS);
  }
}
