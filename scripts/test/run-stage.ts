import { readFile } from "node:fs/promises";
import path from "node:path";
import { runProgram } from "@/scripts/bootstrap/run-program.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";
import { closingLine, type Outcome, orElseFailed, outcomeOfExit } from "@/scripts/test/outcome";
import type { Stage } from "@/scripts/test/stages";

/** Runs a stage with its output on the screen; a failure of it is its outcome, not a throw. */
export async function runStage(session: Session, root: string, stage: Stage): Promise<Outcome> {
  session.line(`\n▶ ${stage.name}`);
  return session.step(stage.name, async (note) => {
    const code = await runCommands(root, stage);
    const outcome = orElseFailed(await readOutcome(stage, code), code);
    note(closingLine(outcome), outcome.failed > 0);
    return outcome;
  });
}

async function runCommands(root: string, stage: Stage): Promise<number | null> {
  for (const [program, ...args] of stage.commands) {
    const file = path.join(root, "node_modules/.bin", program);
    const { code } = await runProgram([file, ...args], {
      cwd: root,
      env: { NEXT_TELEMETRY_DISABLED: "1", ...stage.env },
      show: true,
    });
    if (code !== 0) return code;
  }
  return 0;
}

async function readOutcome(stage: Stage, code: number | null): Promise<Outcome> {
  if (!stage.report) return outcomeOfExit(code);
  try {
    return stage.report.read(await readFile(stage.report.file, "utf8"));
  } catch (error) {
    // A program that fell before its report wrote none; with exit status 0 a missing report is a bug of ours.
    if (code === 0) throw error;
    return outcomeOfExit(code);
  }
}
