import { createLocalHost } from "@/lib/host/local-host";

/** Replaces a file by as many `n` as the old one had bytes, and is killed at the point named. Run as a process. */
const [file = "", point = "", size = "0"] = process.argv.slice(2);
const host = createLocalHost({
  trace: (reached) => {
    if (reached === point) process.kill(process.pid, "SIGKILL");
  },
});
const read = await host.readFile(file);
if (!read.ok) throw new Error(read.error.message);
await host.replaceFile(file, Buffer.alloc(Number(size), "n"), { ifTag: read.value.tag });
