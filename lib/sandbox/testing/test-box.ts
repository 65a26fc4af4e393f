import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createLocalHost } from "@/lib/host/local-host";
import { type Appliance, startAppliance, stopAppliance } from "@/lib/sandbox/appliance";

const machine = createLocalHost();

/** Folders for boxes, and their end: every box in them stopped, every process gone, everything removed. */
export function boxFolders() {
  const made: string[] = [];
  return {
    /** A path for a box, closed to other accounts as temporary folders are; `below` makes it deeper. */
    make: async (below = "data/appliance"): Promise<string> => {
      const root = await mkdtemp(path.join(tmpdir(), "inflight-box-"));
      made.push(path.join(root, below));
      return path.join(root, below);
    },
    removeAll: async (): Promise<void> => {
      for (const dir of made.splice(0)) {
        await stopAppliance(dir);
        const left = await processesOf(dir);
        const [root = ""] = /^\/tmp\/inflight-box-[^/]+/.exec(dir) ?? [];
        await rm(root, { recursive: true });
        if (left.length > 0) throw new Error(`Left behind: ${left.join("; ")}`);
      }
    },
  };
}

export async function started(dir: string): Promise<Appliance> {
  const appliance = await startAppliance(dir);
  if (!appliance.ok) throw new Error(appliance.error.message);
  return appliance.value;
}

/** What smbclient prints, password on standard input; a guest without `user`. It knows nothing of the box but its port. */
export async function smb(
  appliance: Pick<Appliance, "address" | "port" | "users">,
  user: string | null,
  share: string,
  commands: string,
): Promise<string> {
  const known = appliance.users.find(({ name }) => name === user);
  const outcome = await machine.run(
    [
      "smbclient",
      `//${appliance.address}/${share}`,
      "--configfile=/dev/null",
      `--port=${String(appliance.port)}`,
      "--max-protocol=SMB3",
      ...(user === null ? ["--no-pass"] : ["--authentication-file=/dev/stdin"]),
      `--command=${commands}`,
    ],
    user === null ? {} : { stdin: `username=${user}\npassword=${known?.password ?? "none"}\n` },
  );
  return "stdout" in outcome ? outcome.stdout + outcome.stderr : outcome.kind;
}

/** Command lines of all live processes that name the folder. */
export async function processesOf(dir: string): Promise<readonly string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      return line.includes(dir) ? `${pid} ${line.replaceAll("\0", " ").slice(0, 80)}` : "";
    }),
  );
  return lines.filter((line) => line !== "");
}

/** Local addresses with a listener on the port, as `ss` prints them. */
export async function listening(port: number): Promise<readonly string[]> {
  const asked = await machine.run(["ss", "-Hltn", `sport = :${String(port)}`]);
  if (asked.kind !== "exited") throw new Error("ss did not answer.");
  return asked.stdout.split("\n").flatMap((line) => line.split(/\s+/)[3] ?? []);
}
