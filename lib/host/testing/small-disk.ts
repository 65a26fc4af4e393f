import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createLocalHost } from "@/lib/host/local-host";
import type { Argv } from "@/lib/host/host";

export interface SmallDisk {
  readonly folder: string;
  readonly makeReadOnly: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** A file system in memory, of 64 KiB unless told otherwise (mount(8), `size=`), or null where this account may not mount one. */
export async function mountSmallDisk(size = "64k"): Promise<SmallDisk | null> {
  const folder = await mkdtemp(path.join(tmpdir(), "inflight-disk-"));
  const done = async (argv: Argv) => {
    const outcome = await createLocalHost().run(argv);
    return outcome.kind === "exited" && outcome.code === 0;
  };
  if (!(await done(["mount", "-t", "tmpfs", "-o", `size=${size}`, "none", folder]))) {
    await rm(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    makeReadOnly: async () => {
      if (!(await done(["mount", "-o", "remount,ro", folder]))) throw new Error(`${folder} stayed writable.`);
    },
    remove: async () => {
      // A database that was closed lets go of its files only when its memory is collected.
      if (!(await done(["umount", "--lazy", folder]))) throw new Error(`${folder} is still mounted.`);
      await rm(folder, { recursive: true });
    },
  };
}
