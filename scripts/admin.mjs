// `npm run admin`. Plain JavaScript: the folder has to be in the environment before that is read.
import { parseArgs } from "node:util";
import { useDataFolder } from "./bootstrap/data-folder.mjs";
import { explain } from "./bootstrap/sentence.mjs";

const HELP = `npm run admin -- list
  Lists the accounts: user name, role, second factor, state.

npm run admin -- reset-password [USER] [--second-factor off]
  Makes a new password up for an account, prints it once, and ends the account's sessions. Its owner chooses another when
  signing in. USER may be left out where there is one admin. --second-factor off takes the second factor away too.

  --data-dir PATH   the panel's data, .inflight unless told

Works while the panel runs. Whoever can write the panel's data may do this; the audit log gets a line.`;

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      "data-dir": { type: "string" },
      "second-factor": { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values["data-dir"] !== undefined) useDataFolder(values["data-dir"]);
  if (values.help) console.log(HELP);
  else {
    const { admin } = await import("@/scripts/admin/main");
    process.exitCode = await admin(positionals, values["second-factor"], HELP);
  }
} catch (error) {
  const isUsage =
    error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  console.error(isUsage ? `${error.message}\n\n${HELP}` : explain(error));
  process.exitCode = 1;
}
