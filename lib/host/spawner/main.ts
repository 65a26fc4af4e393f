import type { SpawnerOrder, SpawnerReply } from "@/lib/host/spawner/messages";
import { startProgram } from "@/lib/host/start-program";

/*
 * The spawner: a process that starts programs for the panel and is nothing else. It ends with the channel to the panel; what it
 * started goes on, as it does where the panel started it itself.
 */
const running = new Map<number, AbortController>();

process.on("message", (order: SpawnerOrder) => {
  if (order.kind === "run") void run(order);
  else running.get(order.id)?.abort();
});
process.once("disconnect", () => process.exit(0));
// A Ctrl-C at the terminal reaches the panel too, which lets what is under way finish and then closes the channel.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

async function run({ id, argv, options, watched }: SpawnerOrder & { kind: "run" }): Promise<void> {
  const abort = new AbortController();
  running.set(id, abort);
  const onStderr = (text: string) => {
    reply({ kind: "stderr", id, text });
  };
  try {
    const told = { ...options, signal: abort.signal, ...(watched ? { onStderr } : {}) };
    reply({ kind: "outcome", id, outcome: await startProgram(argv, told) });
  } catch (error) {
    reply({ kind: "thrown", id, error: error instanceof Error ? error : new Error(String(error)) });
  } finally {
    running.delete(id);
  }
}

function reply(message: SpawnerReply): void {
  // The panel may be gone by now; nobody waits for the answer then.
  if (process.connected) process.send?.(message);
}
