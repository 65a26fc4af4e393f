import { startAppliance, stopAppliance } from "@/lib/sandbox/appliance";

/**
 * Starts or stops a box as another account, and prints what a start says as JSON. Run as a process: it begins as root, which
 * can read the project wherever that lies, and gives root up before it touches the box.
 */
const [verb = "", dir = "", account = ""] = process.argv.slice(2);
if (account !== "") {
  process.setgroups?.([]);
  process.setgid?.(Number(account));
  process.setuid?.(Number(account));
}

if (verb === "stop") {
  await stopAppliance(dir);
} else {
  const opened = await startAppliance(dir);
  if (!opened.ok) throw new Error(opened.error.message);
  const { port, notes, users, address, host } = opened.value;
  const smbd = host.service("smbd");
  const { state } = await smbd.status();
  const reloaded = await smbd.reload();
  const restarted = await smbd.restart();
  process.stdout.write(
    JSON.stringify({ port, notes, users, address, state, reloaded: reloaded.ok, restarted: restarted.ok }),
  );
}
