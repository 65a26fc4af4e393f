import { msg } from "@/lib/words/t";

/** A remote procedure: its program, version and number, and what it is called in a message, which `t` says. */
export interface Procedure {
  readonly program: number;
  readonly version: number;
  readonly procedure: number;
  readonly name: string;
}

const PORTMAPPER = 100_000;
const NFS = 100_003;
const MOUNT = 100_005;

/** NULL does nothing and is answered by every program: whether it is there. */
export const NFS3_NULL: Procedure = { program: NFS, version: 3, procedure: 0, name: msg("NFS version 3") };
export const NFS4_NULL: Procedure = { program: NFS, version: 4, procedure: 0, name: msg("NFS version 4") };
export const MOUNT3_NULL: Procedure = {
  program: MOUNT,
  version: 3,
  procedure: 0,
  name: msg("MOUNT version 3"),
};

/** RFC 1813, appendix I. */
export const MOUNT3_MNT: Procedure = { ...MOUNT3_NULL, procedure: 1 };
export const MOUNT3_UMNT: Procedure = { ...MOUNT3_NULL, procedure: 3 };
export const MOUNT3_EXPORT: Procedure = { ...MOUNT3_NULL, procedure: 5 };

/** RFC 1833, 3: version 2, which every rpcbind speaks. */
export const PORTMAP_GETPORT: Procedure = {
  program: PORTMAPPER,
  version: 2,
  procedure: 3,
  name: msg("the portmapper"),
};
export const PORTMAP_DUMP: Procedure = { ...PORTMAP_GETPORT, procedure: 4 };

/** What a program's number stands for, as `rpcinfo` names it. */
export const PROGRAM_NAMES: ReadonlyMap<number, string> = new Map([
  [PORTMAPPER, "portmapper"],
  [NFS, "nfs"],
  [MOUNT, "mountd"],
  [100_011, "rquotad"],
  [100_021, "nlockmgr"],
  [100_024, "status"],
  [100_227, "nfs_acl"],
]);
