import { readdirSync, readFileSync } from "node:fs";

const EVERY_MS = 100;

/** Notes the command line of every process of this machine that lives for a tenth of a second, until it is stopped. */
export function watchProcesses(): { stop(): ReadonlySet<string> } {
  const seen = new Set<string>();
  const look = () => {
    for (const name of readdirSync("/proc")) {
      if (/^\d+$/u.test(name)) seen.add(commandLineOf(name));
    }
  };
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return {
    stop: () => {
      look();
      clearInterval(timer);
      return seen;
    },
  };
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // It ended meanwhile.
    return "";
  }
}
