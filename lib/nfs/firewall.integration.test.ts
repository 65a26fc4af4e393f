import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalHost } from "@/lib/host/local-host";
import { firewallCommands } from "./firewall";

/*
 * The advice, typed into a network of its own: two namespaces with a cable between them, one the appliance and one a client,
 * both gone when the test ends.
 */
const machine = createLocalHost();
const appliance = `iffw${String(process.pid)}a`;
const client = `iffw${String(process.pid)}c`;
const ADDRESS = "10.211.0.1";
const SSH = 2222;
const SSH_TOO = 22;
const NFS = 2049;
const MOUNT = 32_767;
const OTHER = 445;

const PORTS = [SSH, SSH_TOO, NFS, MOUNT, OTHER];
const LISTEN = `let left = ${String(PORTS.length)};
const done = () => { if (--left === 0) console.log("listening"); };
for (const port of [${PORTS.join()}]) require("net").createServer((s) => s.destroy()).listen(port, "0.0.0.0", done);`;
const CONNECT = `const s = require("net").connect({ host: process.argv[1], port: Number(process.argv[2]) });
s.setTimeout(8000, () => { console.log("dropped"); process.exit(); });
s.on("connect", () => { console.log("open"); process.exit(); });
s.on("error", (e) => { console.log(e.code); process.exit(); });`;

let listener: ChildProcess;

async function inside(namespace: string, ...argv: readonly string[]): Promise<string> {
  const outcome = await machine.run(["ip", "netns", "exec", namespace, ...argv], { timeoutMs: 30_000 });
  if (outcome.kind !== "exited") throw new Error(`${argv.join(" ")}: ${outcome.kind}`);
  return (outcome.stdout + outcome.stderr).trim();
}

async function ip(...argv: readonly string[]): Promise<void> {
  const outcome = await machine.run(["ip", ...argv]);
  if (outcome.kind !== "exited" || outcome.code !== 0) throw new Error(`ip ${argv.join(" ")}`);
}

/** What becomes of a connection from a place to a port of the appliance. */
function reach(from: string, port: number): Promise<string> {
  const address = from === appliance ? "127.0.0.1" : ADDRESS;
  return inside(from, process.execPath, "-e", CONNECT, address, String(port));
}

function typed(script: string): Promise<string> {
  return inside(appliance, "sh", "-e", "-c", script);
}

beforeAll(async () => {
  await ip("netns", "add", appliance);
  await ip("netns", "add", client);
  await ip(
    "link",
    "add",
    "iffw0",
    "netns",
    appliance,
    "type",
    "veth",
    "peer",
    "name",
    "iffw1",
    "netns",
    client,
  );
  for (const [namespace, link, address] of [
    [appliance, "iffw0", `${ADDRESS}/24`],
    [client, "iffw1", "10.211.0.2/24"],
  ] as const) {
    await ip("-n", namespace, "address", "add", address, "dev", link);
    await ip("-n", namespace, "link", "set", link, "up");
    await ip("-n", namespace, "link", "set", "lo", "up");
  }
  listener = spawn("ip", ["netns", "exec", appliance, process.execPath, "-e", LISTEN], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (listener.stdout) await once(listener.stdout, "data");
});

afterAll(async () => {
  listener.kill("SIGKILL");
  await ip("netns", "delete", appliance);
  await ip("netns", "delete", client);
});

const advice = firewallCommands({ ssh: [SSH, SSH_TOO], closed: [NFS, MOUNT] });

describe("the firewall advice", { timeout: 120_000 }, () => {
  it.each(advice.filter(({ tool }) => tool === "nftables" || tool === "iptables"))(
    "of $tool shuts NFS and mountd to a client, and leaves SSH, the rest and the server itself alone",
    async ({ commands, undo }) => {
      expect(await reach(client, NFS)).toBe("open");
      expect(await typed(commands)).toBe("");
      expect(await reach(client, NFS)).toBe("ECONNREFUSED");
      expect(await reach(client, MOUNT)).toBe("ECONNREFUSED");
      expect(await reach(client, SSH)).toBe("open");
      expect(await reach(client, SSH_TOO)).toBe("open");
      expect(await reach(client, OTHER)).toBe("open");
      expect(await reach(appliance, NFS)).toBe("open");
      expect(await reach(appliance, MOUNT)).toBe("open");
      expect(await typed(undo)).toBe("");
      expect(await reach(client, NFS)).toBe("open");
    },
  );

  it("of nftables may be typed twice", async () => {
    const [nftables] = advice;
    if (!nftables) throw new Error("No advice");
    await typed(nftables.commands);
    const once = await inside(appliance, "nft", "list", "ruleset");
    await typed(nftables.commands);
    expect(await inside(appliance, "nft", "list", "ruleset")).toBe(once);
    await typed(nftables.undo);
  });
});
