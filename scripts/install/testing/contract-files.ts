import { buffer } from "node:stream/consumers";
import { fileProgram } from "@/lib/host/not-root/file-program";
import { TEMPORARY_PATHS } from "@/scripts/install/testing/temporary-paths";

/** The file program for the contract of a host, whose files are in temporary folders. */
void fileProgram(process.argv.slice(2), {
  paths: TEMPORARY_PATHS,
  version: "contract",
  readInput: () => buffer(process.stdin),
}).then((answer) => {
  process.stdout.write(JSON.stringify(answer));
});
