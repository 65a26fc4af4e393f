import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { carry, type Traffic } from "@/lib/tunneld/ssh/carry";
import { dialSsh } from "@/lib/tunneld/ssh/dial-ssh";
import { createReadBuffers } from "@/lib/tunneld/ssh/read-buffers";
import { createReceiveBudget } from "@/lib/tunneld/ssh/receive-budget";
import { signInKey } from "@/lib/tunneld/ssh/sign-in-key";
import type { SshLink } from "@/lib/tunneld/ssh/ssh-link";
import { makeSshd, type PrivateSshd } from "@/lib/tunneld/testing/private-sshd";

const HALF_OPEN_MS = 2_000;
const budget = createReceiveBudget();
let folder: string;
let sshd: PrivateSshd;
let link: SshLink;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inflight-carry-"));
  sshd = await makeSshd(folder);
  await sshd.start();
  const key = signInKey({ privateKey: sshd.clientKey });
  if (key === null) throw new Error("The client's key cannot be read.");
  const dialled = await dialSsh({
    spec: {
      server: { host: "127.0.0.1", port: sshd.port, user: sshd.user },
      hostKey: await sshd.hostKey(),
      cipher: null,
    },
    key,
    budget,
    buffers: createReadBuffers(budget.connections),
    signal: new AbortController().signal,
  });
  if (!dialled.ok) throw new Error(dialled.error.message);
  link = dialled.value;
});

afterAll(async () => {
  link.close();
  await link.closed;
  await sshd.kill();
  await rm(folder, { recursive: true });
});

/** A client, and what serves it at the other end of the tunnel. */
async function joined(): Promise<{ client: Socket; far: Socket; traffic: Traffic; close: () => void }> {
  const serving = createServer({ allowHalfOpen: true });
  const door = createServer({ allowHalfOpen: true, pauseOnConnect: true });
  const [port, way] = await Promise.all([listen(serving), listen(door)]);
  const traffic: Traffic = { toServer: 0, fromServer: 0 };
  const arrived = once(serving, "connection");
  const taken = once(door, "connection");
  const client = connect({ port: way, host: "127.0.0.1", allowHalfOpen: true });
  const [local] = (await taken) as [Socket];
  const opened = await link.open(port);
  if (!opened.ok) throw new Error(opened.error.message);
  carry({ local, channel: opened.value, link, traffic, halfOpenMs: HALF_OPEN_MS });
  const [far] = (await arrived) as [Socket];
  const close = () => {
    for (const end of [client, far]) end.destroy();
    for (const server of [serving, door]) server.close();
  };
  for (const end of [client, far]) end.on("error", () => undefined);
  return { client, far, traffic, close };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function clear(): Promise<void> {
  while (link.load() > 0) await pause(20);
}

describe("a carried connection", () => {
  it("may end one way and go on the other", async () => {
    const { client, far, traffic, close } = await joined();
    far.resume();
    client.end("question");
    await once(far, "end");
    far.end("answer");
    const [answer] = (await once(client, "data")) as [Buffer];
    expect(answer.toString()).toBe("answer");
    await once(client, "end");
    expect(traffic).toEqual({ toServer: 8, fromServer: 6 });
    await clear();
    close();
  });

  it("is closed where one end is silent after the other ended", async () => {
    for (const who of ["client", "far"] as const) {
      const ends = await joined();
      ends.client.resume();
      ends.far.resume();
      const other = who === "client" ? ends.far : ends.client;
      ends[who].end();
      await once(other, "end");
      await clear();
      ends.close();
    }
  });

  it("stays while something travels the other way", async () => {
    const { client, far, close } = await joined();
    far.resume();
    client.end();
    await once(far, "end");
    const chatter = setInterval(() => far.write("."), HALF_OPEN_MS / 10);
    await pause(3 * HALF_OPEN_MS);
    expect(link.load()).toBe(1);
    clearInterval(chatter);
    client.resume();
    await clear();
    close();
  });

  it("is closed at one end when the other is gone", async () => {
    for (const who of ["client", "far"] as const) {
      const ends = await joined();
      ends.client.resume();
      ends.far.resume();
      const other = who === "client" ? ends.far : ends.client;
      const closed = new Promise((resolve) => other.once("end", resolve).once("close", resolve));
      ends[who].resetAndDestroy();
      await closed;
      other.destroy();
      await clear();
      ends.close();
    }
  });

  it("carries all that comes right before its end", async () => {
    const sizes = [1, 1_000, 40_000, 300_000, 3_000_000];
    for (const size of [...sizes, ...sizes]) {
      const { client, far, close } = await joined();
      let got = 0;
      client.on("data", (chunk: Buffer) => void (got += chunk.length));
      const ended = once(client, "end");
      far.resume();
      far.end(Buffer.alloc(size, "x"));
      await ended;
      expect(got).toBe(size);
      client.end();
      await clear();
      close();
    }
  });

  it("gives back its share of the budget", async () => {
    await clear();
    expect(budget.connections()).toBe(0);
    expect(budget.outstanding()).toBe(0);
  });
});
