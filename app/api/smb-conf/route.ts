import { managedFileRead } from "@/lib/actions/managed-file-read";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

export const GET = managedFileRead("smb-conf.read", smbConfFile);
