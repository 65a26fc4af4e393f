import type { Host } from "@/lib/host/host";

/**
 * The server bundles this module apart from the scripts that start it, so that one process holds it twice: they meet at the
 * global object.
 */
const key = Symbol.for("inflight.spawner");
const place = globalThis as { [key]?: Host["run"] | undefined };

/** How this process runs programs through its spawner; undefined while it has none. */
export function currentSpawner(): Host["run"] | undefined {
  return place[key];
}

export function setCurrentSpawner(run: Host["run"] | undefined): void {
  place[key] = run;
}
