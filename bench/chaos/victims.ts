import { readdir } from "node:fs/promises";
import path from "node:path";
import { processArguments, processEnvironment, processNow } from "@/lib/host/local-process";
import { applianceLayout } from "@/lib/sandbox/layout";
import { nfsProcesses } from "@/lib/sandbox/nfs/nfs-processes";
import { smbdProcesses } from "@/lib/sandbox/smbd-processes";
import { sshLayout } from "@/lib/sandbox/ssh/ssh-layout";
import { sshProcesses } from "@/lib/sandbox/ssh/ssh-processes";
import { dataDir as placesIn } from "@/lib/shared/data-dir";
import { createTunneldClient } from "@/lib/tunneld/client";

export const VICTIMS = ["panel", "spawner", "tunneld", "smbd", "nfs", "sshd"] as const;
export type Victim = (typeof VICTIMS)[number];

/** The process of each that serves now; null while there is none. Told by what it was started with. */
export function findVictims(dataDir: string): Readonly<Record<Victim, () => Promise<number | null>>> {
  const places = placesIn(dataDir);
  const layout = applianceLayout(places.appliance);
  if (!layout.ok) throw new Error(layout.error.message);
  const tunneld = createTunneldClient(places.tunneld);
  return {
    panel: () => panelOf(dataDir),
    spawner: () => spawnerOf(dataDir),
    tunneld: async () => {
      const hello = await tunneld.hello();
      return hello.ok ? hello.value.pid : null;
    },
    smbd: async () => (await smbdProcesses(layout.value)).master?.pid ?? null,
    nfs: async () => (await nfsProcesses(layout.value)).ganesha?.pid ?? null,
    sshd: async () => (await sshProcesses(sshLayout(layout.value), undefined)).listener?.pid ?? null,
  };
}

/** Every process whose arguments or environment name the folder. */
export async function processesOf(folder: string): Promise<readonly string[]> {
  const found = await Promise.all(
    (await allPids()).map(async (pid) => {
      const words = (await processArguments(pid)).join(" ");
      const named = words.includes(folder) || [...(await processEnvironment(pid)).values()].includes(folder);
      return named && pid !== process.pid ? `${String(pid)} ${words.slice(0, 100)}` : null;
    }),
  );
  return found.filter((each) => each !== null);
}

async function panelOf(dataDir: string): Promise<number | null> {
  for (const pid of await allPids()) {
    const words = await processArguments(pid);
    if (!words.some((word) => word.endsWith(path.join("scripts", "serve.ts")))) continue;
    if ((await processEnvironment(pid)).get("INFLIGHT_DATA_DIR") === dataDir) return pid;
  }
  return null;
}

/** The process that starts the panel's programs: the panel's child, told by its script. */
export async function spawnerOf(dataDir: string): Promise<number | null> {
  const panel = await panelOf(dataDir);
  for (const pid of panel === null ? [] : await allPids()) {
    const words = await processArguments(pid);
    if (!words.some((word) => word.endsWith(path.join("spawner", "main.ts")))) continue;
    if ((await processNow(pid))?.parent === panel) return pid;
  }
  return null;
}

async function allPids(): Promise<readonly number[]> {
  return (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
}
