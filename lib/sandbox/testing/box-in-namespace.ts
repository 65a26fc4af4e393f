import { createInterface } from "node:readline";
import { startAppliance, stopAppliance } from "@/lib/sandbox/appliance";

/**
 * A box in the network namespace that this process is run in, its NFS server at all addresses of that. Run as a process: prints
 * a line once it serves, reloads the exports at each line it is given, prints what came of it, and ends the box with its input.
 */
const [dir = ""] = process.argv.slice(2);
const opened = await startAppliance(dir, { nfs: true, nfsAddress: "0.0.0.0" });
if (!opened.ok) throw new Error(opened.error.message);
const service = opened.value.host.service("nfs");
say(opened.value.notes.length === 0 ? "ready" : opened.value.notes.join(" "));
for await (const line of createInterface(process.stdin)) {
  const done = await (line === "restart" ? service.restart() : service.reload());
  say(done.ok ? "done" : `${done.error.message} ${done.error.detail ?? ""}`);
}
await stopAppliance(dir);

function say(words: string): void {
  process.stdout.write(`${words.replaceAll("\n", " ")}\n`);
}
