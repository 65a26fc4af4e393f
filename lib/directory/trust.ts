import { type ProgramAnswer, saidYes } from "./program-answer";

/** What winbind, which smbd asks about the domain's accounts, says of the domain. */
export type Trust = "good" | "refused" | "not-running" | "not-installed" | "no-answer";

/** Reads `wbinfo -t` (Samba 4.17.12). */
export function readTrust(answer: ProgramAnswer): Trust {
  if (saidYes(answer)) return "good";
  if (answer.kind === "missing") return "not-installed";
  if (/WBC_ERR_WINBIND_NOT_AVAILABLE/u.test(answer.words)) return "not-running";
  return answer.kind === "exited" ? "refused" : "no-answer";
}
