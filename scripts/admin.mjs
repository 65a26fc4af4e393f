// `npm run admin`.
import { consoleCommand } from "./bootstrap/console-command.mjs";

const HELP = `npm run admin -- list
  Lists the accounts: user name, role, second factor, state.

npm run admin -- reset-password [USER] [--second-factor off]
  Makes a new password up for an account, prints it once, and ends the account's sessions. Its owner chooses another when
  signing in. USER may be left out where there is one admin. --second-factor off takes the second factor away too.

  --data-dir PATH   the panel's data, .inflight unless told

Works while the panel runs. Whoever can write the panel's data may do this; the audit log gets a line.`;

await consoleCommand({
  help: HELP,
  options: { "second-factor": { type: "string" } },
  run: async (positionals, values) => {
    const { admin } = await import("@/scripts/admin/main");
    return admin(positionals, values["second-factor"], HELP);
  },
});
