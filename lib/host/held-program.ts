import { spawn } from "node:child_process";
import type { Argv } from "@/lib/host/host";
import { systemErrorCode } from "@/lib/host/host-failure";
import { programEnvironment } from "@/lib/host/start-program";

/** Between the polite signal and the one that cannot be refused. */
const GRACE_MS = 1_000;

/**
 * A program that is talked to while it runs. Its standard input is a pipe from this process, and closes with it however
 * that ends: a program that reads commands from there does not outlive the panel.
 */
export interface HeldProgram {
  /** Writes one line to its standard input; does nothing once it has ended. */
  tell(line: string): void;
  /** Asks it to end, and sees to it. `ended` says when it has. */
  end(): void;
  /** Never rejects. `words` are the system's, where the program could not be started. */
  readonly ended: Promise<
    { readonly kind: "ended" } | { readonly kind: "not-started"; readonly words: string }
  >;
}

/** Starts a program of this machine. `onLine` gets what it writes to standard error, line by line, as it writes it. */
export function holdProgram(argv: Argv, onLine: (line: string) => void): HeldProgram {
  const [program, ...args] = argv;
  const child = spawn(program, args, {
    cwd: "/",
    env: programEnvironment({}),
    stdio: ["pipe", "ignore", "pipe"],
  });
  let begun = "";
  const decoder = new TextDecoder();
  child.stderr.on("data", (chunk: Buffer) => {
    const lines = (begun + decoder.decode(chunk, { stream: true })).split("\n");
    begun = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
  // A program that ended does not read any more; `ended` tells of it.
  child.stdin.on("error", () => undefined);

  let forced: NodeJS.Timeout | undefined;
  const ended: HeldProgram["ended"] = new Promise((resolve) => {
    child.once("error", (error) => {
      if (child.pid === undefined) resolve({ kind: "not-started", words: notStarted(error, program) });
    });
    child.once("close", () => {
      clearTimeout(forced);
      if (begun !== "") onLine(begun);
      resolve({ kind: "ended" });
    });
  });
  return {
    tell: (line) => {
      if (child.stdin.writable) child.stdin.write(`${line}\n`);
    },
    end: () => {
      if (forced !== undefined) return;
      child.stdin.end();
      child.kill("SIGTERM");
      forced = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    },
    ended,
  };
}

function notStarted(error: Error, program: string): string {
  return systemErrorCode(error) === "ENOENT" ? `${program} is not installed.` : error.message;
}
