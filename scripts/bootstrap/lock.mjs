import { spawn } from "node:child_process";
import path from "node:path";
import { makeFolder } from "./folder.mjs";
import { Sentence } from "./sentence.mjs";

/**
 * A lock on a file that the kernel drops when this process ends, however it ends. Held by flock(1), which lives as long
 * as the pipe to it is open.
 *
 * @typedef {{ release: () => Promise<void> }} Lock
 *
 * @param {string} file made where missing, and left there: removing it would let two hold "the" lock
 * @param {{ shared?: boolean, wait?: boolean }} [options]
 * @returns {Promise<Lock | undefined>} undefined where somebody else has it and `wait` is not asked for
 */
export async function takeLock(file, { shared = false, wait = false } = {}) {
  await makeFolder(path.dirname(file));
  const flags = [
    shared ? "--shared" : "--exclusive",
    ...(wait ? [] : ["--nonblock"]),
    "--conflict-exit-code",
    "75",
  ];
  const child = spawn("flock", [...flags, file, "sh", "-c", "echo held; exec cat"], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  let complaint = "";
  child.stderr.on("data", (/** @type {Buffer} */ chunk) => (complaint += chunk.toString()));
  const ended = new Promise((resolve) => child.once("close", resolve));
  return new Promise((resolve, reject) => {
    child.once("error", () =>
      reject(
        new Sentence(
          'The program "flock" is missing. Install it (apt-get install util-linux) and start again.',
        ),
      ),
    );
    child.stdout.once("data", () =>
      resolve({
        release: async () => {
          child.stdin.end();
          await ended;
        },
      }),
    );
    child.once("close", (code) => {
      if (code === 75) resolve(undefined);
      else reject(new Sentence(`The lock ${file} cannot be taken: ${complaint.trim()}`));
    });
  });
}
