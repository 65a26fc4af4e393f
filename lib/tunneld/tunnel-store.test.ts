import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sealingKey } from "@/lib/shared/sealing";
import { readSecret } from "@/lib/shared/secret-file";
import { createTunnelStore, type KeptTunnel } from "@/lib/tunneld/tunnel-store";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inflight-store-"));
});
afterEach(() => rm(folder, { recursive: true }));

const kept: KeptTunnel = {
  spec: {
    id: "one",
    name: "One",
    server: { host: "nas.example", port: 22, user: "inflight-tunnel" },
    hostKey: null,
    forwards: [{ localPort: 250, remotePort: 2049 }],
    lifetime: { kind: "minutes", minutes: 60 },
    connections: 4,
    cipher: null,
    enabled: true,
  },
  secret: { privateKey: "-----BEGIN OPENSSH PRIVATE KEY-----\nvery secret\n", passphrase: "hush" },
  enabledAt: 12_345,
};

function open() {
  const key = sealingKey(readSecret(path.join(folder, "key"), "keys are lost."));
  const file = path.join(folder, "tunnels.json");
  return { file, store: createTunnelStore(file, key) };
}

describe("the tunnels on disk", () => {
  it("come back as they were, from files of their owner's alone, with no key in the clear", async () => {
    const { file, store } = open();
    expect(await store.read()).toEqual({ tunnels: [], remarks: [] });
    await store.write(() => [kept]);
    expect(await open().store.read()).toEqual({ tunnels: [kept], remarks: [] });
    const text = await readFile(file, "utf8");
    expect(text).not.toContain("secret\\n");
    expect(text).not.toContain("hush");
    for (const name of ["key", "tunnels.json"])
      expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it("do not open for another server or account, or under another key", async () => {
    const { file, store } = open();
    await store.write(() => [kept]);
    const text = await readFile(file, "utf8");
    for (const [one, other] of [
      ["nas.example", "evil.example"],
      ['"port": 22', '"port": 23'],
      ["inflight-tunnel", "root"],
      ['"id": "one"', '"id": "two"'],
    ] as const) {
      await writeFile(file, text.replace(one, other));
      expect(await store.read()).toMatchObject({
        tunnels: [],
        remarks: [expect.stringContaining("its key again")],
      });
    }
    await writeFile(file, text);
    await writeFile(path.join(folder, "key"), "another secret, as long as one has to be, or longer\n");
    expect((await open().store.read()).tunnels).toEqual([]);
  });

  it("are put aside where the file is damaged", async () => {
    const { file, store } = open();
    await writeFile(file, "{");
    expect(await store.read()).toMatchObject({
      tunnels: [],
      remarks: [expect.stringContaining("put aside")],
    });
    expect(await readFile(`${file}.damaged`, "utf8")).toBe("{");
  });
});
