import { afterEach, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import {
  createTunnel,
  deleteTunnel,
  findTunnel,
  listTunnels,
  pinTunnelHostKey,
  revokeTunnelKey,
  sealedTunnelKey,
  setTunnelKey,
  type TunnelSettings,
  updateTunnel,
} from "@/lib/db/tunnel-store";
import { lastTunnelTests, storeTunnelTest, tunnelTests } from "@/lib/db/tunnel-test-store";

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.remove());

const settings: TunnelSettings = {
  clientName: "web-01",
  serverAddress: "20.20.0.20",
  sshPort: 22,
  sshUser: "inflight-tunnel",
  localNfsPort: 250,
  localMountPort: 251,
  remoteNfsPort: 2049,
  remoteMountPort: 32_767,
  nfsVersion: "3",
  exports: "[]",
  keepOpenFor: 60,
  cipher: "none",
  enabled: true,
  isThisHost: false,
  notes: "",
};

const test = (profileId: string, summary: string) => ({
  at: new Date(),
  by: "admin",
  profileId,
  passed: true,
  summary,
  steps: "[]",
});

it("keeps profiles by client name, and gives the private key to nobody by the way", async () => {
  await createTunnel("b", { ...settings, clientName: "web-02" });
  await createTunnel("a", settings);
  const sealed = Uint8Array.from([1, 2, 3]);
  expect(await setTunnelKey("a", { publicKey: "ssh-ed25519 AAAA", sealed })).toBe(true);
  const [first, second] = await listTunnels();
  expect(first).toMatchObject({ id: "a", keepsKey: true, publicKey: "ssh-ed25519 AAAA", keepOpenFor: 60 });
  expect(second).toMatchObject({ id: "b", keepsKey: false, publicKey: "" });
  expect(Object.keys(first ?? {})).not.toContain("sealedKey");
  expect(await sealedTunnelKey("a")).toEqual(sealed);
  expect(await sealedTunnelKey("b")).toBeNull();
});

it("takes both halves of a key away when it is revoked, until there is another", async () => {
  await createTunnel("a", settings);
  await setTunnelKey("a", { publicKey: "ssh-ed25519 AAAA", sealed: Uint8Array.from([1]) });
  expect(await revokeTunnelKey("a")).toBe(true);
  expect(await findTunnel("a")).toMatchObject({
    publicKey: "",
    keepsKey: false,
    revokedAt: expect.any(Date) as Date,
  });
  expect(await sealedTunnelKey("a")).toBeNull();
  await setTunnelKey("a", { publicKey: "ssh-ed25519 BBBB", sealed: null });
  expect(await findTunnel("a")).toMatchObject({ publicKey: "ssh-ed25519 BBBB", revokedAt: null });
});

it("changes what it is told alone, and says where a profile is gone", async () => {
  await createTunnel("a", settings);
  expect(await updateTunnel("a", { enabled: false, keepOpenFor: null })).toBe(true);
  expect(await pinTunnelHostKey("a", "ssh-ed25519 HOST")).toBe(true);
  const changed = { ...settings, enabled: false, keepOpenFor: null, hostKey: "ssh-ed25519 HOST" };
  expect(await findTunnel("a")).toMatchObject(changed);
  expect(await deleteTunnel("a")).toBe(true);
  expect(await findTunnel("a")).toBeNull();
  const gone = [deleteTunnel("a"), updateTunnel("a", {}), revokeTunnelKey("a"), pinTunnelHostKey("a", "")];
  expect(await Promise.all(gone)).toEqual([false, false, false, false]);
});

it("keeps twenty tests of each profile, which go with it", async () => {
  await createTunnel("a", settings);
  await createTunnel("b", settings);
  for (let number = 1; number <= 22; number += 1) await storeTunnelTest(test("a", String(number)));
  await storeTunnelTest(test("b", "other"));
  await storeTunnelTest(test("nobody", "lost"));
  expect((await tunnelTests("a")).map(({ summary }) => summary)).toEqual(
    Array.from({ length: 20 }, (_, index) => String(22 - index)),
  );
  const last = await lastTunnelTests();
  expect(last.map(({ summary }) => summary).sort()).toEqual(["22", "other"]);
  await deleteTunnel("a");
  expect(await tunnelTests("a")).toEqual([]);
});
