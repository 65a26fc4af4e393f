import type { Duplex } from "node:stream";
import type { DemoFolders } from "@/lib/host/demo-folders";
import type { DemoTunnels } from "@/lib/host/demo-tunnels";
import type { Failure, Result } from "@/lib/shared/result";

/**
 * The one way to an appliance: this machine, a machine behind SSH, or the box. Nothing else in the tree spawns a
 * process or writes a managed file. See docs/decisions/0002-host-port.md.
 */
export interface Host {
  /** What the header shows, for example the machine's host name. */
  readonly name: string;
  readonly kind: "local" | "sandbox" | "ssh";
  /** Absolute paths, on the appliance, of what the panel manages. */
  readonly files: {
    readonly smbConf: string;
    readonly exports: string;
    /** Drop-ins of nfs.conf(5). */
    readonly nfsConfFolder: string;
    /** Settings of the NFS server on systems of the guide's age, which have no such folder. */
    readonly nfsSysconfig: string;
  };
  /** Where NFS tunnels come in through SSH. */
  readonly tunnelDoor: TunnelDoor;

  /** The whole file and the tag of its content. */
  readFile(path: string): Promise<Result<TaggedBytes, HostFailure>>;

  /** The regular files of a folder, in no order; those that vanish meanwhile are left out. Links are followed. */
  listFolder(path: string): Promise<Result<readonly FolderEntry[], HostFailure>>;

  /** At most `max` bytes (up to 8 MiB) from the offset `from`, of a file that others go on writing: a log. */
  readPart(
    path: string,
    part: { readonly from: number; readonly max: number },
  ): Promise<Result<FilePart, HostFailure>>;

  /**
   * Replaces a whole file: temporary file in the same folder, same owner and mode, fsync of file and folder, rename. A
   * symbolic link is followed and its target replaced. Fails with `stale`, leaving the file alone, where the content no
   * longer bears `ifTag` or the file is gone; `ifTag: null` demands that the file does not exist.
   */
  replaceFile(
    path: string,
    bytes: Uint8Array,
    condition: { readonly ifTag: Tag | null },
  ): Promise<Result<{ readonly tag: Tag }, HostFailure>>;

  /**
   * Runs a program with an argument array, never through a shell, in an environment of its own. Never throws for what the
   * program did. Samba's programs meet this appliance's Samba wherever it keeps its files: callers write
   * `["smbstatus", "--json"]`, and `["testparm", "-s"]` without a file speaks of the managed one.
   */
  run(argv: Argv, options?: RunOptions): Promise<RunOutcome>;

  /** A TCP connection as the appliance itself would make it. The caller handles its `error` event and destroys it. */
  connect(
    address: { readonly host: string; readonly port: number },
    options: { readonly timeoutMs: number },
  ): Promise<Result<Duplex, HostFailure>>;

  service(name: ServiceName): Service;

  /**
   * Where its NFS server listens at loopback, null while it does not. Present where the appliance knows that by itself, as the
   * box does; others are asked through their portmapper.
   */
  readonly nfsPorts?: () => Promise<NfsPorts | null>;

  /** Present where the appliance runs clients of its own, for walk-throughs: the box alone does. */
  readonly demoClients?: DemoClients;

  /** Present where the appliance runs NFS clients of its own that open tunnels to it: the box alone does. */
  readonly demoTunnels?: DemoTunnels;

  /** Present where the appliance shares folders that are there to be played with: the box alone does. */
  readonly demoFolders?: DemoFolders;
}

/** The account that tunnels sign in to, and what belongs to it. Absolute paths, on the appliance. */
export interface TunnelDoor {
  readonly account: string;
  /** Its authorized_keys(5): one line for each profile, and other people's. */
  readonly authorizedKeys: string;
  /** The command that the lines force: it notes the session, holds it, and ends it in time. */
  readonly hold: string;
  /** The folder in which the hold command notes each open session. */
  readonly notes: string;
  /** What sshd logs to; null: the journal. */
  readonly log: string | null;
}

export interface NfsPorts {
  readonly nfs: number;
  readonly mount: number;
}

/** A few real clients with which the box shows what becomes of clients. */
export interface DemoClients {
  /** All it has, running or not, in one order. */
  list(): readonly DemoClient[];
  /** Starts those that do not run; `missing` where the machine lacks what they need. */
  start(): Promise<Result<null, HostFailure>>;
  /** Ends them and waits until they are gone. */
  stop(): Promise<Result<null, HostFailure>>;
  /** Starts them where they were running when the panel ended: for a panel that starts. */
  resume(): Promise<Result<null, HostFailure>>;
}

export interface DemoClient {
  /** `WIN7-FRONTDESK`: the name it signs in with. */
  readonly name: string;
  /** What it stands for: "Windows 7". */
  readonly system: string;
  /** The newest protocol version it speaks, as people write it: "SMB 2.1". */
  readonly speaks: string;
  readonly user: string;
  readonly share: string;
  /** The address that the appliance sees it come from; no other client has it. */
  readonly address: string;
  readonly state: "stopped" | "connecting" | "connected" | "refused";
  /** One sentence: what it does now, or why it was refused. */
  readonly detail: string;
}

/** A SHA-256 of the content, in hex: the same bytes bear the same tag wherever and whenever they are read. */
export type Tag = string & { readonly __tag: unique symbol };

export interface TaggedBytes {
  readonly bytes: Uint8Array;
  readonly tag: Tag;
}

export interface FolderEntry {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /**
   * Tells a file from the one that had its name before. A new file may get the identity of one that was deleted: compare
   * how it begins as well.
   */
  readonly identity: string;
}

export interface FilePart {
  /** Empty at the end of the file, and behind it. */
  readonly bytes: Uint8Array;
  /** Of the whole file, when it was read. */
  readonly size: number;
  readonly identity: string;
}

export type HostFailureCode =
  | "stale"
  | "missing"
  | "denied"
  | "read-only"
  | "no-space"
  | "not-a-file"
  | "too-large"
  | "unreachable"
  | "timed-out"
  | "failed";

export interface HostFailure extends Failure<HostFailureCode> {
  /** What the message of a file's failure is made of: see `aboutFile`. */
  readonly words?: { readonly text: string; readonly values: Readonly<Record<string, string>> };
}

export type Argv = readonly [program: string, ...args: string[]];

export interface RunOptions {
  /** A program may also open it by name: `["testparm", "-s", "/dev/stdin"]`. Nothing is there unless told. */
  readonly stdin?: Uint8Array | string;
  /** Milliseconds; 15,000 unless told. The whole process group is ended after it. */
  readonly timeoutMs?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Bytes kept of standard output, and of standard error; 8 MiB unless told. */
  readonly maxOutput?: number;
  /** Called with what it writes to standard error while it runs, for a program that is watched. */
  readonly onStderr?: (text: string) => void;
  /** Ends the whole process group when aborted, as the time-out does; the outcome then is `signalled`. */
  readonly signal?: AbortSignal;
}

/** How a program ended. `stdout` and `stderr` are UTF-8, undecodable bytes replaced; `truncated` where `maxOutput` cut. */
export type RunOutcome =
  | {
      readonly kind: "exited";
      readonly code: number;
      readonly stdout: string;
      readonly stderr: string;
      readonly truncated: boolean;
    }
  | {
      readonly kind: "signalled";
      readonly signal: string;
      readonly stdout: string;
      readonly stderr: string;
      readonly truncated: boolean;
    }
  | {
      readonly kind: "timed-out";
      readonly stdout: string;
      readonly stderr: string;
      readonly truncated: boolean;
    }
  | { readonly kind: "not-found"; readonly program: string }
  | {
      readonly kind: "denied";
      readonly program: string;
      /** Why, and what to do, where more is known than that the system forbids it. */
      readonly reason?: string;
    };

export type ServiceName = "smbd" | "nfs" | "sshd";

export interface ServiceStatus {
  /** `failed`: it should run and does not; `unknown`: it could not be asked (see `detail`). */
  readonly state: "running" | "stopped" | "failed" | "unknown";
  readonly pid: number | null;
  readonly since: Date | null;
  /** One sentence for the person; the daemon's own last words where it failed. */
  readonly detail: string;
}

/** A daemon of the appliance. A failure carries the daemon's own words in `detail`. */
export interface Service {
  status(): Promise<ServiceStatus>;
  /** Reads the configuration again; open sessions go on as they were. */
  reload(): Promise<Result<ServiceStatus, HostFailure>>;
  /** Ends all sessions. Succeeds only where the daemon is back and stays. */
  restart(): Promise<Result<ServiceStatus, HostFailure>>;
}
