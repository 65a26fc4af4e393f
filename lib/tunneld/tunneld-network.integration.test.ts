import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalHost } from "@/lib/host/local-host";
import type { Argv } from "@/lib/host/host";
import { expectedHash, fetchHash } from "@/lib/tunneld/testing/data-server";
import { type OneTunnel, oneTunnel } from "@/lib/tunneld/testing/one-tunnel";

const machine = createLocalHost();
const name = `inflight-${process.pid}`;
const [here, there] = [`ifh${process.pid}`, `ift${process.pid}`];
/** A network of four addresses that no other run of these tests on this machine has. */
const network = (process.pid % 0x4000) * 4;
const address = (host: number) => `10.213.${String(network >> 8)}.${String((network & 0xff) + host)}`;
const [ours, theirs] = [address(1), address(2)];
const inside = ["ip", "netns", "exec", name] as const;

let all: OneTunnel;
let far: ChildProcess;
let farPort: number;

async function must(...argv: Argv): Promise<void> {
  const outcome = await machine.run(argv);
  if (outcome.kind !== "exited" || outcome.code !== 0)
    throw new Error(`${argv.join(" ")}: ${JSON.stringify(outcome)}`);
}

// The server is a machine of its own as far as the network is concerned: a namespace at the other end of a cable.
beforeAll(async () => {
  await must("ip", "netns", "add", name);
  await must("ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", name);
  await must("ip", "addr", "add", `${ours}/30`, "dev", here);
  await must("ip", "link", "set", here, "up");
  await must(...inside, "ip", "addr", "add", `${theirs}/30`, "dev", there);
  await must(...inside, "ip", "link", "set", there, "up");
  await must(...inside, "ip", "link", "set", "lo", "up");
  const [program, ...args] = [
    ...inside,
    process.execPath,
    "--import",
    "tsx",
    "lib/tunneld/testing/data-server-process.ts",
  ];
  const started = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  far = started;
  farPort = Number(String((await once(started.stdout, "data"))[0]));
  all = await oneTunnel({ address: theirs, within: inside });
});

afterAll(async () => {
  await all.end();
  far.kill("SIGKILL");
  await machine.run(["ip", "netns", "del", name]);
  await machine.run(["ip", "link", "del", here]);
});

const cable = (state: "up" | "down") => must(...inside, "ip", "link", "set", there, state);

describe("a network that swallows everything", { timeout: 180_000 }, () => {
  it("is noticed, new connections wait for a while, and all goes on when it is back", async () => {
    const spec = await all.spec({ forwards: [{ localPort: all.local, remotePort: farPort }] });
    await all.daemon.client.put(spec, { privateKey: all.sshd.clientKey });
    await all.daemon.until("one", ({ state }) => state === "up");
    expect(await fetchHash(all.local, 1_000_000)).toBe(expectedHash(1_000_000));

    const cut = fetchHash(all.local, 4_000_000_000).then(
      () => "whole",
      () => "broken off",
    );
    await all.daemon.until("one", ({ fromServer }) => fromServer > 2_000_000);
    await cable("down");
    expect(await cut).toBe("broken off");
    const waiting = await all.daemon.until(
      "one",
      ({ state }) => state === "waiting" || state === "connecting",
    );
    expect(waiting).toMatchObject({ connections: 0, listening: true });
    expect(waiting.lastError?.message).toContain("Nothing came from");

    // Ten seconds are not enough for this one; for the next one they may be.
    await expect(fetchHash(all.local, 1)).rejects.toThrow();
    await cable("up");
    await all.daemon.until("one", ({ state }) => state === "up", 60_000);
    expect(await fetchHash(all.local, 1_000_000)).toBe(expectedHash(1_000_000));
  });

  it("does not take a slow upload for one", async () => {
    await must(
      "tc",
      "qdisc",
      "add",
      "dev",
      here,
      "root",
      "tbf",
      "rate",
      "2mbit",
      "burst",
      "16kb",
      "latency",
      "4s",
    );
    const before = await all.daemon.until("one", ({ state }) => state === "up");
    // Larger than what waits in this process: 4 MB at 250 kB a second. The server's answers are behind all of it.
    expect(await upload(4_000_000)).toBe("sent");
    const after = await all.daemon.until("one", () => true);
    expect(after.since).toBe(before.since);
    await must("tc", "qdisc", "del", "dev", here, "root");
  });
});

/** Sends so many bytes, and waits until the server has sent them back. */
async function upload(bytes: number): Promise<string> {
  const socket = connect({ port: all.local, host: "127.0.0.1", allowHalfOpen: true });
  let back = 0;
  socket.on("data", (chunk: Buffer) => void (back += chunk.length));
  const ended = new Promise<string>((resolve) => {
    socket.once("end", () => {
      resolve("ended");
    });
    socket.once("error", (error) => {
      resolve(error.message);
    });
  });
  socket.write("0\n");
  // The server tells the number and what follows apart by the piece they come in.
  await pause(1_000);
  socket.end(Buffer.alloc(bytes));
  const how = await ended;
  return back === bytes ? "sent" : `${how} after ${back} bytes`;
}
