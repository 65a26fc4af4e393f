import { applierOf } from "@/lib/use-cases/apply-change";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/** Takes a reviewed smb.conf through the change pipeline. */
export const applySmbConf = applierOf(smbConfFile);
