import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { findFreePort } from "@/lib/sandbox/free-port";
import type { PrivateSshd } from "@/lib/tunneld/testing/private-sshd";

/** Clock ticks of a processor's time in a second, as /proc counts them. */
const TICKS = 100;

const Port = z.tuple([z.object({ port: z.number() })], z.unknown());
const Times = z.tuple([z.object({ times: z.array(z.number()) })], z.unknown());

/** The server that the tunnels lead to, and the client that goes through them. */
export async function startEnds() {
  const server = fork(fileURLToPath(new URL("tunnel-server-process.mjs", import.meta.url)));
  const [{ port }] = Port.parse(await once(server, "message"));
  const client = fork(fileURLToPath(new URL("tunnel-client-process.mjs", import.meta.url)));
  await once(client, "message");

  async function ask(
    what: "streams" | "calls",
    ports: readonly number[],
    amount: number,
  ): Promise<readonly number[]> {
    const answered = once(client, "message");
    client.send({ do: what, ports, amount });
    return Times.parse(await answered)[0].times;
  }

  return {
    port,
    /** Bytes in a second, over one connection to each of the ports at once. */
    throughput: async (ports: readonly number[], bytes: number): Promise<number> => {
      const [ms = Number.NaN] = await ask("streams", ports, bytes);
      return (ports.length * bytes) / (ms / 1000);
    },
    /** Milliseconds that each of so many small calls took. */
    calls: (through: number, count: number) => ask("calls", [through], count),
    close: async () => {
      for (const child of [client, server]) await end(child, () => child.disconnect());
    },
  };
}

/** `ssh -L`, the peer: the guide's own command, with a cipher. */
export async function startSsh(sshd: PrivateSshd, cipher: string, to: number) {
  const local = await findFreePort();
  const words = ["-F", "none", "-N", "-i", sshd.clientKeyFile, "-p", String(sshd.port), "-c", cipher];
  const trust = [
    "-o",
    "StrictHostKeyChecking=no",
    "-o",
    "UserKnownHostsFile=/dev/null",
    "-o",
    "LogLevel=ERROR",
  ];
  const place = ["-L", `127.0.0.1:${local}:localhost:${to}`, `${sshd.user}@127.0.0.1`];
  const child = spawn("ssh", [...words, ...trust, ...place], { stdio: ["ignore", "ignore", "inherit"] });
  while (!(await opens(local))) {
    if (child.exitCode !== null) throw new Error("ssh did not start.");
    await pause(50);
  }
  return { local, pid: child.pid ?? 0, close: () => end(child, () => child.kill("SIGTERM")) };
}

/** Seconds of a processor that a process has used. */
export function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Bytes of memory that are a process's own. */
export function privateMemory(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kilobytes = [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].map(([, size]) => Number(size));
  return kilobytes.reduce((sum, size) => sum + size, 0) * 1024;
}

function opens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => {
      resolve(false);
    });
  });
}

async function end(child: ChildProcess, how: () => void): Promise<void> {
  const ended = once(child, "exit");
  how();
  await ended;
}
