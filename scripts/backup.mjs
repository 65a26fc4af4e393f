// `npm run backup`. Plain JavaScript: the folder has to be in the environment before that is read.
import { parseArgs } from "node:util";
import { useDataFolder } from "./bootstrap/data-folder.mjs";

const HELP = `npm run backup -- FILE | FOLDER [options]

Copies the panel's own data (database, keys, certificate, this host's tunnels) into one file, for its owner alone, the panel
running or not. A folder gets a file named after the time. Not in it: the sandbox appliance with its shares, and the files of
the appliance itself, of which History, in the database, has every text the panel knew.

  --passphrase-file PATH   encrypts it under the first line of that file; - asks, or reads the standard input
  --data-dir PATH          folder of the panel's data (default .inflight)
  --help                   this text`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    "data-dir": { type: "string" },
    "passphrase-file": { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values["data-dir"] !== undefined) useDataFolder(values["data-dir"]);
if (values.help) console.log(HELP);
else {
  const { backup } = await import("@/scripts/backup/backup");
  process.exitCode = await backup(positionals, values["passphrase-file"], HELP);
}
