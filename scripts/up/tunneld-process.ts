import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { createTunneldClient } from "@/lib/tunneld/client";
import { lastLines } from "@/scripts/bootstrap/run-program.mjs";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";

const START_MS = 30_000;
const STOP_MS = 10_000;
const POLL_MS = 50;

export type TunneldClient = ReturnType<typeof createTunneldClient>;
type Hello = Extract<Awaited<ReturnType<TunneldClient["hello"]>>, { ok: true }>["value"];

interface Places {
  readonly root: string;
  readonly dataDir: string;
  readonly log: string;
}

/**
 * Starts the process that holds this host's tunnels, and waits until it answers. Of two that are started for one folder at
 * once one holds the tunnels; whoever started the other sees to its end, so that none is left that nobody knows of.
 */
export function tunneldLauncher(client: TunneldClient, places: Places) {
  let stopping = false;
  let launching: Promise<Hello | Sentence> | undefined;

  async function launch(): Promise<Hello | Sentence> {
    const child = await start(places);
    const answer = await untilAnswered(child);
    if (answer instanceof Sentence || answer.pid !== child.pid) await end(child);
    return answer;
  }

  async function untilAnswered(child: ChildProcess): Promise<Hello | Sentence> {
    const trouble: { words?: string } = {};
    child.once("error", (error) => void (trouble.words = error.message));
    const deadline = Date.now() + START_MS;
    for (;;) {
      const hello = await client.hello();
      if (hello.ok) return hello.value;
      if (stopping) return new Sentence("Not started: this run is being stopped.");
      // One that ends well found another that holds the tunnels, and is about to answer.
      const failed = child.signalCode !== null || (child.exitCode ?? 0) !== 0;
      if (failed || trouble.words !== undefined || Date.now() > deadline) {
        const words = trouble.words ?? lastLines(await readFile(places.log, "utf8"), 5);
        return new Sentence(
          `not started, so no tunnel of this host is open. Its last words, in ${places.log}:\n${words}`,
        );
      }
      await pause(POLL_MS);
    }
  }

  return {
    launch: () => (launching = launch()),
    /** Nothing is launched any more; what is being launched has ended, or answers, once this settles. */
    async stop(): Promise<void> {
      stopping = true;
      await launching;
    },
  };
}

async function start({ root, dataDir, log }: Places): Promise<ChildProcess> {
  const output = await open(log, "a", 0o600);
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/tunneld.ts", dataDir], {
    cwd: root,
    stdio: ["ignore", output.fd, output.fd],
    // A Ctrl-C at the terminal is this script's to pass on.
    detached: true,
  });
  await output.close();
  child.unref();
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(patience);
}
