import { buffer } from "node:stream/consumers";
import { fileProgram } from "@/lib/host/not-root/file-program";
import { MANAGED_PATHS } from "@/lib/host/privileges/paths";
import { installedVersion } from "@/lib/host/privileges/version";

/** The file program of an installation: bundled into one file, root's, that sudoers lets the panel run. */
process.umask(0o022);
void fileProgram(process.argv.slice(2), {
  paths: MANAGED_PATHS,
  version: installedVersion(),
  readInput: () => buffer(process.stdin),
}).then((answer) => {
  process.stdout.write(JSON.stringify(answer));
});
