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

/** A file system of 64 KiB in memory, or null where this account may not mount one. */
export async function mountSmallDisk(): Promise<SmallDisk | null> {
  const folder = await mkdtemp(path.join(tmpdir(), "inflight-disk-"));
  const done = async (argv: Argv) => {
    const outcome = await createLocalHost().run(argv);
    return outcome.kind === "exited" && outcome.code === 0;
  };
  if (!(await done(["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder]))) {
    await rm(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    makeReadOnly: async () => {
      if (!(await done(["mount", "-o", "remount,ro", folder]))) throw new Error(`${folder} stayed writable.`);
    },
    remove: async () => {
      if (!(await done(["umount", folder]))) throw new Error(`${folder} is still mounted.`);
      await rm(folder, { recursive: true });
    },
  };
}
