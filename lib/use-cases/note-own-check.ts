import { beginOwnCheck, endOwnCheck, ownChecksBegun } from "@/lib/db/own-check-store";
import type { Host } from "@/lib/host/host";
import { LONGEST_BEFORE, type OwnCheck } from "@/lib/samba/refusals/own-checks";
import type { RefusalFacts } from "@/lib/samba/refusals/refusal";
import type { SambaAddress } from "@/lib/use-cases/samba-address";

/**
 * Has a connection of the panel's own to Samba noted while `connect` makes it, so that a refusal it meets is not taken for a
 * client's. Noted beforehand: the log may be read while it runs.
 */
export async function noteOwnCheck<T>(
  host: Host,
  check: Omit<OwnCheck, "from" | "until">,
  connect: () => Promise<T>,
): Promise<T> {
  const id = await beginOwnCheck(host.name, { ...check, startedAt: new Date() });
  try {
    return await connect();
  } finally {
    await endOwnCheck(id, new Date());
  }
}

/** The same for negotiations, which name nobody and no share. */
export function noteOwnNegotiation<T>(
  host: Host,
  address: SambaAddress,
  negotiate: () => Promise<T>,
): Promise<T> {
  const nameless = { workstation: null, share: null };
  // Samba is reached at one of its own addresses, and so from the same one.
  return noteOwnCheck(
    host,
    { ...nameless, address: address.host, lowest: "NT1", highest: "SMB3_11" },
    negotiate,
  );
}

/** The panel's own checks that could have met one of these refusals. */
export async function ownChecksAround(
  host: Host,
  refusals: readonly RefusalFacts[],
): Promise<readonly OwnCheck[]> {
  if (refusals.length === 0) return [];
  // Reduced: there may be more of them than a function takes arguments.
  const first = refusals.reduce((least, { at }) => Math.min(least, at), Infinity);
  const last = refusals.reduce((most, { at }) => Math.max(most, at), -Infinity);
  const found = await ownChecksBegun(host.name, {
    from: new Date(first - LONGEST_BEFORE),
    until: new Date(last + LONGEST_BEFORE),
  });
  return found.map(({ startedAt, endedAt, ...check }) => ({
    ...check,
    from: startedAt.getTime(),
    until: endedAt?.getTime() ?? null,
  }));
}
