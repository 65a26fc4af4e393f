import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { BoxFixture } from "@/lib/use-cases/testing/box-fixture";

/** Applies a text in a process that is killed when a step begins for the nth time; how that process ended. */
export async function applyAndDie(
  box: BoxFixture,
  step: string,
  text: string,
  times = 1,
): Promise<NodeJS.Signals | number | null> {
  const textPath = path.join(box.dataDir, "candidate.conf");
  await writeFile(textPath, text);
  const program = ["--import", "tsx", "lib/use-cases/testing/apply-and-die.ts"];
  const child = spawn(process.execPath, [...program, step, String(times), textPath, box.file.name], {
    stdio: "inherit",
  });
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => {
      resolve(signal ?? code);
    });
  });
}
