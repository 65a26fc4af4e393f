// `npm run audit:verify` and `npm run audit:export`. Plain JavaScript: the folder has to be in the environment before that is read.
import { parseArgs } from "node:util";
import { useDataFolder } from "./bootstrap/data-folder.mjs";

const HELP = `npm run audit:verify [-- --data-dir PATH]
  Says whether every line of the audit log is as it was written. Ends with status 1 where one is not.

npm run -s audit:export -- [--format jsonl|syslog] [--data-dir PATH]
  Writes the whole log to the standard output: JSON lines, or messages of RFC 5424.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    "data-dir": { type: "string" },
    format: { type: "string", default: "jsonl" },
    help: { type: "boolean", default: false },
  },
});
if (values["data-dir"] !== undefined) useDataFolder(values["data-dir"]);
if (values.help) console.log(HELP);
else {
  const { audit } = await import("@/scripts/audit/main");
  process.exitCode = await audit(positionals[0] ?? "", values.format, HELP);
}
