// `npm run restore`. Plain JavaScript: the folder has to be in the environment before that is read.
import { parseArgs } from "node:util";
import { useDataFolder } from "./bootstrap/data-folder.mjs";

const HELP = `npm run restore -- FILE [options]

Puts back what npm run backup made, once all of it is checked. The panel must not run. What is there is kept, in a folder
before-restore-… of the data folder. Everybody then signs in anew.

  --passphrase-file PATH   the passphrase of an encrypted one, the first line of that file; - asks, or reads the standard input
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
  const { restore } = await import("@/scripts/backup/restore");
  process.exitCode = await restore(positionals, values["passphrase-file"], HELP);
}
