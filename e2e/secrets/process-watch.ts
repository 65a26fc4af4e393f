import { readdirSync, readFileSync } from "node:fs";
import { panelVariables } from "../panel-under-test";

const COMMAND_LINES_EVERY_MS = 100;
/** What runs that long keeps its environment for as long. */
const ENVIRONMENTS_EVERY_MS = 2_000;

/**
 * Whoever starts a panel hands it the first passwords so: npm, its shell and the script that takes them out of what it
 * hands on. What a process was started with the system shows until it ends. npm calls itself by three names one after the other.
 */
const LAUNCHER = /^npm(?: run |\s*$)|^\S*node \S*\/npm run |\bscripts\/(?:up|demo)\.mjs\b/u;

/** What was seen of processes, each once. */
export interface SeenProcesses {
  readonly commandLines: ReadonlySet<string>;
  /** Each behind its process's command line. */
  readonly environments: ReadonlySet<string>;
}

/**
 * Notes the command line of every process of this machine that lives for a tenth of a second, and the environment of every process
 * that is a panel's and lives for two, until it is stopped.
 */
export function watchProcesses(): { stop(): SeenProcesses } {
  const commandLines = new Set<string>();
  const environments = new Set<string>();
  const lookAtCommandLines = () => {
    for (const pid of processes()) commandLines.add(wordsOf(pid, "cmdline"));
  };
  const lookAtEnvironments = () => {
    for (const pid of processes()) {
      const environment = wordsOf(pid, "environ");
      const commandLine = wordsOf(pid, "cmdline");
      if (environment.includes(`${panelVariables.mark}=`) && !LAUNCHER.test(commandLine)) {
        environments.add(`${commandLine}: ${environment}`);
      }
    }
  };
  const timers = [
    setInterval(lookAtCommandLines, COMMAND_LINES_EVERY_MS).unref(),
    setInterval(lookAtEnvironments, ENVIRONMENTS_EVERY_MS).unref(),
  ];
  return {
    stop: () => {
      lookAtCommandLines();
      lookAtEnvironments();
      for (const timer of timers) clearInterval(timer);
      return { commandLines, environments };
    },
  };
}

function processes(): readonly string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/u.test(name));
}

function wordsOf(pid: string, file: "cmdline" | "environ"): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").replaceAll("\0", " ");
  } catch {
    // It ended meanwhile, or is another account's.
    return "";
  }
}
