import { authorizedKeysFile } from "@/lib/use-cases/authorized-keys-file";
import { exportsFile } from "@/lib/use-cases/exports-file";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { mountPinDropIn, nfsSysconfigFile } from "@/lib/use-cases/mount-pin-files";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/** Every file that the change pipeline serves. */
export const managedFiles: readonly ManagedFile[] = [
  smbConfFile,
  exportsFile,
  mountPinDropIn,
  nfsSysconfigFile,
  authorizedKeysFile,
];
