import { describeOutcome } from "@/lib/host/outcome";
import { installHint, readSudoOutcome, throughSudo } from "@/lib/host/not-root/sudo";
import { FILE_PROGRAM } from "@/lib/host/privileges/system-places";
import { installedVersion } from "@/lib/host/privileges/version";
import { runProgram } from "@/lib/host/run-program";
import { t } from "@/lib/words/t";

/** Null where sudo lets this process do all that the panel needs; else why not, and what to do. */
export async function checkRights(): Promise<string | null> {
  const argv = [FILE_PROGRAM, "version"] as const;
  const outcome = readSudoOutcome(argv, await runProgram(throughSudo("root", argv)));
  if (outcome.kind === "not-found") {
    return `${t("There is no {program} on this machine.", { program: FILE_PROGRAM })} ${installHint()}`;
  }
  if (outcome.kind !== "exited" || outcome.code !== 0) return describeOutcome(outcome);
  if (outcome.stdout.includes(`"${installedVersion()}"`)) return null;
  return `${t("sudo rules and file program are of another version of the panel than this one.")} ${installHint()}`;
}
