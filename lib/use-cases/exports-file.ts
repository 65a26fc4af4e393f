import { checkExportsCandidate } from "@/lib/use-cases/check-exports";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { verifyExports } from "@/lib/use-cases/verify-exports";
import { msg } from "@/lib/words/t";

/** The NFS server's exports file, as the change pipeline sees it. */
export const exportsFile: ManagedFile = {
  name: "exports",
  noun: msg("exports file"),
  editor: msg("Edit Exports File"),
  service: "nfs",
  serviceTitle: "NFS",
  path: (host) => host.files.exports,
  check: checkExportsCandidate,
  verify: verifyExports,
};
