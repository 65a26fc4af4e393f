import { checkSmbConfCandidate } from "@/lib/use-cases/check-smb-conf";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { verifySamba } from "@/lib/use-cases/verify-samba";
import { msg } from "@/lib/words/t";

/** Samba's configuration file, as the change pipeline sees it. */
export const smbConfFile: ManagedFile = {
  name: "smb.conf",
  noun: msg("smb.conf"),
  editor: msg("Edit Config File"),
  service: "smbd",
  serviceTitle: "Samba",
  path: (host) => host.files.smbConf,
  check: checkSmbConfCandidate,
  verify: verifySamba,
};
