import { runProgram } from "@/scripts/bootstrap/run-program.mjs";
import { type Exception, judgeAdvisories } from "@/scripts/dependencies/advisories";

export interface Answer {
  /** 0: nothing unexplained; 1: something is; 2: the registry did not answer. */
  readonly status: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Asks the registry of this clone for advisories on what package-lock.json names. */
export async function askRegistry(exceptions: readonly Exception[], folder = process.cwd()): Promise<Answer> {
  // The environment is the person's own: it names registry and proxy.
  const { output } = await runProgram(["npm", "audit", "--json", "--loglevel=silent"], { cwd: folder });
  const judged = judgeAdvisories(output, exceptions);
  if (judged === null) {
    return {
      status: 2,
      lines: [
        "The registry gave no answer about known weaknesses, so nothing is said about them. Ask where it can be reached (npm config get registry). It said:",
        output.trim(),
      ],
    };
  }
  if (judged.objections.length > 0) return { status: 1, lines: [...judged.objections, ...judged.explained] };
  return {
    status: 0,
    lines: ["The registry knows of no weakness that is not explained.", ...judged.explained],
  };
}
