import { readFileSync } from "node:fs";
import * as z from "zod";

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
      link: z.boolean().default(false),
    }),
  ),
});

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package itself says; null where package-lock.json has none. */
  readonly license: string | null;
  /** Used to build and test the panel only. */
  readonly dev: boolean;
}

/** Every package of a package-lock.json (version 3), those of other platforms too. */
export function lockedPackages(file = "package-lock.json"): readonly LockedPackage[] {
  const { packages } = Lockfile.parse(JSON.parse(readFileSync(file, "utf8")));
  return Object.entries(packages)
    .filter(([where, { link }]) => where !== "" && !link)
    .map(([where, { version = "", license = null, dev }]) => ({
      name: where.slice(where.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      license,
      dev,
    }));
}
