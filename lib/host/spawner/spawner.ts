import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Argv, Host, RunOptions, RunOutcome } from "@/lib/host/host";
import { setCurrentSpawner } from "@/lib/host/spawner/current";
import type { SpawnerOrder, SpawnerReply } from "@/lib/host/spawner/messages";
import { programEnvironment } from "@/lib/host/start-program";

/** It keeps next to nothing; what programs put out passes through it, 16 MiB at a time at most. */
const HEAP = ["--max-old-space-size=192", "--max-semi-space-size=1"];
const START_AGAIN_MS = 200;

interface Run {
  readonly resolve: (outcome: RunOutcome) => void;
  readonly reject: (error: Error) => void;
  readonly onStderr: RunOptions["onStderr"];
}

/**
 * Starts this process's spawner, and has `runProgram` use it from now on. To start a program Linux first copies the page tables
 * of the process that starts it, while that stands still: 65 ms for a panel of 650 MB, 3 ms for a process of 45 MB (measured on
 * 2 cores of an AMD EPYC, Node 20). A spawner that ends is started again; until it is there, this process starts programs
 * itself. The returned function ends it.
 */
export function startSpawner(): () => void {
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopping = false;

  const launch = () => {
    const started = fork(fileURLToPath(new URL("main.ts", import.meta.url)), {
      execArgv: [...HEAP, "--import", "tsx"],
      // The panel's own environment holds passwords, which are no program's business.
      env: programEnvironment({}),
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child = started;
    const runs = new Map<number, Run>();
    let gone = false;
    const lose = () => {
      if (gone) return;
      gone = true;
      setCurrentSpawner(undefined);
      for (const { resolve } of runs.values()) resolve(LOST);
      runs.clear();
      if (!stopping) again = setTimeout(launch, START_AGAIN_MS);
    };
    started.on("message", (reply: SpawnerReply) => {
      take(reply, runs);
    });
    started.once("error", lose);
    started.once("exit", lose);
    started.once("disconnect", lose);
    started.once("spawn", () => {
      if (!gone) setCurrentSpawner(runThrough(started, runs));
    });
    // It alone is no reason for this process to stay.
    started.unref();
    started.channel?.unref();
  };

  launch();
  return () => {
    stopping = true;
    clearTimeout(again);
    setCurrentSpawner(undefined);
    if (child?.connected === true) child.disconnect();
  };
}

/** How a program ended is not known where the spawner did before it; nobody will take what it puts out. */
const LOST: RunOutcome = {
  kind: "signalled",
  signal: "SIGPIPE",
  stdout: "",
  stderr: "The process that starts programs for the panel ended while this one ran. It is started again.",
  truncated: false,
};

function take(reply: SpawnerReply, runs: Map<number, Run>): void {
  const run = runs.get(reply.id);
  if (reply.kind === "stderr") {
    run?.onStderr?.(reply.text);
    return;
  }
  runs.delete(reply.id);
  if (reply.kind === "outcome") run?.resolve(reply.outcome);
  else run?.reject(reply.error);
}

function runThrough(child: ChildProcess, runs: Map<number, Run>): Host["run"] {
  let last = 0;
  return (argv: Argv, { onStderr, signal, ...options }: RunOptions = {}) =>
    new Promise<RunOutcome>((resolve, reject) => {
      const id = ++last;
      const tell = (order: SpawnerOrder) => child.send(order);
      const abort = () => tell({ kind: "abort", id });
      const over = () => {
        signal?.removeEventListener("abort", abort);
        if (runs.size === 0) child.channel?.unref();
      };
      runs.set(id, {
        resolve: (outcome) => {
          over();
          resolve(outcome);
        },
        reject: (error) => {
          over();
          reject(error);
        },
        onStderr,
      });
      child.channel?.ref();
      tell({ kind: "run", id, argv, options, watched: onStderr !== undefined });
      signal?.addEventListener("abort", abort, { once: true });
      if (signal?.aborted === true) abort();
    });
}
