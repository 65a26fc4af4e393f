import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findFreePort } from "@/lib/sandbox/free-port";
import { SSHD } from "@/lib/sandbox/ssh/own-run";
import type { ClientMachine } from "@/lib/tunnels/testing/client-machine";
import { run } from "@/lib/tunnels/testing/run";

export const CLIENT_PASSWORD = "not-for-the-log-7431";

/** A real sshd that plays a client's: within its folders, on loopback, with a key that opens every account, and with a password. */
export interface ClientSshd {
  readonly port: number;
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
  await ownTmp(client);
  await mkdir(client.at("run/sshd"), { mode: 0o755 });
  await mkdir(client.at("sshd"));
  for (const name of ["host", "root"]) {
    await run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", client.at("sshd", name)]);
  }
  await writeFile(client.at("etc/shadow"), `${await shadowLine("root", CLIENT_PASSWORD)}\n`, {
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

/** A line of shadow(5). */
export async function shadowLine(user: string, password: string): Promise<string> {
  const hashed = await run(["openssl", "passwd", "-6", "-stdin"], { input: password });
  return `${user}:${hashed.stdout.trim()}:19000:0:99999:7:::`;
}

/** A /tmp of the client's own, where its folder is still to be found: what is sent there can be told from what others have there. */
async function ownTmp(client: ClientMachine): Promise<void> {
  const inTmp = path.relative("/tmp", client.at());
  await mkdir(client.at("tmp", inTmp), { recursive: true });
  await chmod(client.at("tmp"), 0o1777);
  await client.bind(client.at(), client.at("tmp", inTmp));
  await client.bind(client.at("tmp"), "/tmp");
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
