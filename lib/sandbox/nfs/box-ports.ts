import type { HostFailure } from "@/lib/host/host";
import { listLocalFolder } from "@/lib/host/growing-files";
import { readWholeFile } from "@/lib/host/local-files";
import { readPortSettings } from "@/lib/nfs/ports/read-settings";
import type { Layout } from "@/lib/sandbox/layout";
import { nfsLayout } from "@/lib/sandbox/nfs/nfs-layout";
import { fail, ok, type Result } from "@/lib/shared/result";

/** Where the box's own settings put its NFS server and mountd, as nfs-utils would read them; null: wherever it likes. */
export async function settledPorts(
  box: Layout,
): Promise<Result<{ readonly nfs: number | null; readonly mount: number | null }, HostFailure>> {
  const reader = { listFolder: listLocalFolder, readFile: readWholeFile };
  const { confFolder, sysconfig } = nfsLayout(box);
  const read = await readPortSettings(reader, { nfsConfFolder: confFolder, nfsSysconfig: sysconfig });
  if (!read.ok) return fail({ code: "failed", message: read.error.message });
  const { nfs, mount } = read.value.services;
  return ok({ nfs: nfs.port, mount: mount.port });
}
