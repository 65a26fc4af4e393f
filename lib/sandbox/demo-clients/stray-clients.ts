import { readdir } from "node:fs/promises";
import path from "node:path";
import { processArguments, processNow } from "@/lib/host/local-process";
import { demoFolder } from "@/lib/sandbox/demo-clients/demo-folder";
import type { Layout } from "@/lib/sandbox/layout";
import { endProcesses } from "@/lib/sandbox/smbd-processes";

const STOP_MS = 2_000;

/**
 * Ends demo clients of this box that nobody holds any more. Theirs ends with the panel that held them, whose pipe they read
 * commands from; this makes sure. They are told, like the box's smbd, by what they were started with.
 */
export async function endStrayClients(layout: Layout): Promise<void> {
  const { clientConf } = demoFolder(layout);
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [command, ...args] = await processArguments(pid);
      if (path.basename(command ?? "") !== "smbclient") return null;
      if (!args.includes(`--configfile=${clientConf}`)) return null;
      const now = await processNow(pid);
      return now === null || now.uid !== process.getuid?.() ? null : now;
    }),
  );
  await endProcesses(
    found.filter((stray) => stray !== null),
    STOP_MS,
  );
}
