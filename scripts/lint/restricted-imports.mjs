/** Which packages, and which single modules, a room may not import: no-restricted-imports, room by room. */

/** @typedef {{ group: string[], message: string, allowTypeImports?: boolean }} Pattern */

const PURE_ROOMS = ["samba", "nfs", "tunnels", "directory", "help", "dashboard"].map(
  (room) => `lib/${room}/**/*.{ts,tsx}`,
);

/** @type {Pattern} */
const noSpawning = {
  group: ["child_process", "node:child_process"],
  message: "Only lib/host starts programs: everything else asks a Host.",
};
/** @type {Pattern} */
const noEnvironment = {
  group: ["process", "node:process"],
  message: "The environment is read in lib/shared/env.ts alone.",
};
/** @type {Pattern} */
const noDatabaseClient = {
  group: ["@/lib/db/generated", "@/lib/db/generated/**", "@prisma/*", "@libsql/*"],
  message: "The database is reached through lib/db.",
  allowTypeImports: true,
};
/** @type {Pattern} */
const pureOnly = {
  group: [
    "node:*",
    "next",
    "next/*",
    "react",
    "react-dom",
    "react/*",
    "react-dom/*",
    "@prisma/*",
    "@libsql/*",
    "ssh2",
  ],
  message: "A pure room knows text and values only, and runs in the browser as well.",
};
/** @type {Pattern} */
const noBareNode = {
  group: [
    "fs",
    "fs/*",
    "path",
    "os",
    "net",
    "crypto",
    "http",
    "https",
    "stream",
    "util",
    "url",
    "buffer",
    "events",
  ],
  message: "A pure room knows text and values only, and runs in the browser as well.",
};
/** @type {Pattern} */
const noMachine = {
  group: ["@/lib/shared/env", "@/lib/shared/data-dir"],
  message: "A pure room, or a component, knows no environment and no folder of this machine.",
};
/** @type {Pattern} */
const noServer = {
  group: ["node:*", "@prisma/*", "@libsql/*", "ssh2", "next/headers", "next/server"],
  message: "Components run in the browser.",
};
/** @type {Pattern} */
const noFramework = {
  group: ["next", "next/*", "react", "react-dom", "react/*"],
  message: "This room serves scripts as well as pages: no framework here.",
};

/**
 * One configuration per group of rooms: a later one replaces an earlier one's rule, so each names all that holds there.
 * @param {string[]} tests
 */
export function restrictedImports(tests) {
  const common = [noSpawning, noEnvironment];
  return [
    rule(["app/**/*.{ts,tsx}", "lib/{actions,auth,audit}/**/*.ts"], [...common, noDatabaseClient], tests),
    rule(["components/**/*.{ts,tsx}"], [...common, noServer, noMachine, noDatabaseClient], tests),
    rule(PURE_ROOMS, [...common, pureOnly, noBareNode, noMachine], tests),
    rule(["lib/{use-cases,sandbox,tunneld}/**/*.ts"], [...common, noDatabaseClient, noFramework], tests),
    rule(["lib/host/**/*.ts"], [noEnvironment, noDatabaseClient, noFramework], tests),
    rule(["lib/{db,shared,words}/**/*.ts"], [noSpawning, noFramework], tests),
  ];
}

/**
 * @param {string[]} files
 * @param {Pattern[]} patterns
 * @param {string[]} ignores
 */
function rule(files, patterns, ignores) {
  return { files, ignores, rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] } };
}
