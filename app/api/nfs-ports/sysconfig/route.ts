import { managedFileRead } from "@/lib/actions/managed-file-read";
import { nfsSysconfigFile } from "@/lib/use-cases/mount-pin-files";

export const GET = managedFileRead("nfs-sysconfig.read", nfsSysconfigFile, { orEmpty: true });
