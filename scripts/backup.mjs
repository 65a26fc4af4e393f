// `npm run backup`.
import { consoleCommand } from "./bootstrap/console-command.mjs";

const HELP = `npm run backup -- FILE | FOLDER [options]

Copies the panel's own data (database, keys, certificate, this host's tunnels) into one file, for its owner alone, the panel
running or not. A folder gets a file named after the time. Not in it: the sandbox appliance with its shares, and the files of
the appliance itself, of which History, in the database, has every text the panel knew.

  --passphrase-file PATH   encrypts it under the first line of that file; - asks, or reads the standard input
  --data-dir PATH          folder of the panel's data (default .inflight)
  --help                   this text`;

await consoleCommand({
  help: HELP,
  options: { "passphrase-file": { type: "string" } },
  run: async (positionals, values) => {
    const { backup } = await import("@/scripts/backup/backup");
    return backup(positionals, values["passphrase-file"], HELP);
  },
});
