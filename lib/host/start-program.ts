import { spawn } from "node:child_process";
import { closeSync } from "node:fs";
import type { Readable } from "node:stream";
import type { Argv, RunOptions, RunOutcome } from "@/lib/host/host";
import { systemErrorCode } from "@/lib/host/host-failure";
import { openInput } from "@/lib/host/program-input";

const TIMEOUT_MS = 15_000;
const MAX_OUTPUT = 8 * 1024 * 1024;

/** Between the polite signal and the one that cannot be refused. */
const GRACE_MS = 500;

/** How long after its end a program's daemons may hold its output open without holding us. */
const QUIET_MS = 500;

/**
 * A program's whole environment: nothing of the panel's own (its secrets are there) and a fixed language, so that output
 * can be read by a parser. The system's folders for administration are on the path whoever runs the panel.
 */
export function programEnvironment(own: RunOptions["env"]): NodeJS.ProcessEnv {
  const environment: Readonly<Record<string, string>> = {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    LC_ALL: "C.UTF-8",
    HOME: "/",
    ...own,
  };
  // The cast: Next declares NODE_ENV as present in every environment, and this one is deliberately without it.
  return environment as NodeJS.ProcessEnv;
}

/**
 * Starts a program from this very process, and waits for it. Rejects where the system could not start a process at all (out of
 * memory or processes).
 */
export function startProgram(argv: Argv, options: RunOptions = {}): Promise<RunOutcome> {
  const [program, ...args] = argv;
  const input = options.stdin === undefined ? "ignore" : openInput(options.stdin);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      // A group of its own, so that a time-out ends what the program started as well.
      detached: true,
      cwd: "/",
      env: programEnvironment(options.env),
      stdio: [input, "pipe", "pipe"],
    });
    if (input !== "ignore") closeSync(input);
    if (child.stdout === null || child.stderr === null)
      throw new Error("A program was started without output.");
    if (options.onStderr) watch(child.stderr, options.onStderr);
    const stdout = keepOutput(child.stdout, options.maxOutput ?? MAX_OUTPUT);
    const stderr = keepOutput(child.stderr, options.maxOutput ?? MAX_OUTPUT);

    let ending: "timed-out" | "aborted" | undefined;
    let forced: NodeJS.Timeout | undefined;
    const end = (why: "timed-out" | "aborted") => {
      if (ending !== undefined) return;
      ending = why;
      endGroup(child.pid, "SIGTERM");
      forced = setTimeout(() => {
        endGroup(child.pid, "SIGKILL");
      }, GRACE_MS);
    };
    const deadline = setTimeout(end, options.timeoutMs ?? TIMEOUT_MS, "timed-out");
    const abort = () => {
      end("aborted");
    };
    options.signal?.addEventListener("abort", abort, { once: true });
    if (options.signal?.aborted === true) abort();
    const over = () => {
      clearTimeout(deadline);
      clearTimeout(forced);
      options.signal?.removeEventListener("abort", abort);
    };

    child.once("error", (error) => {
      over();
      const outcome = notStarted(error, program);
      if (outcome === undefined) reject(error);
      else resolve(outcome);
    });
    child.once("exit", (code, signal) => {
      over();
      // The leader is gone; whoever of its group ignored the polite signal goes too.
      if (ending !== undefined) endGroup(child.pid, "SIGKILL");
      void Promise.all([stdout.ended(), stderr.ended()]).then(() => {
        const output = {
          stdout: stdout.text(),
          stderr: stderr.text(),
          truncated: stdout.truncated() || stderr.truncated(),
        };
        if (ending === "timed-out") resolve({ kind: "timed-out", ...output });
        else if (signal !== null) resolve({ kind: "signalled", signal, ...output });
        else resolve({ kind: "exited", code: code ?? 0, ...output });
      });
    });
  });
}

function notStarted(error: Error, program: string): RunOutcome | undefined {
  const code = systemErrorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "not-found", program };
  if (code === "EACCES" || code === "EPERM" || code === "ENOEXEC") return { kind: "denied", program };
  return undefined;
}

function endGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // What sudo has made another account's is for sudo to end: its rules give it a time.
    if (systemErrorCode(error) !== "ESRCH" && systemErrorCode(error) !== "EPERM") throw error;
  }
}

function watch(stream: Readable, listen: (text: string) => void): void {
  const decoder = new TextDecoder();
  stream.on("data", (chunk: Buffer) => {
    listen(decoder.decode(chunk, { stream: true }));
  });
}

function keepOutput(stream: Readable, limit: number) {
  const chunks: Uint8Array[] = [];
  let kept = 0;
  let cut = false;
  stream.on("data", (chunk: Buffer) => {
    const room = limit - kept;
    if (chunk.length > room) cut = true;
    if (room > 0) chunks.push(chunk.subarray(0, room));
    kept += Math.min(chunk.length, room);
  });
  return {
    text: () => Buffer.concat(chunks).toString("utf8"),
    truncated: () => cut,
    /** Settles at the end of the stream, or once it stays quiet after the program's exit. */
    ended: () =>
      new Promise<void>((resolve) => {
        if (stream.destroyed || stream.readableEnded) {
          resolve();
          return;
        }
        const quiet = setTimeout(() => stream.destroy(), QUIET_MS);
        stream.on("data", () => quiet.refresh());
        stream.once("close", () => {
          clearTimeout(quiet);
          resolve();
        });
      }),
  };
}
