// `npm run audit:verify`, `npm run audit:export` and `npm run audit:accept`.
import { consoleCommand } from "./bootstrap/console-command.mjs";

const HELP = `npm run audit:verify [-- --data-dir PATH]
  Says whether every line of the audit log is as it was written. Ends with status 1 where one is not.

npm run -s audit:export -- [--format jsonl|syslog] [--data-dir PATH]
  Writes the whole log to the standard output: JSON lines, or messages of RFC 5424.

npm run audit:accept [-- --data-dir PATH]
  Takes the log as it is where lines may be missing at its end, as after putting the database back by hand; leaves a line of
  it in the log, and verifies. Lines that were changed or slipped in, or taken out within the log, are told as before.`;

await consoleCommand({
  help: HELP,
  options: { format: { type: "string", default: "jsonl" } },
  run: async (positionals, values) => {
    const { audit } = await import("@/scripts/audit/main");
    return audit(positionals[0] ?? "", values["format"] ?? "", HELP);
  },
});
