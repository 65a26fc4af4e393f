import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { dataDir as placesIn } from "@/lib/shared/data-dir";
import { createTunneldClient } from "@/lib/tunneld/client";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";
import { restartDelay } from "@/scripts/up/restarts";
import { type TunneldClient, tunneldLauncher } from "@/scripts/up/tunneld-process";

const STOP_MS = 10_000;

/**
 * Starts the process that holds this host's tunnels, or takes over the one an earlier run left, and starts it again where it
 * ends unexpectedly. It lives on when the panel is restarted, and ends with this run. A panel without it is better than
 * none, so that a failure is told and no more.
 */
export async function ensureTunneld(session: Session, root: string, dataDir: string): Promise<void> {
  const client = createTunneldClient(placesIn(dataDir).tunneld);
  const log = path.join(dataDir, "tunneld.log");
  const launcher = tunneldLauncher(client, { root, dataDir, log });
  session.onStop(async () => {
    await launcher.stop();
    await stop(client);
  });
  const remarks: string[] = [];
  const running = await session.step(
    "Tunnels of this host",
    async (note) => {
      const found = await client.hello();
      if (!found.ok && found.error.code !== "not-running") {
        note(found.error.message, true);
        return false;
      }
      const hello = found.ok ? found.value : await launcher.launch();
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
  if (running) void supervise(session, client, launcher);
}

const WITHOUT_BINDING =
  "ssh2's native binding is missing: tunnels of this host work, at about two thirds of their speed. " +
  "To have it: apt-get install python3 make g++, then npm rebuild ssh2, and start again.";

async function supervise(
  session: Session,
  client: TunneldClient,
  launcher: ReturnType<typeof tunneldLauncher>,
): Promise<void> {
  const ends: number[] = [];
  for (;;) {
    const watched = await client.subscribe(() => undefined);
    if (watched.ok) await watched.value.ended;
    if (session.isStopping()) return;
    ends.push(Date.now());
    session.line("The process that holds this host's tunnels ended unexpectedly; starting it again.");
    await pause(restartDelay(ends), undefined, { ref: false });
    if (session.isStopping()) return;
    const hello = await launcher.launch();
    if (hello instanceof Sentence && !session.isStopping()) {
      session.line(`Tunnels of this host: ${hello.message}`);
    }
  }
}

async function stop(client: TunneldClient): Promise<void> {
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
