import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensurePackages, openClone } from "./clone.mjs";
import { takeFirstPasswords } from "./first-passwords.mjs";
import { makeFolder } from "./folder.mjs";
import { takeLock } from "./lock.mjs";
import {
  DEMO_HELP,
  parseDemoOptions,
  parseTestOptions,
  parseUpOptions,
  TEST_HELP,
  UP_HELP,
} from "./options.mjs";
import { choosePort, claimPort, rememberedPort } from "./port.mjs";
import { explain, Sentence } from "./sentence.mjs";
import { createSession } from "./session.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const SIGNALS = /** @type {const} */ ({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 });

/**
 * What comes before TypeScript can run: options, checks that need no package, the packages. Then the command itself.
 * @param {"up" | "demo" | "test"} command
 * @param {string[]} args
 */
export async function start(command, args) {
  const session = createSession();
  let ready = false;
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (session.isStopping()) return;
      session.line("Stopping …");
      // Ending a panel that runs is what was asked for; ending a set-up half-way is not a success.
      void session.stop().then(() => process.exit(ready ? 0 : 128 + number));
    });
  }
  try {
    const onReady = () => void (ready = true);
    if (command === "up") await startUp(parseUpOptions(args), UP_HELP, session, onReady);
    else if (command === "demo") await startDemo(args, session, onReady);
    else await startTest(args, session);
    await session.stop();
  } catch (error) {
    if (session.isStopping()) return;
    console.error(explain(error));
    await session.stop();
    process.exit(1);
  }
}

/**
 * The same as `up`, on the box whatever the environment says, in a folder of its own: its history is not mixed with another box's.
 * @param {string[]} args
 * @param {import("./session.mjs").Session} session
 * @param {() => void} onReady
 */
async function startDemo(args, session, onReady) {
  const { reset, ...options } = parseDemoOptions(args);
  if (process.env["INFLIGHT_APPLIANCE"] === "local") {
    throw new Sentence(
      "The demo runs on its own box, never on a real appliance, and INFLIGHT_APPLIANCE says local. Unset it, and start again.",
    );
  }
  const dataDir = path.resolve(
    options.dataDir ?? (process.env["INFLIGHT_DATA_DIR"] || path.join(root, ".inflight/demo")),
  );
  if (reset && !options.help) {
    await resetDemo(dataDir, session);
    return;
  }
  process.env["INFLIGHT_DEMO"] = "on";
  await startUp({ ...options, dataDir, appliance: "sandbox" }, DEMO_HELP, session, onReady);
}

/**
 * Has the demo that runs with the folder go back to its start.
 * @param {string} dataDir
 * @param {import("./session.mjs").Session} session
 */
async function resetDemo(dataDir, session) {
  await makeFolder(dataDir);
  const lock = await takeLock(path.join(dataDir, "up.lock"));
  await lock?.release();
  if (lock !== undefined) {
    throw new Sentence(
      `No demo runs with the data folder ${dataDir}. Start it with npm run demo, or name its folder with --data-dir.`,
    );
  }
  process.env["INFLIGHT_DATA_DIR"] = dataDir;
  await setUpClone(session, false);
  const [{ askForReset }, { randomUUID }] = await Promise.all([
    import("@/lib/use-cases/tend-demo"),
    import("node:crypto"),
  ]);
  const done = await askForReset(randomUUID());
  if (!done.ok) throw new Sentence(done.error.message);
  session.line(done.value.message);
}

/**
 * @param {import("./options.mjs").UpOptions} options
 * @param {string} help
 * @param {import("./session.mjs").Session} session
 * @param {() => void} onReady
 */
async function startUp(options, help, session, onReady) {
  if (options.help) {
    console.log(help);
    return;
  }
  // The history of this machine's files is not mixed with that of the box.
  const isLocal = (options.appliance ?? process.env["INFLIGHT_APPLIANCE"]) === "local";
  const firstPasswords = takeFirstPasswords();
  const dataDir = path.resolve(
    options.dataDir ??
      (process.env["INFLIGHT_DATA_DIR"] || path.join(root, isLocal ? ".inflight/local" : ".inflight")),
  );
  await makeFolder(dataDir);
  await requireDataDirFree(dataDir, session);
  const host = process.env["INFLIGHT_HOST"] || "127.0.0.1";
  const port = await claimPort(await choosePort(options.port, process.env["INFLIGHT_PORT"], dataDir), host);
  // From here on the environment says it, to this process and to those it starts; lib/shared/env.ts reads it.
  Object.assign(process.env, {
    NODE_ENV: "production",
    INFLIGHT_DATA_DIR: dataDir,
    INFLIGHT_PORT: String(port),
    ...(options.appliance === undefined ? {} : { INFLIGHT_APPLIANCE: options.appliance }),
  });
  const clone = await setUpClone(session, options.install);
  const { up } = await import("../up/main");
  await up({ session, clone, install: options.install, dataDir, host, port, firstPasswords, onReady });
}

/**
 * @param {string[]} args
 * @param {import("./session.mjs").Session} session
 */
async function startTest(args, session) {
  const options = parseTestOptions(args);
  if (options.help) {
    console.log(TEST_HELP);
    return;
  }
  const clone = await setUpClone(session, options.install);
  const { test } = await import("../test/main");
  process.exitCode = await test({ session, clone, ...options });
}

/**
 * @param {import("./session.mjs").Session} session
 * @param {boolean} install
 */
async function setUpClone(session, install) {
  process.chdir(root);
  const clone = await openClone(root, session);
  await session.step("npm packages", (note) => ensurePackages(clone, install, note));
  const { register } = await import("tsx/esm/api");
  register();
  return clone;
}

/**
 * One panel per data folder: two would change the same files and run the same Samba.
 * @param {string} dataDir
 * @param {import("./session.mjs").Session} session
 */
async function requireDataDirFree(dataDir, session) {
  const lock = await takeLock(path.join(dataDir, "up.lock"));
  if (lock === undefined) {
    const port = await rememberedPort(dataDir);
    throw new Sentence(
      `A panel with the data folder ${dataDir} runs already${port === undefined ? "" : ` at http://127.0.0.1:${port}`}. ` +
        "Use that one, stop it first (Ctrl-C where it runs), or choose another folder with --data-dir.",
    );
  }
  session.onStop(() => lock.release());
}
