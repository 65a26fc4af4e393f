import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createTunneldClient } from "@/lib/tunneld/client";
import type { TunnelReport } from "@/lib/tunneld/tunnel-report";

/** The process that holds tunnels, as `npm run up` starts it, with a data folder of the test's own. */
export interface DaemonProcess {
  readonly client: ReturnType<typeof createTunneldClient>;
  start(): Promise<void>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  pid(): number;
  /** All that it wrote. */
  output(): string;
  /** The report of a tunnel once it is as wanted. */
  until(id: string, wanted: (report: TunnelReport) => boolean, patienceMs?: number): Promise<TunnelReport>;
  descriptors(): Promise<number>;
  /** Bytes of memory it holds. */
  memory(): Promise<number>;
}

export interface DaemonOptions {
  /** Words that it is run with, in a network namespace for example. */
  readonly within?: readonly string[];
  readonly nodeOptions?: readonly string[];
}

export function daemonProcess(
  dataDir: string,
  { within = [], nodeOptions = [] }: DaemonOptions = {},
): DaemonProcess {
  const client = createTunneldClient(path.join(dataDir, "tunneld"));
  let child: ChildProcess | null = null;
  let output = "";

  return {
    client,
    async start() {
      await mkdir(dataDir, { recursive: true });
      const words = [
        ...within,
        process.execPath,
        ...nodeOptions,
        "--import",
        "tsx",
        "scripts/tunneld.ts",
        dataDir,
      ];
      const started = spawn(words[0] ?? "", words.slice(1), { stdio: ["ignore", "pipe", "pipe"] });
      child = started;
      const take = (chunk: Buffer) => void (output += chunk.toString());
      started.stdout.on("data", take);
      started.stderr.on("data", take);
      while (!(await client.hello()).ok) {
        if (started.exitCode !== null) throw new Error(output);
        await pause(50);
      }
    },
    async kill(signal = "SIGKILL") {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
    pid: () => child?.pid ?? 0,
    output: () => output,
    async until(id, wanted, patienceMs = 30_000) {
      const deadline = Date.now() + patienceMs;
      for (;;) {
        const listed = await client.list();
        const report = listed.ok ? listed.value.find((each) => each.id === id) : undefined;
        if (report !== undefined && wanted(report)) return report;
        if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(report ?? listed)}`);
        await pause(20);
      }
    },
    descriptors: async () => (await readdir(`/proc/${child?.pid ?? 0}/fd`)).length,
    memory: async () => {
      const status = await readFile(`/proc/${child?.pid ?? 0}/status`, "utf8");
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
    },
  };
}
