import type { Argv, Host, RunOptions, RunOutcome } from "@/lib/host/host";
import { createLocalHost, type FileAccess, localFiles } from "@/lib/host/local-host";
import { readSudoOutcome, throughSudo } from "@/lib/host/not-root/sudo";
import { sudoFiles } from "@/lib/host/not-root/sudo-files";
import { type As, rightsFor } from "@/lib/host/privileges/commands";
import { type FileVerb, MANAGED_PATHS, type ManagedPath, rightsAt } from "@/lib/host/privileges/paths";
import { FILE_PROGRAM } from "@/lib/host/privileges/system-places";
import { runProgram } from "@/lib/host/run-program";

export interface NotRootOptions {
  readonly paths?: readonly ManagedPath[];
  readonly fileProgram?: string;
  /** How a program is started; tests start it as another account, in a file system of their own. */
  readonly start?: (argv: Argv, options: RunOptions) => Promise<RunOutcome>;
  /** What is tried first, with the panel's own rights; null: nothing, all goes through sudo. */
  readonly own?: FileAccess | null;
}

/**
 * This machine as an appliance for a panel that is not root: what its own account has no rights to goes through `sudo -n`, all else
 * does not. See docs/decisions/0021-not-root.md.
 */
export function createNotRootHost(options: NotRootOptions = {}): Host {
  const {
    paths = MANAGED_PATHS,
    fileProgram = FILE_PROGRAM,
    start = runProgram,
    own = localFiles(),
  } = options;
  const runAs = async (as: As, argv: Argv, runOptions: RunOptions) =>
    readSudoOutcome(argv, await start(throughSudo(as, argv), runOptions));
  const run: Host["run"] = (argv, runOptions = {}) => {
    const as = rightsFor(argv);
    return as === null ? start(argv, runOptions) : runAs(as, argv, runOptions);
  };
  const files = sudoFiles({ program: fileProgram, paths, runAs });
  return createLocalHost({ run, access: own === null ? files : ownFirst(own, files, paths) });
}

/**
 * Reads with the panel's own rights where those do, and by sudo where the file is managed and they do not. A managed file is
 * always replaced by sudo: its folder is root's.
 */
function ownFirst(own: FileAccess, bySudo: FileAccess, paths: readonly ManagedPath[]): FileAccess {
  const mayAsk = (verb: FileVerb, file: string) => rightsAt(paths, verb, file) !== null;
  return {
    readFile: async (file) => {
      const read = await own.readFile(file);
      return isDenied(read) && mayAsk("read", file) ? bySudo.readFile(file) : read;
    },
    listFolder: async (folder) => {
      const listed = await own.listFolder(folder);
      return isDenied(listed) && mayAsk("list", folder) ? bySudo.listFolder(folder) : listed;
    },
    readPart: async (file, part) => {
      const read = await own.readPart(file, part);
      return isDenied(read) && mayAsk("part", file) ? bySudo.readPart(file, part) : read;
    },
    replaceFile: (file, bytes, condition) =>
      (mayAsk("replace", file) ? bySudo : own).replaceFile(file, bytes, condition),
  };
}

function isDenied(result: { readonly ok: boolean; readonly error?: { readonly code: string } }): boolean {
  return result.error?.code === "denied";
}
