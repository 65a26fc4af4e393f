import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createLocalHost } from "@/lib/host/local-host";
import { findFreePort } from "@/lib/sandbox/free-port";
import { inOwnRun, SSHD } from "@/lib/sandbox/ssh/own-run";
import type { HostKey } from "@/lib/tunnels/link-host-key";

const machine = createLocalHost();

/** A real sshd on loopback (or another address) with its own host key, that lets one key in, as root. */
export interface PrivateSshd {
  readonly port: number;
  readonly user: string;
  readonly clientKey: string;
  readonly clientKeyFile: string;
  readonly hostKey: () => Promise<HostKey>;
  start(): Promise<void>;
  /** Ends it and every connection it serves, in the middle of whatever they do. */
  kill(): Promise<void>;
  newHostKey(): Promise<void>;
  /** The process that listens. */
  pid(): number;
}

export interface SshdOptions {
  readonly address?: string;
  /** Lines of sshd_config(5). */
  readonly config?: readonly string[];
  /** Words that a program is run with, in a network namespace for example. */
  readonly within?: readonly string[];
}

/** @param folder an existing folder of the test's own */
export async function makeSshd(folder: string, options: SshdOptions = {}): Promise<PrivateSshd> {
  const { address = "127.0.0.1", config = [], within = [] } = options;
  const at = (name: string) => path.join(folder, name);
  const port = await findFreePort();
  await mkdir(at("run/sshd"), { recursive: true, mode: 0o755 });
  await makeKey(at("client"));
  await makeKey(at("host"));
  await writeFile(at("authorized_keys"), await readFile(at("client.pub")));
  const lines = [
    `Port ${port}`,
    `ListenAddress ${address}`,
    `HostKey ${at("host")}`,
    `AuthorizedKeysFile ${at("authorized_keys")}`,
    "StrictModes no",
    "UsePAM no",
    "PidFile none",
    "PermitRootLogin prohibit-password",
    "PasswordAuthentication no",
    "MaxStartups 500",
    "MaxSessions 500",
    ...config,
  ];
  await writeFile(at("sshd_config"), `${lines.join("\n")}\n`);
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const [program = "", ...args] = [
      ...within,
      ...inOwnRun([SSHD, "-D", "-f", at("sshd_config"), "-E", at("sshd.log")], at("run")),
    ];
    const started = spawn(program, args, { stdio: "ignore" });
    child = started;
    for (;;) {
      if (started.exitCode !== null) throw new Error(await readFile(at("sshd.log"), "utf8"));
      if (
        within.length > 0
          ? (await readFile(at("sshd.log"), "utf8").catch(() => "")).includes("listening on")
          : await answers(port)
      )
        return;
      await pause(20);
    }
  }

  async function kill(): Promise<void> {
    const running = child;
    child = null;
    if (running?.pid === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, "exit");
    for (const pid of descendants(running.pid).toReversed()) tryKill(pid);
    await ended;
  }

  return {
    port,
    user: "root",
    clientKey: await readFile(at("client"), "utf8"),
    clientKeyFile: at("client"),
    hostKey: async () => {
      const told = await machine.run(["ssh-keygen", "-l", "-f", `${at("host")}.pub`]);
      const fingerprint = "stdout" in told ? told.stdout.split(" ")[1] : undefined;
      return { type: "ssh-ed25519", fingerprint: fingerprint ?? "" };
    },
    start,
    kill,
    newHostKey: async () => {
      await machine.run(["rm", "-f", at("host"), at("host.pub")]);
      await makeKey(at("host"));
    },
    pid: () => child?.pid ?? 0,
  };
}

/** An ed25519 key without a passphrase, and its public part beside it. */
export async function makeKey(file: string, passphrase = ""): Promise<void> {
  const made = await machine.run([
    "ssh-keygen",
    "-q",
    "-t",
    "ed25519",
    "-N",
    passphrase,
    "-C",
    "test",
    "-f",
    file,
  ]);
  if (made.kind !== "exited" || made.code !== 0) throw new Error(`ssh-keygen: ${JSON.stringify(made)}`);
}

/** The process and all that descend from it, parents first. At once, since the test it serves has much else to do. */
function descendants(of: number): readonly number[] {
  const found = [of];
  for (const pid of found) {
    const file = `/proc/${pid}/task/${pid}/children`;
    if (!existsSync(file)) continue;
    for (const child of readFileSync(file, "utf8").split(" ")) if (child !== "") found.push(Number(child));
  }
  return found;
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Ended with its parent.
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => undefined);
    socket.once("close", () => {
      resolve(false);
    });
  });
}
