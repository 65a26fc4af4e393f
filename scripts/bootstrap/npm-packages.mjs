import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { lastLines, runProgram } from "./run-program.mjs";
import { Sentence } from "./sentence.mjs";

/**
 * Nothing is fetched from Prisma's own host, which closed networks do not reach: with this set, installing and
 * generating take the engine as given, and neither runs it.
 */
export const NO_ENGINE_DOWNLOAD = { PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", CHECKPOINT_DISABLE: "1" };

/** Modules compiled for one Node do not load in another: which one `npm ci` ran under. */
const STAMP = "node_modules/.inflight-node";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/**
 * Whether what npm notes as installed (`node_modules/.package-lock.json`, written when an installation is complete) is
 * what package-lock.json asks for. Optional packages may be absent: those of other platforms are.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
export function packagesMatch(wanted, installed) {
  for (const [where, locked] of Object.entries(wanted)) {
    if (where === "") continue;
    const found = installed[where];
    if (found === undefined && (locked.optional === true || locked.devOptional === true)) continue;
    if (found === undefined || found.version !== locked.version || found.integrity !== locked.integrity)
      return false;
  }
  return Object.keys(installed).every((where) => where in wanted);
}

/**
 * Whether the packages are there as the lockfile has them.
 * @param {string} root
 */
export async function packagesAreThere(root) {
  const [wanted, installed, node] = await Promise.all([
    readPackages(path.join(root, "package-lock.json")),
    readPackages(path.join(root, "node_modules/.package-lock.json")),
    readFile(path.join(root, STAMP), "utf8").catch(() => thisNode()),
  ]);
  if (wanted === undefined)
    throw new Sentence(`${root}/package-lock.json is missing or damaged. Clone the project anew.`);
  return installed !== undefined && node === thisNode() && packagesMatch(wanted, installed);
}

/**
 * `npm ci`: exactly the lockfile, development packages as well whatever NODE_ENV says, since the build needs TypeScript.
 * @param {string} root
 */
export async function installPackages(root) {
  const npm = process.env["npm_execpath"];
  /** @type {[string, ...string[]]} */
  const command = npm !== undefined && npm.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const { code, output } = await runProgram(
    [...command, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, env: { ...NO_ENGINE_DOWNLOAD, ...ownHeaders() } },
  );
  if (code !== 0) {
    throw new Sentence(
      `npm could not install the packages. Its last words:\n${lastLines(output)}\n` +
        "Check that the npm registry can be reached from here, and start again.",
    );
  }
  await writeFile(path.join(root, STAMP), thisNode());
}

/**
 * Native modules are compiled against Node's headers, which node-gyp would download. Node's own archives and packages
 * bring them along.
 * @returns {Record<string, string>}
 */
function ownHeaders() {
  const prefix = path.resolve(process.execPath, "../..");
  const there = existsSync(path.join(prefix, "include/node/node_version.h"));
  return there && process.env["npm_config_nodedir"] === undefined ? { npm_config_nodedir: prefix } : {};
}

function thisNode() {
  return `${process.platform} ${process.arch} ${process.versions.modules}`;
}

/**
 * @param {string} file
 * @returns {Promise<LockedPackages | undefined>}
 */
async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
