import { existsSync } from "node:fs";
import { recordAudit } from "@/lib/audit/record";
import { listStoredAccounts, type StoredAccount } from "@/lib/db/account-store";
import { closeDatabases } from "@/lib/db/client";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { fail, ok, type Result } from "@/lib/shared/result";
import { resetPassword } from "@/lib/use-cases/reset-password";
import { resetSecondFactor } from "@/lib/use-cases/reset-second-factor";

/**
 * Accounts from the console, for who has locked themselves out: on the data folder that the environment names, the panel running
 * or not. Returns the exit status.
 *
 * @param secondFactor What was said of the second factor; `off` takes it away.
 */
export async function admin(
  [verb, username, ...more]: readonly string[],
  secondFactor: string | undefined,
  help: string,
): Promise<0 | 1> {
  const isKnown = verb === "reset-password" || (verb === "list" && username === undefined);
  if (!isKnown || more.length > 0 || (secondFactor ?? "off") !== "off") {
    console.error(help);
    return 1;
  }
  if (!existsSync(dataDir(env().dataDir).database)) {
    console.error(`There is no panel's data in ${env().dataDir}. Name its folder with --data-dir.`);
    return 1;
  }
  try {
    const accounts = await listStoredAccounts();
    if (verb === "list") {
      for (const account of accounts) console.log(lineOf(account));
      return 0;
    }
    const chosen = choose(accounts, username);
    if (chosen.ok) return await reset(chosen.value, secondFactor === "off");
    console.error(chosen.error.message);
    return 1;
  } finally {
    await closeDatabases();
  }
}

function lineOf({ username, role, hasSecondFactor, disabledAt, name }: StoredAccount): string {
  const words = [
    username.padEnd(30),
    role.padEnd(8),
    `second factor ${hasSecondFactor ? "on " : "off"}`,
    disabledAt === null ? "enabled " : "disabled",
    name,
  ];
  return words.join("  ");
}

/** The account of that name; without a name, the one admin there is. */
function choose(accounts: readonly StoredAccount[], username: string | undefined): Result<StoredAccount> {
  const admins = accounts.filter(({ role, disabledAt }) => role === "admin" && disabledAt === null);
  const fitting =
    username === undefined
      ? admins
      : accounts.filter((each) => each.username === username.trim().toLowerCase());
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return ok(only);
  const names = (username === undefined ? admins : accounts).map((each) => each.username).join(", ");
  const message =
    username === undefined
      ? `There are several admins: ${names}. Name the one whose password is to be reset.`
      : `There is no account ${JSON.stringify(username)}. There are: ${names}.`;
  return fail({ code: "missing", message });
}

async function reset(account: StoredAccount, dropsSecondFactor: boolean): Promise<0 | 1> {
  const { id, username, disabledAt, hasSecondFactor } = account;
  const done = await resetPassword(id);
  if (!done.ok) {
    console.error(done.error.message);
    return 1;
  }
  await note("account.reset-password", username, done.value.message);
  console.log(done.value.message);
  if (dropsSecondFactor) {
    const dropped = await resetSecondFactor(id);
    if (dropped.ok) await note("account.reset-second-factor", username, dropped.value.message);
    console.log(dropped.ok ? dropped.value.message : dropped.error.message);
  } else if (hasSecondFactor) {
    console.log("Its second factor stays on; --second-factor off takes it away.");
  }
  if (disabledAt !== null)
    console.log("The account is disabled: an admin has to enable it before it signs in.");
  console.log(`\nUser name: ${username}\nPassword:  ${done.value.password}\n\nIt is shown this once.`);
  return 0;
}

async function note(action: string, target: string, detail: string): Promise<void> {
  await recordAudit({ actor: "console", role: "-", address: "-", action, target, outcome: "done", detail });
}
