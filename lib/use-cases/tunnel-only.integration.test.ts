import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface, type Interface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import type { Host } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import { nfsPortsOf } from "@/lib/sandbox/testing/nfs-client";
import { dataDir } from "@/lib/shared/data-dir";
import { decodeText } from "@/lib/shared/text";
import { draftExportChange, type ExportChange } from "@/lib/use-cases/draft-export-change";

/**
 * A server and a client that share no address: each in a network namespace of this test's own, a virtual cable between
 * them. What the machine itself is connected to stays out of it.
 */
const SERVER = `inflight-s-${String(process.pid)}`;
const CLIENT = `inflight-c-${String(process.pid)}`;
const ADDRESS = { server: "192.0.2.1", client: "192.0.2.2" } as const;

const machine = createLocalHost();
let database: TestDatabase;
let dir: string;
let host: Host;
let box: ChildProcessWithoutNullStreams;
let answers: AsyncIterator<string>;
let original: string;

async function ip(...args: readonly string[]): Promise<void> {
  const outcome = await machine.run(["ip", ...args]);
  if (outcome.kind !== "exited" || outcome.code !== 0)
    throw new Error(`ip ${args.join(" ")}: ${JSON.stringify(outcome)}`);
}

async function answer(): Promise<string> {
  const next = await answers.next();
  return next.done === true ? "the box ended" : next.value;
}

async function serve(text: string): Promise<void> {
  await writeFile(host.files.exports, text);
  box.stdin.write("reload\n");
  expect(await answer()).toBe("done");
}

/** What a client reads of the public folder: from the other machine, or at the end of a tunnel, which is the server itself. */
async function reads(from: "elsewhere" | "the tunnel's end", version: 3 | 4 = 3): Promise<string> {
  const { nfs, mount } = await nfsPortsOf(dir);
  const query = version === 4 ? "version=4" : `mountport=${String(mount)}`;
  const [space, server] = from === "elsewhere" ? [CLIENT, ADDRESS.server] : [SERVER, "127.0.0.1"];
  const url = `nfs://${server}${path.join(dir, "shares/public/welcome.txt")}?nfsport=${String(nfs)}&${query}`;
  // Not as root, whose clients take a port below 1024: sshd, which mounts at the end of a tunnel, comes from a high one.
  const nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
  const outcome = await machine.run(["ip", "netns", "exec", space, ...nobody, "nfs-cat", url], {
    timeoutMs: 30_000,
  });
  return "stdout" in outcome ? outcome.stdout + outcome.stderr : outcome.kind;
}

async function drafted(change: ExportChange): Promise<string> {
  const draft = await draftExportChange(host, change);
  if (!draft.ok) throw new Error(draft.error.message);
  return decodeText(draft.value.candidate);
}

beforeAll(async () => {
  database = await createTestDatabase();
  dir = dataDir(database.dataDir).appliance;
  host = createLocalHost({
    files: {
      smbConf: "/nowhere",
      exports: path.join(dir, "exports"),
      nfsConfFolder: "/nowhere",
      nfsSysconfig: "/nowhere",
    },
  });
  await ip("netns", "add", SERVER);
  await ip("netns", "add", CLIENT);
  await ip("-n", SERVER, "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", CLIENT);
  for (const [space, address] of [
    [SERVER, ADDRESS.server],
    [CLIENT, ADDRESS.client],
  ] as const) {
    await ip("-n", space, "address", "add", `${address}/30`, "dev", "cable");
    for (const device of ["lo", "cable"]) await ip("-n", space, "link", "set", device, "up");
  }
  const program = [process.execPath, "--import", "tsx", "lib/sandbox/testing/box-in-namespace.ts", dir];
  box = spawn("ip", ["netns", "exec", SERVER, ...program]);
  box.stderr.pipe(process.stderr);
  const lines: Interface = createInterface(box.stdout);
  answers = lines[Symbol.asyncIterator]();
  expect(await answer()).toBe("ready");
  original = await readFile(host.files.exports, "utf8");
}, 240_000);

afterAll(async () => {
  if (box.exitCode === null) {
    const ended = once(box, "exit");
    box.stdin.end();
    await ended;
  }
  await machine.run(["ip", "netns", "del", CLIENT]);
  await machine.run(["ip", "netns", "del", SERVER]);
  await database.remove();
}, 120_000);

describe("an export made tunnel-only", { timeout: 240_000 }, () => {
  const published = () => path.join(dir, "shares/public");

  it("refuses a client from another address, which was served before, and serves the tunnel's end", async () => {
    await serve(original);
    for (const version of [3, 4] as const) {
      expect(await reads("elsewhere", version)).toContain("open to everybody");
    }
    await serve(await drafted({ kind: "tunnel-only", paths: [published()] }));
    expect(await reads("elsewhere")).toContain("MNT3ERR_ACCES");
    expect(await reads("elsewhere", 4)).not.toContain("open to everybody");
    for (const version of [3, 4] as const) {
      expect(await reads("the tunnel's end", version)).toContain("open to everybody");
    }
    await serve(original);
    expect(await reads("elsewhere")).toContain("open to everybody");
  });

  it("is what a tunnel cannot mount without insecure: sshd's port is above 1023", async () => {
    await serve(original.replace(/\*\(ro,all_squash,insecure,/u, "localhost(ro,"));
    expect(await reads("the tunnel's end")).not.toContain("open to everybody");
    await serve(await drafted({ kind: "tunnel-only", paths: [published()] }));
    expect(await reads("the tunnel's end")).toContain("open to everybody");
  });

  it("is refused to everybody while it is disabled, and served again once it is enabled", async () => {
    await serve(original);
    await serve(await drafted({ kind: "disable", paths: [published()] }));
    expect(await reads("elsewhere")).toContain("MNT3ERR_ACCES");
    expect(await reads("the tunnel's end")).toContain("MNT3ERR_ACCES");
    await serve(await drafted({ kind: "enable", paths: [published()] }));
    expect(await readFile(host.files.exports, "utf8")).toBe(original);
    expect(await reads("elsewhere")).toContain("open to everybody");
  });
});
