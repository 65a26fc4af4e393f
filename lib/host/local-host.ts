import { existsSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { connectTcp } from "@/lib/host/connect-tcp";
import { listLocalFolder, readLocalPart } from "@/lib/host/growing-files";
import type { Argv, Host, RunOptions, Service, ServiceName, TunnelDoor } from "@/lib/host/host";
import { readWholeFile } from "@/lib/host/local-files";
import { KERNEL_NFS, localService, OPENSSH, SAMBA } from "@/lib/host/local-service";
import { SYSTEM_DOOR, SYSTEM_FILES } from "@/lib/host/privileges/system-places";
import { type ReplacePoint, replaceLocalFile } from "@/lib/host/replace-file";
import { runProgram } from "@/lib/host/run-program";
import { sayFailure } from "@/lib/host/say-failure";
import { ok } from "@/lib/shared/result";

/** The part of a host that is files. */
export type FileAccess = Pick<Host, "readFile" | "listFolder" | "readPart" | "replaceFile">;

export interface LocalHostOptions {
  readonly name?: string;
  readonly kind?: "local" | "sandbox";
  readonly files?: Host["files"];
  readonly tunnelDoor?: TunnelDoor;
  /**
   * What is really run where `argv` was asked for: the seam where options or another environment come in. Unless told, exactly
   * what was asked for.
   */
  readonly prepare?: (argv: Argv, options: RunOptions) => readonly [Argv, RunOptions];
  /** How programs are run and files are reached, where this process's own rights do not do: see `createNotRootHost`. */
  readonly run?: Host["run"];
  readonly access?: FileAccess;
  readonly smbd?: Service;
  readonly nfs?: Service;
  readonly sshd?: Service;
  /** Called at each step of a replacement, so that a test can end the process there. */
  readonly trace?: (point: ReplacePoint) => void;
}

/** This machine as an appliance. Paths must be absolute: a relative one is a bug and throws. */
export function createLocalHost(options: LocalHostOptions = {}): Host {
  const prepare = options.prepare ?? ((argv, runOptions) => [argv, runOptions] as const);
  const run = options.run ?? ((argv, runOptions = {}) => runProgram(...prepare(argv, runOptions)));
  const access = options.access ?? localFiles(options.trace);
  const machine = { run, systemd: existsSync("/run/systemd/system") };
  const services: Readonly<Record<ServiceName, Service>> = {
    smbd: options.smbd ?? localService(SAMBA, machine),
    nfs: options.nfs ?? localService(KERNEL_NFS, machine),
    sshd: options.sshd ?? localService(OPENSSH, machine),
  };
  return {
    name: options.name ?? hostname(),
    kind: options.kind ?? "local",
    files: options.files ?? SYSTEM_FILES,
    tunnelDoor: options.tunnelDoor ?? SYSTEM_DOOR,
    readFile: async (file) => sayFailure(await access.readFile(demandAbsolute(file))),
    listFolder: async (folder) => sayFailure(await access.listFolder(demandAbsolute(folder))),
    readPart: async (file, part) => sayFailure(await access.readPart(demandAbsolute(file), part)),
    replaceFile: async (file, bytes, condition) =>
      sayFailure(await access.replaceFile(demandAbsolute(file), bytes, condition)),
    run,
    connect: connectTcp,
    service: (name) => services[name],
  };
}

/** Files by this process's own rights. */
export function localFiles(trace?: (point: ReplacePoint) => void): FileAccess {
  return {
    readFile: async (file) => {
      const read = await readWholeFile(file);
      return read.ok ? ok({ bytes: read.value.bytes, tag: read.value.tag }) : read;
    },
    listFolder: listLocalFolder,
    readPart: readLocalPart,
    replaceFile: (file, bytes, { ifTag }) => replaceLocalFile(file, { bytes, ifTag, trace }),
  };
}

function demandAbsolute(file: string): string {
  if (!path.isAbsolute(file)) throw new TypeError(`A managed file needs an absolute path, not ${file}.`);
  return file;
}
