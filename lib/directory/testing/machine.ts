import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import type { Argv, RunOptions, RunOutcome } from "@/lib/host/host";
import { runProgram } from "@/lib/host/run-program";

/**
 * A machine of namespaces: its network, mounts, host name and processes are its own, and so are `/etc`, `/usr/bin`, `/run`,
 * `/tmp` and Samba's folders, in memory. Its programs may use the standard ports and files. It takes root.
 */
export interface Machine {
  readonly name: string;
  /** Who holds its namespaces, as this machine numbers processes. */
  readonly pid: number;
  /** Where its files are to be found from here. */
  readonly root: string;
  /** Runs a program in it; one that it does not have is `not-found`, as on this machine. */
  run(argv: Argv, options?: RunOptions): Promise<RunOutcome>;
  /** Runs a program that has to exit with 0, and gives what it printed. */
  demand(argv: Argv, options?: RunOptions): Promise<string>;
  write(path: string, text: string): Promise<void>;
  /** Ends every process of it; with them go its network and its files. */
  stop(): Promise<void>;
}

/** Ends with its standard input, and so with this process, whatever becomes of it; the kernel then ends all the others. */
const FIRST_PROCESS = `set -e
mount -t tmpfs -o mode=755 tmpfs /run
for folder in /etc /usr/bin; do
  mkdir -p "/run/overlay$folder/upper" "/run/overlay$folder/work"
  mount -t overlay -o "lowerdir=$folder,upperdir=/run/overlay$folder/upper,workdir=/run/overlay$folder/work" overlay "$folder"
done
for folder in /etc/samba /var/lib/samba /var/cache/samba /var/log/samba /tmp; do
  mount -t tmpfs -o mode=755 tmpfs "$folder"
done
mkdir -p /run/samba /var/lib/samba/private
rm -f /etc/krb5.conf /etc/resolv.conf /etc/hosts
hostname "$0"
ip link set lo up
echo ready
read -r _ || true`;

const PATIENCE_MS = 180_000;

export async function startMachine(name: string): Promise<Machine> {
  const namespaces = ["--mount", "--net", "--uts", "--pid", "--fork", "--kill-child=KILL", "--mount-proc"];
  const holder = spawn("unshare", [...namespaces, "sh", "-c", FIRST_PROCESS, name], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const { pid } = holder;
  let words = "";
  holder.stderr.on("data", (chunk: Buffer) => {
    words += chunk.toString();
  });
  const ended = once(holder, "exit");
  await Promise.race([once(holder.stdout, "data"), ended]);
  if (pid === undefined || holder.exitCode !== null) throw new Error(`No machine ${name}: ${words}`);

  const space = (kind: string) => `/proc/${String(pid)}/ns/${kind}`;
  const enter = [
    ...(["nsenter", `--mount=${space("mnt")}`, `--net=${space("net")}`] as const),
    ...[`--uts=${space("uts")}`, `--pid=${space("pid_for_children")}`, "--"],
  ] as const;
  const root = `/proc/${String(pid)}/root`;
  const run: Machine["run"] = async (argv, options) => {
    const outcome = await runProgram([...enter, ...argv], options);
    const isMissing = outcome.kind === "exited" && outcome.code === 127;
    const isTold = isMissing && outcome.stderr.startsWith("nsenter: failed to execute");
    return isTold ? { kind: "not-found", program: argv[0] } : outcome;
  };
  return {
    name,
    pid,
    root,
    run,
    demand: async (argv, options = {}) => {
      const outcome = await run(argv, { timeoutMs: PATIENCE_MS, ...options });
      if (outcome.kind === "exited" && outcome.code === 0) return `${outcome.stdout}\n${outcome.stderr}`;
      throw new Error(`${argv.slice(0, 3).join(" ")} on ${name}: ${JSON.stringify(outcome)}`);
    },
    write: (path, text) => writeFile(`${root}${path}`, text),
    stop: async () => {
      holder.kill("SIGKILL");
      await ended;
    },
  };
}

/** Lays a cable between two machines: an interface `eth0` with an address on each. It never shows on this machine. */
export async function connectMachines(
  one: readonly [Machine, address: string],
  other: readonly [Machine, address: string],
): Promise<void> {
  const veth = ["type", "veth", "peer", "name", "eth0", "netns", String(other[0].pid)];
  // With this machine's mounts, where the other's process has the number that `netns` is told.
  const network = `--net=/proc/${String(one[0].pid)}/ns/net`;
  const laid = await runProgram(["nsenter", network, "--", "ip", "link", "add", "eth0", ...veth]);
  if (laid.kind !== "exited" || laid.code !== 0) throw new Error(`No cable: ${JSON.stringify(laid)}`);
  for (const [machine, address] of [one, other]) {
    await machine.demand(["ip", "address", "add", `${address}/24`, "dev", "eth0"]);
    await machine.demand(["ip", "link", "set", "eth0", "up"]);
  }
}
