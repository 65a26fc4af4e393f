import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * A registry that lacks the packages of other platforms makes npm leave them out of the lockfile, and `npm ci` then
 * refuses the lockfile wherever the registry does have them.
 */
it("package-lock.json names every optional package, those of other platforms too", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Locked> };
  const missing = Object.entries(lock.packages).flatMap(([where, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !reaches(lock.packages, where, name)),
  );
  expect(missing).toEqual([]);
});

/** As Node looks a package up: beside the package that asks, then in each folder above. */
function reaches(packages: Record<string, unknown>, where: string, name: string): boolean {
  if (`${where}${where === "" ? "" : "/"}node_modules/${name}` in packages) return true;
  if (where === "") return false;
  const above = where.lastIndexOf("node_modules/");
  return reaches(packages, where.slice(0, Math.max(0, above - 1)), name);
}
