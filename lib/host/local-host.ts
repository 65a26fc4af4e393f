import { existsSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { connectTcp } from "@/lib/host/connect-tcp";
import type { Argv, Host, RunOptions, Service, ServiceName, TunnelDoor } from "@/lib/host/host";
import { listLocalFolder, readLocalPart } from "@/lib/host/growing-files";
import { readWholeFile } from "@/lib/host/local-files";
import { KERNEL_NFS, localService, OPENSSH, SAMBA } from "@/lib/host/local-service";
import { type ReplacePoint, replaceLocalFile } from "@/lib/host/replace-file";
import { runProgram } from "@/lib/host/run-program";
import { ok } from "@/lib/shared/result";

export interface LocalHostOptions {
  readonly name?: string;
  readonly kind?: "local" | "sandbox";
  readonly files?: Host["files"];
  readonly tunnelDoor?: TunnelDoor;
  /**
   * What is really run where `argv` was asked for: the one seam where options, another environment or a `sudo` come in.
   * Unless told, exactly what was asked for.
   */
  readonly prepare?: (argv: Argv, options: RunOptions) => readonly [Argv, RunOptions];
  readonly smbd?: Service;
  readonly nfs?: Service;
  readonly sshd?: Service;
  /** Called at each step of a replacement, so that a test can end the process there. */
  readonly trace?: (point: ReplacePoint) => void;
}

const SYSTEM_FILES: Host["files"] = {
  smbConf: "/etc/samba/smb.conf",
  exports: "/etc/exports",
  nfsConfFolder: "/etc/nfs.conf.d",
  nfsSysconfig: "/etc/sysconfig/nfs",
};

/** What docs/install.md sets up. */
const SYSTEM_DOOR: TunnelDoor = {
  account: "inflight-tunnel",
  authorizedKeys: "/var/lib/inflight-tunnel/.ssh/authorized_keys",
  hold: "/usr/local/lib/inflight/inflight-hold",
  notes: "/var/lib/inflight-tunnel/live",
  log: null,
};

/** This machine as an appliance. Paths must be absolute: a relative one is a bug and throws. */
export function createLocalHost(options: LocalHostOptions = {}): Host {
  const prepare = options.prepare ?? ((argv, runOptions) => [argv, runOptions] as const);
  const run: Host["run"] = (argv, runOptions = {}) => runProgram(...prepare(argv, runOptions));
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
    readFile: async (file) => {
      const read = await readWholeFile(demandAbsolute(file));
      return read.ok ? ok({ bytes: read.value.bytes, tag: read.value.tag }) : read;
    },
    listFolder: async (folder) => listLocalFolder(demandAbsolute(folder)),
    readPart: async (file, part) => readLocalPart(demandAbsolute(file), part),
    replaceFile: (file, bytes, { ifTag }) =>
      replaceLocalFile(demandAbsolute(file), { bytes, ifTag, trace: options.trace }),
    run,
    connect: connectTcp,
    service: (name) => services[name],
  };
}

function demandAbsolute(file: string): string {
  if (!path.isAbsolute(file)) throw new TypeError(`A managed file needs an absolute path, not ${file}.`);
  return file;
}
