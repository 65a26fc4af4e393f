import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import type { Box } from "@/lib/sandbox/box";
import { firstExports } from "@/lib/sandbox/nfs/first-exports";
import { nfsLayout } from "@/lib/sandbox/nfs/nfs-layout";
import { nfsProcesses } from "@/lib/sandbox/nfs/nfs-processes";
import { startNfs, stopNfs } from "@/lib/sandbox/nfs/nfs-start";
import { nfsStatus } from "@/lib/sandbox/nfs/nfs-status";
import { writeWhole } from "@/lib/shared/write-whole";

/** Makes what the NFS server needs where it is missing, and sees that it runs; a running one is taken over as it is. */
export async function openNfs(box: Box): Promise<void> {
  const layout = nfsLayout(box.layout);
  if (!existsSync(layout.sysconfig)) await mkdir(layout.confFolder, { recursive: true, mode: 0o755 });
  if (!existsSync(layout.exports)) await writeWhole(layout.exports, firstExports(box.layout), 0o644);
  const { all } = await nfsProcesses(box.layout);
  if (all.length > 0) {
    if ((await nfsStatus(box)).state === "running") return;
    await stopNfs(box.layout);
  }
  const started = await startNfs(box);
  if (!started.ok) box.notes.push([started.error.message, started.error.detail ?? ""].join("\n").trim());
}
