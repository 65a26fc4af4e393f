import path from "node:path";
import { openControl } from "@/lib/tunneld/control/server";
import { nativeBindingLoaded } from "@/lib/tunneld/native-binding";
import { takeFolder } from "@/lib/tunneld/only-one";
import { claimFolder, folderGone } from "@/lib/tunneld/own-folder";
import { createRegistry, type Registry } from "@/lib/tunneld/registry";
import { createTunnelStore } from "@/lib/tunneld/tunnel-store";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { sealingKey } from "@/lib/shared/sealing";
import { readSecret } from "@/lib/shared/secret-file";

const COST = "each tunnel of this host then has to be given its key again.";

export interface Daemon {
  readonly remarks: readonly string[];
  /** Ends all tunnels. They come back with the next start. */
  close(): Promise<void>;
  /** Settles when a client asked it to stop. */
  readonly stopAsked: Promise<void>;
  /** Settles when the folder is gone: nobody could find this process any more, nor keep what it is told. */
  readonly orphaned: Promise<void>;
}

/**
 * Holds this host's tunnels as its folder has them, and answers on its control socket. The files it makes are its owner's
 * alone.
 */
export async function startDaemon(
  folder: string,
): Promise<Result<Daemon, Failure<"running" | "not-ours" | "no-folder">>> {
  const ours = await claimFolder(folder);
  if (!ours.ok) return ours;
  const key = sealingKey(readSecret(path.join(folder, "key"), COST));
  const lock = await takeFolder(key);
  if (lock === null) {
    return fail({
      code: "running",
      message: `The tunnels in ${folder} are held by another process already.`,
    });
  }
  const startedAt = Date.now();
  const store = createTunnelStore(path.join(folder, "tunnels.json"), key);
  const { tunnels, remarks } = await store.read();

  let changed: () => void = () => undefined;
  let askStop: () => void = () => undefined;
  const stopAsked = new Promise<void>((resolve) => void (askStop = resolve));
  const registry: Registry = createRegistry(store, () => {
    changed();
  });
  const nativeBinding = nativeBindingLoaded();
  const control = await openControl({
    folder,
    registry: () => registry,
    hello: () => ({
      pid: process.pid,
      startedAt,
      nativeBinding,
      memory: process.memoryUsage.rss(),
      remarks: [...remarks],
    }),
    stop: () => {
      askStop();
    },
  });
  changed = () => {
    control.changed();
  };
  registry.restore(tunnels);
  return ok({
    remarks,
    stopAsked,
    orphaned: folderGone(folder, ours.value),
    async close() {
      registry.end();
      await control.close();
      lock.close();
    },
  });
}
