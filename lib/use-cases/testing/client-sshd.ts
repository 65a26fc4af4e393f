import { mkdir, readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { findFreePort } from "@/lib/sandbox/free-port";
import { SSHD } from "@/lib/sandbox/ssh/own-run";
import type { ClientMachine } from "@/lib/tunnels/testing/client-machine";
import { run } from "@/lib/tunnels/testing/run";

export const CLIENT_PASSWORD = "not-for-the-log-7431";

/** A real sshd that plays a client's: within its folders, on loopback, for root with a key and with a password. */
export interface ClientSshd {
  readonly port: number;
  /** Of root. */
  readonly privateKey: string;
  readonly fingerprint: string;
  stop(): Promise<void>;
}

/** @param config lines of sshd_config(5) */
export async function startClientSshd(
  client: ClientMachine,
  config: readonly string[] = [],
): Promise<ClientSshd> {
  const port = await findFreePort();
  await mkdir(client.at("run/sshd"), { mode: 0o755 });
  await mkdir(client.at("sshd"));
  for (const name of ["host", "root"]) {
    await run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", client.at("sshd", name)]);
  }
  const hash = await run(["openssl", "passwd", "-6", "-stdin"], { input: CLIENT_PASSWORD });
  await writeFile(client.at("etc/shadow"), `root:${hash.stdout.trim()}:19000:0:99999:7:::\n`, {
    mode: 0o600,
  });
  const pidFile = client.at("sshd/pid");
  const lines = [
    `Port ${String(port)}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${client.at("sshd/host")}`,
    `AuthorizedKeysFile ${client.at("sshd/root.pub")}`,
    `PidFile ${pidFile}`,
    "StrictModes no",
    "UsePAM no",
    "PermitRootLogin yes",
    "Subsystem sftp internal-sftp",
    `SetEnv PATH=${client.at("bin")}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    ...config,
  ];
  await writeFile(client.at("sshd/config"), `${lines.join("\n")}\n`);
  const started = await client.run([SSHD, "-f", client.at("sshd/config"), "-E", client.at("sshd/log")]);
  if (started.code !== 0) throw new Error(started.stderr);
  const pid = await readPid(pidFile);
  const told = await run(["ssh-keygen", "-l", "-f", client.at("sshd/host.pub")]);
  return {
    port,
    privateKey: await readFile(client.at("sshd/root"), "utf8"),
    fingerprint: told.stdout.split(" ")[1] ?? "",
    stop: async () => {
      process.kill(pid);
      for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await pause(50);
    },
  };
}

async function readPid(file: string): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const pid = Number(await readFile(file, "utf8").catch(() => ""));
    if (pid > 0) return pid;
    await pause(50);
  }
  throw new Error("The client's sshd did not start.");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
