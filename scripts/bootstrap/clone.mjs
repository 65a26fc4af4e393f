import path from "node:path";
import { takeLock } from "./lock.mjs";
import { installPackages, packagesAreThere } from "./npm-packages.mjs";
import { Sentence } from "./sentence.mjs";

/**
 * What several starts of one clone share: packages, Prisma client, build. One start at a time sets up; and nothing is
 * replaced under a panel that runs from it.
 *
 * @typedef {Awaited<ReturnType<typeof openClone>>} Clone
 */

/**
 * @param {string} root
 * @param {import("./session.mjs").Session} session
 */
export async function openClone(root, session) {
  const folder = path.join(root, ".inflight/clone");
  const running = path.join(folder, "running.lock");
  const file = path.join(folder, "set-up.lock");
  let setUp = await takeLock(file);
  if (setUp === undefined) {
    session.line("Another start of this clone is setting up; waiting for it.");
    setUp = await takeLock(file, { wait: true });
  }
  session.onStop(async () => setUp?.release());
  return {
    root,
    /** Lets the next start set up, without holding on to anything: `npm test` builds and starts a panel of its own. */
    letGo: async () => setUp?.release(),
    /** Holds on to what is set up as it is, until this process ends, and lets the next start set up. */
    keep: async () => {
      const lock = await takeLock(running, { shared: true, wait: true });
      session.onStop(async () => lock?.release());
      await setUp?.release();
    },
    /** Before packages or the build are replaced: sees that no panel runs from them. */
    requireUnused: async () => {
      const alone = await takeLock(running);
      if (alone === undefined) {
        throw new Sentence(
          "A panel runs from this clone, and its files have changed since: going on would replace them under it. " +
            "Stop it (Ctrl-C where it runs) and start again, or use a second clone.",
        );
      }
      await alone.release();
    },
  };
}

/**
 * @param {Clone} clone
 * @param {boolean} install
 * @param {import("./session.mjs").Note} note
 */
export async function ensurePackages(clone, install, note) {
  if (await packagesAreThere(clone.root)) {
    note("all there");
    return;
  }
  if (!install) {
    throw new Sentence("The npm packages are missing or outdated. Run npm ci, or leave out --no-install.");
  }
  await clone.requireUnused();
  await installPackages(clone.root);
  note("installed");
}
