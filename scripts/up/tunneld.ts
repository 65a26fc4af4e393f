import { spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { dataDir as placesIn } from "@/lib/shared/data-dir";
import { createTunneldClient } from "@/lib/tunneld/client";
import { lastLines } from "@/scripts/bootstrap/run-program.mjs";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";
import { mayRestart } from "@/scripts/up/restarts";

const START_MS = 30_000;
const STOP_MS = 10_000;
const POLL_MS = 50;

/**
 * Starts the process that holds this host's tunnels, or takes over the one an earlier run left, and starts it again where it
 * ends unexpectedly. It lives on when the panel is restarted, and ends with this run. A panel without it is better than
 * none, so that a failure is told and no more.
 */
export async function ensureTunneld(session: Session, root: string, dataDir: string): Promise<void> {
  const client = createTunneldClient(placesIn(dataDir).tunneld);
  const log = path.join(dataDir, "tunneld.log");
  session.onStop(() => stop(client));
  const remarks: string[] = [];
  const running = await session.step(
    "Tunnels of this host",
    async (note) => {
      const found = await client.hello();
      if (!found.ok && found.error.code !== "not-running") {
        note(found.error.message, true);
        return false;
      }
      const hello = found.ok ? found.value : await launch(client, { root, dataDir, log });
      if (hello instanceof Sentence) {
        note(hello.message, true);
        return false;
      }
      note(`process ${String(hello.pid)}${found.ok ? ", taken over" : ""}`);
      if (!hello.nativeBinding) remarks.push(WITHOUT_BINDING);
      remarks.push(...hello.remarks);
      return true;
    },
    { finish: true },
  );
  for (const remark of remarks) session.line(`  ${remark}`);
  if (running) void supervise(session, client, { root, dataDir, log });
}

const WITHOUT_BINDING =
  "ssh2's native binding is missing: tunnels of this host work, at about two thirds of their speed. " +
  "To have it: apt-get install python3 make g++, then npm rebuild ssh2, and start again.";

type Client = ReturnType<typeof createTunneldClient>;
interface Places {
  readonly root: string;
  readonly dataDir: string;
  readonly log: string;
}

async function launch(client: Client, { root, dataDir, log }: Places) {
  const output = await open(log, "a", 0o600);
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/tunneld.ts", dataDir], {
    cwd: root,
    stdio: ["ignore", output.fd, output.fd],
    // A Ctrl-C at the terminal is this script's to pass on.
    detached: true,
  });
  await output.close();
  child.unref();
  const trouble: { words?: string } = {};
  child.once("error", (error) => void (trouble.words = error.message));
  const deadline = Date.now() + START_MS;
  for (;;) {
    const hello = await client.hello();
    if (hello.ok) return hello.value;
    if (child.exitCode !== null || trouble.words !== undefined || Date.now() > deadline) {
      const words = trouble.words ?? lastLines(await readFile(log, "utf8"), 5);
      return new Sentence(
        `not started, so no tunnel of this host is open. Its last words, in ${log}:\n${words}`,
      );
    }
    await pause(POLL_MS);
  }
}

async function supervise(session: Session, client: Client, places: Places): Promise<void> {
  const ends: number[] = [];
  for (;;) {
    const watched = await client.subscribe(() => undefined);
    if (watched.ok) await watched.value.ended;
    if (session.isStopping()) return;
    ends.push(Date.now());
    if (!mayRestart(ends)) {
      session.line(
        `The process that holds this host's tunnels keeps ending; no tunnel is open. See ${places.log}.`,
      );
      return;
    }
    session.line("The process that holds this host's tunnels ended unexpectedly; starting it again.");
    const hello = await launch(client, places);
    if (hello instanceof Sentence) session.line(`Tunnels of this host: ${hello.message}`);
  }
}

async function stop(client: Client): Promise<void> {
  const hello = await client.hello();
  if (!hello.ok) return;
  const held = await client.subscribe(() => undefined);
  await client.stop();
  if (!held.ok) return;
  const late = pause(STOP_MS, "late" as const, { ref: false });
  // The connection is still to the process that said its id: it is no other's by now.
  if ((await Promise.race([held.value.ended, late])) === "late") process.kill(hello.value.pid, "SIGKILL");
  held.value.close();
}
