import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export interface UnitPlaces {
  /** The panel's folder. */
  readonly root: string;
  /** Absolute path of Node. */
  readonly node: string;
}

/** A unit file, as `systemd/` has it, for this machine. */
export async function unitText(name: string, { root, node }: UnitPlaces): Promise<string> {
  const source = fileURLToPath(new URL(`systemd/${name}`, import.meta.url));
  return (await readFile(source, "utf8")).replaceAll("@ROOT@", root).replaceAll("@NODE@", node);
}
