import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { startDaemon } from "@/lib/tunneld/daemon";

/**
 * The process that holds this host's tunnels. `npm run up` starts it; it lives on when the panel is restarted. Its only
 * argument is the data folder; without, the environment names it.
 */
process.umask(0o077);
const started = await startDaemon(dataDir(process.argv[2] ?? env().dataDir).tunneld);
if (!started.ok) {
  console.error(started.error.message);
  // Somebody else was faster: not this process's failure.
  process.exit(started.error.code === "running" ? 0 : 1);
}
const daemon = started.value;
console.log(`Holding this host's tunnels, process ${String(process.pid)}.`);
for (const remark of daemon.remarks) console.log(remark);

const end = () => void daemon.close().then(() => process.exit(0));
process.once("SIGTERM", end);
process.once("SIGINT", end);
void daemon.stopAsked.then(end);
void daemon.orphaned.then(() => {
  // Nothing is tidied: what stands in that place by now belongs to somebody else.
  console.error("The folder of this host's tunnels is gone, so they are closed.");
  process.exit(1);
});
