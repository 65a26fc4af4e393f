import type { LockedPackage } from "@/scripts/dependencies/lockfile";

/** Licences that ask for no more than to be named: any package may have them. */
const FREE = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Python-2.0",
  "Unlicense",
]);

/** What package-lock.json does not tell: read in the package's own LICENSE file, or the package it is a part of. */
const READ_BY_HAND: readonly (readonly [packages: RegExp, license: string])[] = [
  [/^(?:ssh2|cpu-features|buildcheck|seq-queue)$/u, "MIT"],
  [/^@biomejs\/cli-/u, "MIT OR Apache-2.0"],
  [/^@next\/swc-|^@oxc-parser\/binding-|^@tailwindcss\/oxide-|^@unrs\/resolver-binding-/u, "MIT"],
];

/** Licences with a condition, each with the packages it is accepted for and why. */
const WITH_REASON: readonly {
  readonly license: string;
  readonly packages: RegExp;
  readonly reason: string;
}[] = [
  {
    license: "LGPL-3.0-or-later",
    packages: /^@img\/sharp-/u,
    reason:
      "libvips, which Next loads as a shared library of its own where pictures are resized. The panel resizes none, and links nothing.",
  },
  {
    license: "MPL-2.0",
    packages: /^(?:lightningcss(?:-.*)?|axe-core)$/u,
    reason: "Asks for the source of changed files of the package. Used unchanged, to build and to test.",
  },
  {
    license: "CC-BY-4.0",
    packages: /^caniuse-lite$/u,
    reason: "A table of what browsers can do, by caniuse.com, read by the build and named here.",
  },
  {
    license: "OFL-1.1",
    packages: /^@fontsource-variable\//u,
    reason: "The typefaces Inter and JetBrains Mono. May be served with software, not sold by themselves.",
  },
  {
    license: "EPL-2.0",
    packages: /^elkjs$/u,
    reason:
      "Comes with the command-line tool of Prisma for its studio, which the panel does not start. Used unchanged.",
  },
];

export interface Licensed extends LockedPackage {
  readonly license: string;
}

/** Every package with its licence, and a sentence for each that has none we know or one we have not agreed to. */
export function judgeLicences(packages: readonly LockedPackage[]): {
  readonly known: readonly Licensed[];
  readonly objections: readonly string[];
} {
  const known: Licensed[] = [];
  const objections: string[] = [];
  for (const each of packages) {
    const license = each.license ?? READ_BY_HAND.find(([names]) => names.test(each.name))?.[1];
    if (license === undefined) {
      objections.push(`${each.name} names no licence: read its LICENSE file and say which in licences.ts.`);
      continue;
    }
    known.push({ ...each, license });
    const refused = partsOf(license).filter((part) => !FREE.has(part) && reasonFor(part, each.name) === null);
    if (refused.length > 0) {
      objections.push(
        `${each.name} is under ${refused.join(", ")}: agree to it in licences.ts with a reason, or do without it.`,
      );
    }
  }
  return { known, objections };
}

/** Where a package gives the choice, any of its licences would do; all are asked for, so that none goes unread. */
function partsOf(license: string): readonly string[] {
  return license.replaceAll(/[()]/gu, "").split(/ (?:AND|OR) /iu);
}

function reasonFor(license: string, name: string): string | null {
  return WITH_REASON.find((each) => each.license === license && each.packages.test(name))?.reason ?? null;
}

/** docs/dependencies.md: what the panel is made of besides itself. */
export function licencePage(packages: readonly Licensed[]): string {
  const conditions = WITH_REASON.map(
    ({ license, packages: names, reason }) =>
      `| ${license} | ${namesOf(packages.filter(({ name, license: has }) => names.test(name) && partsOf(has).includes(license)))} | ${reason} |`,
  );
  return [
    "# What the panel is made of besides itself",
    "",
    "Made by `npm run licences` from package-lock.json; a test fails where the two differ, where a package has a licence that",
    "nobody agreed to, or none. `npm run -s sbom` prints the software bill of materials (CycloneDX 1.5): every package that is not for",
    "development alone, with its version, and its hash where package-lock.json has one. `npm run advisories` asks the registry for known weaknesses. All versions are exact.",
    "",
    "## Licences with a condition",
    "",
    "| licence | packages | why it is accepted |",
    "| --- | --- | --- |",
    ...conditions,
    "",
    "## With the panel",
    "",
    ...listOf(packages.filter(({ dev }) => !dev)),
    "",
    "## To build and test it only",
    "",
    ...listOf(packages.filter(({ dev }) => dev)),
    "",
  ].join("\n");
}

function listOf(packages: readonly Licensed[]): string[] {
  const licences = [...new Set(packages.map(({ license }) => license))].sort();
  return licences.map(
    (license) => `- **${license}**: ${namesOf(packages.filter((each) => each.license === license))}`,
  );
}

function namesOf(packages: readonly LockedPackage[]): string {
  return [...new Set(packages.map(({ name }) => name))].sort().join(", ");
}
