import { startAppliance } from "@/lib/sandbox/appliance";

/**
 * Takes over the box in a folder as a panel does, with its demo clients if they are wanted, and stays until it is
 * killed. Run as a process: prints a line once the clients run.
 */
const [dir = ""] = process.argv.slice(2);
const opened = await startAppliance(dir);
if (!opened.ok) throw new Error(opened.error.message);
const clients = opened.value.host.demoClients;
const begun = await clients?.resume();
if (begun?.ok !== true) throw new Error(begun?.error.message ?? "The box has no demo clients.");
while (!clients?.list().every(({ state }) => state === "connected")) {
  await new Promise((resolve) => setTimeout(resolve, 100));
}
process.stdout.write("connected\n");
setInterval(() => undefined, 60_000);
