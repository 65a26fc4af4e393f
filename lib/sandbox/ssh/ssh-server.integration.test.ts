import { once } from "node:events";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalHost } from "@/lib/host/local-host";
import { type Appliance, startAppliance, stopAppliance } from "@/lib/sandbox/appliance";
import { findFreePort } from "@/lib/sandbox/free-port";
import { boxFolders, listening } from "@/lib/sandbox/testing/test-box";

const folders = boxFolders();
const machine = createLocalHost();
let box: Appliance;
let echo: Server;
let port: number;
let key: string;

interface Said {
  readonly code: number | null;
  readonly said: string;
}

/** An SSH client that knows nothing of this machine's own settings. */
async function ssh(...args: readonly string[]): Promise<Said> {
  return sshTold(args, () => undefined);
}

/** The same; `tell` is given what comes at the standard error output, as it comes. */
async function sshTold(args: readonly string[], tell: (text: string) => void): Promise<Said> {
  const options = ["-F", "none", "-i", key, "-p", String(port), "-o", "BatchMode=yes"];
  const trust = [
    "-o",
    "StrictHostKeyChecking=no",
    "-o",
    "UserKnownHostsFile=/dev/null",
    "-o",
    "LogLevel=ERROR",
  ];
  const account = `${box.host.tunnelDoor.account}@127.0.0.1`;
  const outcome = await machine.run(["ssh", ...options, ...trust, account, ...args], {
    timeoutMs: 20_000,
    onStderr: tell,
  });
  if (!("stdout" in outcome)) throw new Error(outcome.kind);
  return { code: outcome.kind === "exited" ? outcome.code : null, said: outcome.stdout + outcome.stderr };
}

/** What comes back through a local port; empty where the connection is closed instead. */
async function ask(through: number): Promise<string> {
  const socket = connect(through, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk) => (heard += String(chunk)));
  socket.on("error", () => undefined);
  socket.end("hello");
  await new Promise((resolve) => socket.on("close", resolve));
  return heard;
}

async function authorize(options: string): Promise<void> {
  await writeFile(box.host.tunnelDoor.authorizedKeys, `${options}${await readFile(`${key}.pub`, "utf8")}`);
}

const echoPort = () => String((echo.address() as AddressInfo).port);

beforeAll(async () => {
  const dir = await folders.make("d");
  const started = await startAppliance(dir, { ssh: true });
  if (!started.ok) throw new Error(started.error.message);
  box = started.value;
  expect(box.notes).toEqual([]);
  const state = JSON.parse(await readFile(path.join(box.dir, "state.json"), "utf8")) as {
    ssh: { port: number };
  };
  port = state.ssh.port;
  key = path.join(box.dir, "..", "client-key");
  await machine.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key]);
  await writeFile(box.host.tunnelDoor.hold, '#!/bin/sh\necho held "$@" >&2\nexec sleep 60\n');
  await chmod(box.host.tunnelDoor.hold, 0o755);
  echo = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket)).listen(0, "127.0.0.1");
  await once(echo, "listening");
});

afterAll(async () => {
  echo.close();
  await folders.removeAll();
});

describe("the box's SSH server", { timeout: 60_000 }, () => {
  it("listens on loopback alone and tells where it is", async () => {
    expect(await listening(port)).toEqual([`127.0.0.1:${String(port)}`]);
    expect(await box.host.service("sshd").status()).toMatchObject({ state: "running" });
    const told = await box.host.run(["sshd", "-T"]);
    expect(told).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`port ${String(port)}\n`) as string,
    });
  });

  it("carries a forward for the guide's own command, and runs nothing but the hold command", async () => {
    await authorize(
      `restrict,port-forwarding,permitopen="localhost:${echoPort()}",command="inflight-hold p1 60" `,
    );
    const through = await findFreePort();
    const forward = `${String(through)}:localhost:${echoPort()}`;
    expect(await ssh("-L", forward, "-f", "sleep", "60m")).toMatchObject({ code: 0 });
    expect(await ask(through)).toBe("hello");
    expect(await box.host.service("sshd").restart()).toMatchObject({ ok: true });
    expect(await ask(through)).toBe("hello");
  });

  it("refuses a forward that the key's line does not name, and logs it", async () => {
    const through = await findFreePort();
    expect(await ssh("-L", `${String(through)}:localhost:22`, "-f", "sleep", "60m")).toMatchObject({
      code: 0,
    });
    expect(await ask(through)).toBe("");
    const { log } = box.host.tunnelDoor;
    await expect
      .poll(() => readFile(log ?? "", "utf8"), { timeout: 20_000 })
      .toMatch(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ .* to connect to host localhost port 22, but the request was denied/m,
      );
  });

  it("opens no shell and runs no command, whatever a line leaves open", async () => {
    await authorize("");
    for (const words of [[], ["id"], ["inflight-hold; id"], ["/bin/sh"]]) {
      const { said } = await ssh(...words);
      expect(said, words.join(" ")).not.toMatch(/uid=/);
    }
    expect((await ssh("id")).said).toContain("carries NFS tunnels alone");
    await authorize('command="inflight-hold *" ');
    let told = "";
    const held = sshTold(["id $(id)"], (text) => (told += text));
    await expect.poll(() => told, { timeout: 20_000 }).toContain("held *");
    await stopAppliance(box.dir);
    expect((await held).said).toContain("held *");
  });

  it("ends with all its connections, and starts again as it was", async () => {
    expect(await listening(port)).toEqual([]);
    const again = await startAppliance(box.dir, { ssh: true });
    expect(again).toMatchObject({ ok: true, value: { notes: [] } });
    expect(await listening(port)).toEqual([`127.0.0.1:${String(port)}`]);
  });
});
