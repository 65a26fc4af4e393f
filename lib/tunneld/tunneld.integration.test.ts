import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { connectControl } from "@/lib/tunneld/control/connection";
import { listening } from "@/lib/sandbox/testing/test-box";
import { daemonProcess } from "@/lib/tunneld/testing/daemon-process";
import { expectedHash, fetchHash } from "@/lib/tunneld/testing/data-server";
import { type OneTunnel, oneTunnel } from "@/lib/tunneld/testing/one-tunnel";
import { makeKey } from "@/lib/tunneld/testing/private-sshd";

let all: OneTunnel;

beforeAll(async () => {
  all = await oneTunnel();
});
afterAll(() => all.end());
afterEach(async () => {
  await all.daemon.client.remove("one");
});

const MEGABYTES = 3_000_000;

async function carries(): Promise<void> {
  expect(await fetchHash(all.local, MEGABYTES)).toBe(expectedHash(MEGABYTES));
}

describe("a tunnel of this host", () => {
  it("carries what it is given whole, over one cipher as over another", async () => {
    for (const cipher of [
      null,
      "aes128-gcm@openssh.com",
      "chacha20-poly1305@openssh.com",
      "aes256-ctr",
    ] as const) {
      await all.up({ cipher });
      expect(await fetchHash(all.local, 30_000_000)).toBe(expectedHash(30_000_000));
      const report = await all.daemon.until("one", ({ fromServer }) => fromServer >= 30_000_000);
      if (cipher !== null) expect(report.cipher).toBe(cipher);
      await all.daemon.client.remove("one");
    }
  });

  it("listens on loopback alone", async () => {
    await all.up();
    for (const address of await listening(all.local)) expect(address).toMatch(/^(127\.0\.0\.1|\[::1\]):/);
  });

  it("asks for the host key before anything is sent, and refuses another one until a person decides", async () => {
    const { daemon, sshd } = all;
    await daemon.client.put(await all.spec({ hostKey: null }), { privateKey: sshd.clientKey });
    const asked = await daemon.until("one", ({ state }) => state === "host-key-unknown");
    expect(asked.hostKeySeen).toEqual(await sshd.hostKey());
    await expect(fetchHash(all.local, 1)).rejects.toThrow();
    expect(await daemon.client.pin("one", asked.hostKeySeen)).toMatchObject({ ok: true });
    await daemon.until("one", ({ state }) => state === "up");
    await carries();

    await sshd.kill();
    await sshd.newHostKey();
    await sshd.start();
    const refused = await daemon.until("one", ({ state }) => state === "host-key-changed");
    expect(refused).toMatchObject({ hostKeySeen: await sshd.hostKey(), retryAt: null });
    expect(refused.lastError?.message).toContain("another host key");
    await expect(fetchHash(all.local, 1)).rejects.toThrow();
    await pause(1_500);
    await daemon.until("one", ({ since }) => since === refused.since);
    await daemon.client.pin("one", refused.hostKeySeen);
    await daemon.until("one", ({ state }) => state === "up");
    await carries();
  });

  it("says that its key is not accepted, and where", async () => {
    const file = path.join(all.folder, "other-key");
    await makeKey(file);
    await all.daemon.client.put(await all.spec(), { privateKey: await readFile(file, "utf8") });
    const refused = await all.daemon.until("one", ({ state }) => state === "key-refused");
    expect(refused.lastError?.message).toContain("did not accept the key for the account root");
    expect((refused.retryAt ?? 0) - refused.since).toBeGreaterThan(60_000);
    await all.up();
    await carries();
  });

  it("takes a key with a passphrase, and refuses one that cannot be read without quoting it", async () => {
    const file = path.join(all.folder, "locked-key");
    await makeKey(file, "open sesame");
    const privateKey = await readFile(file, "utf8");
    const keys = path.join(all.folder, "ssh/authorized_keys");
    const before = await readFile(keys, "utf8");
    await writeFile(keys, before + (await readFile(`${file}.pub`, "utf8")));
    const { client } = all.daemon;
    for (const passphrase of [undefined, "wrong"]) {
      const put = await client.put(await all.spec(), {
        privateKey,
        ...(passphrase !== undefined && { passphrase }),
      });
      expect(put).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining("cannot be read") as string },
      });
    }
    expect(await client.put(await all.spec(), { privateKey, passphrase: "open sesame" })).toMatchObject({
      ok: true,
    });
    await all.daemon.until("one", ({ state }) => state === "up");
    await writeFile(keys, before);
    const words = [
      all.daemon.output(),
      JSON.stringify(await client.list()),
      await argumentsOf(all.daemon.pid()),
    ];
    for (const text of words)
      for (const secret of ["open sesame", privateKey.split("\n")[2] ?? "?"])
        expect(text).not.toContain(secret);
  });

  it("waits for a server that is not there, and for one of its local ports", async () => {
    const { daemon, sshd } = all;
    await sshd.kill();
    await daemon.client.put(await all.spec(), { privateKey: sshd.clientKey });
    const waiting = await daemon.until("one", ({ state }) => state === "waiting");
    expect(waiting.lastError?.message).toContain("Nothing answers at");
    const early = fetchHash(all.local, MEGABYTES);
    await sshd.start();
    expect(await early).toBe(expectedHash(MEGABYTES));
    await daemon.client.remove("one");

    const thief = createServer().listen(all.local, "127.0.0.1");
    await once(thief, "listening");
    await daemon.client.put(await all.spec(), { privateKey: sshd.clientKey });
    const taken = await daemon.until(
      "one",
      ({ state, lastError }) => state === "waiting" && lastError !== null,
    );
    expect(taken).toMatchObject({ listening: false, lastError: { code: "port-taken" } });
    expect(taken.lastError?.message).toContain("taken by another program");
    thief.close();
    await daemon.until("one", ({ state }) => state === "up");
    await carries();
  });

  it("names a port of the server that nothing listens on", async () => {
    await all.up({ forwards: [{ localPort: all.local, remotePort: 9 }] });
    await expect(fetchHash(all.local, 1)).rejects.toThrow();
    const report = await all.daemon.until("one", ({ lastError }) => lastError !== null);
    expect(report).toMatchObject({ state: "up", lastError: { code: "refused" } });
    expect(report.lastError?.message).toContain("Nothing listens on port 9");
  });

  it("ends when its time is up and its last connection has closed", async () => {
    const { daemon } = all;
    await all.up({ lifetime: { kind: "minutes", minutes: 60 } });
    const beginning = (await daemon.until("one", () => true)).timeUpAt ?? 0;
    expect(Math.abs(beginning - Date.now() - 3_600_000)).toBeLessThan(60_000);
    // As it would be an hour later: its time began an hour ago, but for what a start takes.
    await daemon.kill();
    const file = path.join(all.folder, "data/tunneld/tunnels.json");
    const left = 15_000;
    const stored = await readFile(file, "utf8");
    await writeFile(
      file,
      stored.replace(/"enabledAt": \d+/, `"enabledAt": ${Date.now() - 3_600_000 + left}`),
    );
    await daemon.start();
    const open = await daemon.until("one", ({ state }) => state === "up");
    const socket = connect(all.local, "127.0.0.1");
    socket.write("0\n");
    await daemon.until("one", ({ connections }) => connections === 1);
    await pause(Math.max(0, (open.timeUpAt ?? 0) - Date.now()) + 1_500);
    await daemon.until("one", ({ state }) => state === "up");
    await carries();
    socket.destroy();
    const ended = await daemon.until("one", ({ state }) => state === "ended");
    expect(ended).toMatchObject({ listening: false, sshConnections: 0, connections: 0 });
    expect(await listening(all.local)).toEqual([]);
    await daemon.client.enable("one");
    await daemon.until("one", ({ state }) => state === "up");
    await carries();
  });

  it("is closed with its connections when it is disabled, and back when it is enabled", async () => {
    await all.up();
    const socket = connect(all.local, "127.0.0.1");
    const closed = new Promise((resolve) => socket.on("error", () => undefined).on("close", resolve));
    socket.write("0\n");
    await all.daemon.until("one", ({ connections }) => connections === 1);
    await all.daemon.client.disable("one");
    await closed;
    expect(await listening(all.local)).toEqual([]);
    await all.daemon.client.enable("one");
    await all.daemon.until("one", ({ state }) => state === "up");
    await carries();
  });

  it("is put again without harm: what it carries goes on where it leads where it led", async () => {
    await all.up();
    const socket = connect(all.local, "127.0.0.1");
    socket.write("0\n");
    await all.daemon.until("one", ({ connections }) => connections === 1);
    await all.daemon.client.put(await all.spec({ name: "Another name", connections: 2 }));
    const echoed = once(socket, "data");
    socket.write("still here");
    expect(String((await echoed)[0])).toBe("still here");
    expect(await all.daemon.until("one", () => true)).toMatchObject({ name: "Another name", state: "up" });
    socket.destroy();
  });
});

describe("the process that holds tunnels", () => {
  it("comes back with its tunnels after kill -9", async () => {
    await all.up();
    await all.daemon.kill("SIGKILL");
    await expect(fetchHash(all.local, 1)).rejects.toThrow();
    await all.daemon.start();
    await all.daemon.until("one", ({ state }) => state === "up");
    await carries();
  });

  it("is the only one of its folder, which is its owner's alone", async () => {
    await all.up();
    const second = daemonProcess(path.join(all.folder, "data"));
    await second.start();
    for (let waited = 0; !second.output().includes("held by another process"); waited += 50) {
      if (waited > 20_000) throw new Error(second.output());
      await pause(50);
    }
    await carries();
    const folder = path.join(all.folder, "data/tunneld");
    const modes = await Promise.all(
      ["", "control.sock", "key", "tunnels.json"].map(
        async (name) => (await stat(path.join(folder, name))).mode & 0o777,
      ),
    );
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
  });

  it("answers what is no request with a sentence, and hangs up on what has no end", async () => {
    const folder = path.join(all.folder, "data/tunneld");
    const connected = await connectControl(folder);
    if (!connected.ok) throw new Error(connected.error.message);
    const bad = { do: "put", tunnel: { id: "x" }, secret: { privateKey: 7 } } as never;
    const answered = await connected.value.ask(bad);
    expect(answered).toMatchObject({ ok: false, error: { code: "refused" } });
    connected.value.close();
    const socket = connect(path.join(folder, "control.sock"));
    const closed = new Promise((resolve) => socket.on("close", resolve).on("error", () => undefined));
    for (let sent = 0; sent < 300_000; sent += 1_000) socket.write("x".repeat(1_000));
    await closed;
    expect(await all.daemon.client.hello()).toMatchObject({ ok: true });
  });

  it("tells subscribers what changes", async () => {
    const states: string[] = [];
    const subscribed = await all.daemon.client.subscribe((reports) => {
      for (const { state } of reports) states.push(state);
    });
    const told = async (state: string) => {
      for (let waited = 0; !states.includes(state); waited += 50) {
        if (waited > 20_000) throw new Error(states.join());
        await pause(50);
      }
    };
    await all.up();
    await told("up");
    await all.daemon.client.disable("one");
    await told("idle");
    if (subscribed.ok) subscribed.value.close();
  });

  it("says in a sentence that it does not run", async () => {
    const { client } = daemonProcess(path.join(all.folder, "nowhere"));
    const hello = await client.hello();
    expect(hello).toMatchObject({ ok: false, error: { code: "not-running" } });
  });

  it("finds its socket in a folder that lies too deep for one", async () => {
    const deep = daemonProcess(path.join(all.folder, "d".repeat(60), "e".repeat(60)));
    await deep.start();
    expect(await deep.client.list()).toEqual({ ok: true, value: [] });
    await deep.kill("SIGTERM");
  });
});

describe("a folder that is removed", () => {
  it("takes the process along that held its tunnels", async () => {
    const dataDir = path.join(all.folder, "removed");
    const daemon = daemonProcess(dataDir);
    await daemon.start();
    await rm(dataDir, { recursive: true });
    await until(async () => (await argumentsOf(daemon.pid())) === "");
    expect(existsSync(dataDir)).toBe(false);
  });

  it("is not made anew by a process that comes too late", async () => {
    const dataDir = path.join(all.folder, "never-made");
    const started = promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/tunneld.ts", dataDir]);
    await expect(started).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(dataDir) as string,
    });
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe("without ssh2's native binding", () => {
  it("carries all the same, and says that it is missing", async () => {
    const hook = path.join(all.folder, "without-binding.cjs");
    await writeFile(
      hook,
      `const Module = require("node:module"); const load = Module._load;
       Module._load = function (name, ...rest) {
         if (String(name).endsWith("sshcrypto.node")) throw new Error("not built");
         return load.call(this, name, ...rest);
       };`,
    );
    await all.daemon.kill("SIGTERM");
    const plain = daemonProcess(path.join(all.folder, "data"), { nodeOptions: ["--require", hook] });
    await plain.start();
    expect(await plain.client.hello()).toMatchObject({ ok: true, value: { nativeBinding: false } });
    for (const cipher of ["aes128-gcm@openssh.com", "chacha20-poly1305@openssh.com", "aes128-ctr"] as const) {
      await plain.client.put(await all.spec({ cipher }), { privateKey: all.sshd.clientKey });
      await plain.until("one", ({ state }) => state === "up");
      expect(await fetchHash(all.local, 20_000_000)).toBe(expectedHash(20_000_000));
      await plain.client.remove("one");
    }
    await plain.kill("SIGTERM");
    await all.daemon.start();
  });
});

async function argumentsOf(pid: number): Promise<string> {
  const asked = promisify(execFile)("ps", ["-o", "args=", "e", "-p", String(pid)]);
  return asked.then(
    ({ stdout }) => (stdout.includes("<defunct>") ? "" : stdout),
    // There is no such process.
    () => "",
  );
}

async function until(wanted: () => Promise<boolean>): Promise<void> {
  while (!(await wanted())) await pause(50);
}
