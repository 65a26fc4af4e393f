// `npm run restore`.
import { consoleCommand } from "./bootstrap/console-command.mjs";

const HELP = `npm run restore -- FILE [options]

Puts back what npm run backup made, once all of it is checked. The panel must not run. What is there is kept, in a folder
before-restore-… of the data folder. Everybody then signs in anew.

  --passphrase-file PATH   the passphrase of an encrypted one, the first line of that file; - asks, or reads the standard input
  --data-dir PATH          folder of the panel's data (default .inflight)
  --help                   this text`;

await consoleCommand({
  help: HELP,
  options: { "passphrase-file": { type: "string" } },
  run: async (positionals, values) => {
    const { restore } = await import("@/scripts/backup/restore");
    return restore(positionals, values["passphrase-file"], HELP);
  },
});
