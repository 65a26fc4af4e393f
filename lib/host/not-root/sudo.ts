import type { Argv, RunOutcome } from "@/lib/host/host";
import type { As } from "@/lib/host/privileges/commands";
import { PANEL_ACCOUNT, SYSTEM_DOOR } from "@/lib/host/privileges/system-places";
import { t } from "@/lib/words/t";

/** The command as sudo is asked for it; `-n`: it never waits for a password. */
export function throughSudo(as: As, argv: Argv): Argv {
  return as === "root"
    ? ["sudo", "-n", "--", ...argv]
    : ["sudo", "-n", "-u", SYSTEM_DOOR.account, "--", ...argv];
}

/** What to do where the installation is missing or old. */
export function installHint(): string {
  return t("As root, in the panel's folder: npm run install:system");
}

interface Refusal {
  /** In sudo's words of the language C (1.9.13). */
  readonly words: RegExp;
  readonly says: (program: string) => string;
}

function oldRules(program: string): string {
  const refused = t(
    "sudo does not let this account run {program}: the panel's sudoers file, which is for the account {account}, is not installed or older than the panel.",
    { program, account: PANEL_ACCOUNT },
  );
  return `${refused} ${installHint()}`;
}

const REFUSALS: readonly Refusal[] = [
  {
    words: /^sudo: a (?:terminal|password) is required/m,
    says: oldRules,
  },
  {
    words: /^Sorry, user .+ is not allowed to execute|^.+ is not in the sudoers file|may not run sudo/m,
    says: oldRules,
  },
  {
    words: /"no new privileges" flag is set/,
    says: () =>
      t(
        "sudo cannot work here: the panel's process was started with NoNewPrivileges. Take that out of its unit, and settings that bring it along (see inflight.service).",
      ),
  },
  {
    words: /must be owned by uid 0|effective uid is not 0|must be setuid root/,
    says: () =>
      t(
        "sudo cannot work here: it is not set up as root's program, or lies on a file system mounted nosuid.",
      ),
  },
  {
    words: /^sudo: unknown user:? /m,
    says: () =>
      `${t("There is no account {account} on this machine.", { account: SYSTEM_DOOR.account })} ${installHint()}`,
  },
  {
    words: /syntax error|parse error|no valid sudoers sources/,
    says: () =>
      t("sudo refuses everything: a sudoers file has an error. As root, visudo -c tells which line."),
  },
];

/** What came of a program that was asked of sudo: `denied`, with what to do, where sudo did not run it at all. */
export function readSudoOutcome(argv: Argv, outcome: RunOutcome): RunOutcome {
  const [program] = argv;
  if (outcome.kind === "not-found" || outcome.kind === "denied") {
    const missing = t(
      "sudo is not installed on this machine, and {program} needs more rights than the panel has. Install sudo.",
      { program },
    );
    return { kind: "denied", program, reason: `${missing} ${installHint()}` };
  }
  if (outcome.kind !== "exited" || outcome.code !== 1 || outcome.stdout !== "") return outcome;
  if (/^sudo: .+: command not found$/m.test(outcome.stderr)) return { kind: "not-found", program };
  const refusal = REFUSALS.find(({ words }) => words.test(outcome.stderr));
  return refusal === undefined ? outcome : { kind: "denied", program, reason: refusal.says(program) };
}
