import { isLike, literally } from "@/lib/host/privileges/shape";
import { SYSTEM_DOOR, SYSTEM_FILES } from "@/lib/host/privileges/system-places";
import type { As } from "@/lib/host/privileges/commands";

export type FileVerb = "read" | "list" | "part" | "replace";

/** What may be done with the rights of another account at the paths that an expression matches (see `Word`). */
export interface ManagedPath {
  readonly as: As;
  readonly like: string;
  readonly verbs: readonly FileVerb[];
}

const NAME = "[^/[:cntrl:]]+";

/** The whole of what the panel does with files by other rights than its own. */
export const MANAGED_PATHS: readonly ManagedPath[] = [
  managed(SYSTEM_FILES.smbConf),
  managed(SYSTEM_FILES.exports),
  // The panel's own drop-in alone: others are somebody else's.
  managed(`${SYSTEM_FILES.nfsConfFolder}/zz-inflight.conf`),
  managed(SYSTEM_FILES.nfsSysconfig),
  managed(SYSTEM_DOOR.authorizedKeys),
  // Samba's logs: root's and its group's, on Debian and on Red Hat.
  { as: "root", like: literally("/var/log/samba"), verbs: ["list"] },
  { as: "root", like: `${literally("/var/log/samba/")}${NAME}`, verbs: ["part"] },
  // What the hold command notes of tunnels is the tunnels' account's alone, and so are the rights to read it.
  { as: "tunnel", like: literally(SYSTEM_DOOR.notes), verbs: ["list"] },
  { as: "tunnel", like: `${literally(SYSTEM_DOOR.notes)}/${NAME}`, verbs: ["read"] },
];

/** Whose rights serve to do this there; null: nobody's. */
export function rightsAt(paths: readonly ManagedPath[], verb: FileVerb, file: string): As | null {
  const found = paths.find(({ verbs, like }) => verbs.includes(verb) && isLike(like, file));
  return found?.as ?? null;
}

function managed(file: string): ManagedPath {
  return { as: "root", like: literally(file), verbs: ["read", "replace"] };
}
