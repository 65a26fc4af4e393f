import { spawn } from "node:child_process";
import { Sentence } from "./sentence.mjs";

const KEPT_CHARACTERS = 256_000;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a program in a process group of its own, so that a Ctrl-C at the terminal reaches this script alone, which then
 * decides. `show` passes its output on to the screen; the end of it is returned either way. Standard input is empty.
 *
 * @param {[string, ...string[]]} argv
 * @param {{ cwd?: string, env?: Record<string, string>, show?: boolean, finish?: boolean }} [options] `finish`: it is
 *   let finish where the script is stopped, because ending it half-way would do harm
 * @returns {Promise<{ code: number | null, output: string }>} `code` is null where a signal ended it
 */
export function runProgram([program, ...args], { cwd, env = {}, show = false, finish = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    if (!finish) running.add(child);
    let output = "";
    /** @param {NodeJS.WriteStream} screen */
    const take = (screen) => (/** @type {Buffer} */ chunk) => {
      if (show) screen.write(chunk);
      output = (output + chunk.toString()).slice(-KEPT_CHARACTERS);
    };
    child.stdout.on("data", take(process.stdout));
    child.stderr.on("data", take(process.stderr));
    child.once("error", (error) => {
      running.delete(child);
      const missing = "code" in error && error.code === "ENOENT";
      reject(
        missing ? new Sentence(`The program "${program}" is missing. Install it and start again.`) : error,
      );
    });
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code, output });
    });
  });
}

/** Ends the programs that `runProgram` has running, with all that they started. */
export function stopRunning() {
  for (const child of running) {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
}

/**
 * The last lines of a program's output, for the person.
 * @param {string} output
 * @param {number} [lines]
 */
export function lastLines(output, lines = 20) {
  return output.trimEnd().split("\n").slice(-lines).join("\n");
}
