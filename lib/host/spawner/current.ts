import type { Host } from "@/lib/host/host";
import { ofProcess } from "@/lib/shared/of-process";

/** The server's bundles hold this module apart from the scripts that start it. */
const spawner = ofProcess("spawner", (): { run: Host["run"] | undefined } => ({ run: undefined }));

/** How this process runs programs through its spawner; undefined while it has none. */
export function currentSpawner(): Host["run"] | undefined {
  return spawner.run;
}

export function setCurrentSpawner(run: Host["run"] | undefined): void {
  spawner.run = run;
}
