import { stopRunning } from "./run-program.mjs";
import { explain } from "./sentence.mjs";

/**
 * One run of a command: its steps with a line each, and what has to be undone when it stops.
 *
 * On a terminal a running step shows on the last line until its outcome replaces it; elsewhere a step that takes longer
 * than a moment is announced, so that nobody waits before an empty screen.
 *
 * @typedef {ReturnType<typeof createSession>} Session
 * @typedef {(remark: string, failed?: boolean) => void} Note
 */

const ANNOUNCE_AFTER_MS = 1_500;

/** @param {NodeJS.WriteStream} [stream] */
export function createSession(stream = process.stdout) {
  // Whoever read along may be gone, a terminal that was closed say: no reason to leave behind what was started.
  stream.on("error", () => undefined);
  const clear = stream.isTTY ? "\r\u001b[K" : "";
  /** @type {(() => Promise<unknown>)[]} */
  const undo = [];
  /** @type {Set<Promise<unknown>>} steps that must come to their end before anything is undone */
  const finishing = new Set();
  /** @type {Promise<void> | undefined} */
  let stopped;

  /** @param {string} text */
  const line = (text) => void stream.write(`${clear}${text}\n`);

  /** Once the run is stopped nothing new begins: whoever waits here waits until the process ends. */
  const goOn = () => (stopped === undefined ? Promise.resolve() : new Promise(() => undefined));

  /**
   * Runs one step and prints how it went and how long it took; its `note` adds a remark to that line. What it throws is
   * thrown on. `finish`: a stop waits for its end.
   * @template T
   * @param {string} label
   * @param {(note: Note) => Promise<T>} work
   * @param {{ finish?: boolean }} [options]
   * @returns {Promise<T>}
   */
  const step = async (label, work, { finish = false } = {}) => {
    await goOn();
    const started = performance.now();
    const said = { remark: "", failed: false };
    const announce = setTimeout(() => !stream.isTTY && line(`… ${label}`), ANNOUNCE_AFTER_MS);
    if (stream.isTTY) stream.write(`${clear}… ${label}`);
    /** @param {string} mark */
    const end = (mark) => {
      clearTimeout(announce);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (stopped === undefined)
        line(`${mark} ${label}${said.remark === "" ? "" : `: ${said.remark}`} (${seconds} s)`);
    };
    const working = work((remark, failed = false) => void Object.assign(said, { remark, failed }));
    if (finish) finishing.add(working);
    try {
      const value = await working;
      end(said.failed ? "✘" : "✔");
      return value;
    } catch (error) {
      end("✘");
      throw error;
    } finally {
      finishing.delete(working);
      await goOn();
    }
  };

  const stopOnce = async () => {
    stopRunning();
    await Promise.allSettled(finishing);
    for (const work of undo.reverse()) {
      await work().catch((/** @type {unknown} */ error) => line(explain(error)));
    }
  };

  return {
    line,
    step,
    /**
     * Has something done when the run stops; what was added last is done first.
     * @param {() => Promise<unknown>} work
     */
    onStop: (work) => void undo.push(work),
    isStopping: () => stopped !== undefined,
    stop: () => (stopped ??= stopOnce()),
  };
}
