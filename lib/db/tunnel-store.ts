import { db } from "@/lib/db/client";
import type { TunnelProfileModel } from "@/lib/db/generated/models";

/** A tunnel profile as it is kept. `exports` (JSON), `nfsVersion` and `cipher` are the caller's to read. */
export type StoredTunnel = Omit<TunnelProfileModel, "updatedAt" | "sealedKey"> & {
  /** Whether its private key is kept, sealed. The key itself is read by `sealedTunnelKey` alone. */
  readonly keepsKey: boolean;
};

/** What a person edits; the rest has verbs of its own. */
export type TunnelSettings = Omit<
  StoredTunnel,
  "id" | "createdAt" | "keepsKey" | "publicKey" | "hostKey" | "revokedAt"
>;

/** All profiles, by client name. */
export async function listTunnels(): Promise<readonly StoredTunnel[]> {
  const found = await db().tunnelProfile.findMany({ orderBy: [{ clientName: "asc" }, { createdAt: "asc" }] });
  return found.map(withoutKey);
}

export async function findTunnel(id: string): Promise<StoredTunnel | null> {
  const found = await db().tunnelProfile.findUnique({ where: { id } });
  return found && withoutKey(found);
}

export async function createTunnel(id: string, settings: TunnelSettings): Promise<void> {
  await db().tunnelProfile.create({ data: { id, ...settings } });
}

/** False where there is no such profile any more. */
export async function updateTunnel(id: string, settings: Partial<TunnelSettings>): Promise<boolean> {
  return (await db().tunnelProfile.updateMany({ where: { id }, data: settings })).count > 0;
}

export async function deleteTunnel(id: string): Promise<boolean> {
  return (await db().tunnelProfile.deleteMany({ where: { id } })).count > 0;
}

/** Puts a key in the place of the one there was; `sealed` null: its private half is not kept. */
export async function setTunnelKey(
  id: string,
  key: { readonly publicKey: string; readonly sealed: Uint8Array<ArrayBuffer> | null },
): Promise<boolean> {
  const data = { publicKey: key.publicKey, sealedKey: key.sealed, revokedAt: null };
  return (await db().tunnelProfile.updateMany({ where: { id }, data })).count > 0;
}

/** Takes both halves of the key away, and notes when. */
export async function revokeTunnelKey(id: string): Promise<boolean> {
  const data = { publicKey: "", sealedKey: null, revokedAt: new Date() };
  return (await db().tunnelProfile.updateMany({ where: { id }, data })).count > 0;
}

/** Null where none is kept. */
export async function sealedTunnelKey(id: string): Promise<Uint8Array | null> {
  const found = await db().tunnelProfile.findUnique({ where: { id }, select: { sealedKey: true } });
  return found?.sealedKey ?? null;
}

/** The server's host key that this host's tunnel accepts from now on. */
export async function pinTunnelHostKey(id: string, hostKey: string): Promise<boolean> {
  return (await db().tunnelProfile.updateMany({ where: { id }, data: { hostKey } })).count > 0;
}

function withoutKey({ sealedKey, updatedAt: _, ...rest }: TunnelProfileModel): StoredTunnel {
  return { ...rest, keepsKey: sealedKey !== null };
}
