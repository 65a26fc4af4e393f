import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const LOOK_MS = 20;

/**
 * Reads a file over and over, as its daemon could at any moment. Returns how often, once told to stop. What it held at no time
 * in whole is not known before the run's end, when every text that somebody asked for is.
 */
export async function watchContents(
  file: string,
  stopping: AbortSignal,
): Promise<{ readonly looks: number; readonly seen: ReadonlySet<string>; readonly missing: number }> {
  const seen = new Set<string>();
  let looks = 0;
  let missing = 0;
  while (!stopping.aborted) {
    const text = await readFile(file, "utf8").catch(() => null);
    looks += 1;
    if (text === null) missing += 1;
    else seen.add(text);
    await pause(LOOK_MS);
  }
  return { looks, seen, missing };
}
