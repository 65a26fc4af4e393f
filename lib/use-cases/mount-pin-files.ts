import type { Host } from "@/lib/host/host";
import { OWN_DROP_IN } from "@/lib/nfs/ports/own-drop-in";
import type { SettingsRead } from "@/lib/nfs/ports/read-settings";
import { checkMountPin } from "@/lib/use-cases/check-mount-pin";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { verifyMountPort } from "@/lib/use-cases/verify-mount-port";
import { msg } from "@/lib/words/t";

/** The names that revisions of a pin are filed under. */
export type MountPinFileName = "mountd-pin" | "sysconfig/nfs";

interface MountPinFile extends ManagedFile {
  readonly name: MountPinFileName;
}

/** The panel's own drop-in of nfs.conf(5): it pins mountd on systems of today. */
export const mountPinDropIn = pinFile(
  "mountd-pin",
  `drop-in ${OWN_DROP_IN}`,
  ({ files }) => `${files.nfsConfFolder}/${OWN_DROP_IN}`,
);

/** What pins it on systems of the guide's age: somebody else's file, of which two lines are changed. */
export const nfsSysconfigFile = pinFile(
  "sysconfig/nfs",
  "/etc/sysconfig/nfs",
  ({ files }) => files.nfsSysconfig,
);

/** The file that a pin goes into on an appliance with these settings. */
export function mountPinFile({ pinnedBy }: Pick<SettingsRead, "pinnedBy">): MountPinFile {
  return pinnedBy === "drop-in" ? mountPinDropIn : nfsSysconfigFile;
}

function pinFile(name: MountPinFileName, noun: string, path: (host: Host) => string): MountPinFile {
  return {
    name,
    noun,
    editor: msg("NFS Exports"),
    service: "nfs",
    serviceTitle: "NFS",
    path,
    check: (host, candidate, base) => checkMountPin(host, path(host), candidate, base),
    verify: (host) => verifyMountPort(host),
  };
}
