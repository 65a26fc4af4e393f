import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { fail, ok, type Result } from "@/lib/shared/result";
import { createTunneldClient } from "@/lib/tunneld/client";
import type { TunnelReport } from "@/lib/tunneld/tunnel-report";
import { fingerprint, readPublicKey } from "@/lib/tunnels/public-key";
import { allTunnels, type FoundTunnel } from "@/lib/use-cases/find-tunnel-profile";
import { keptPrivateKey } from "@/lib/use-cases/tunnel-secrets";
import { isHeldAs, tunneldSpec } from "@/lib/use-cases/tunneld-spec";
import { msg, t } from "@/lib/words/t";

/** The process that holds this host's tunnels. */
export function tunneld() {
  return createTunneldClient(dataDir(env().dataDir).tunneld);
}

/**
 * Has the process that holds this host's tunnels hold those that the profiles say, as they say, and no others. Call it after a
 * change, and now and then: what it could not be told is told it the next time. Fails with the first thing that it does not
 * take; a process that does not run holds nothing, which is a failure only where it should.
 */
export function holdTunnels(): Promise<Result<null>> {
  return oneAtATime("hold this host's tunnels", async () => {
    const wanted = (await allTunnels()).filter(isForHolding);
    const client = tunneld();
    const listed = await client.list();
    if (!listed.ok) return wanted.length === 0 ? ok(null) : listed;
    const failures: Result<never>[] = [];
    // Those that are no more first: one of the others may have their ports now.
    for (const { id } of listed.value) {
      if (wanted.some(({ profile }) => profile.id === id)) continue;
      const removed = await client.remove(id);
      if (!removed.ok) failures.push(removed);
    }
    for (const tunnel of wanted) {
      const held = await holdOne(client, tunnel, listed.value);
      if (!held.ok) failures.push(held);
    }
    return failures[0] ?? ok(null);
  });
}

/** What was done, with what the process that holds this host's tunnels has against it. */
export async function thenHold<T extends { readonly message: string }>(done: Result<T>): Promise<Result<T>> {
  // What failed may have changed something all the same.
  const held = await holdTunnels();
  if (held.ok || !done.ok) return done;
  return ok({
    ...done.value,
    message: `${done.value.message} ${t("Of this host's tunnels: {trouble}", { trouble: held.error.message })}`,
  });
}

async function holdOne(
  client: ReturnType<typeof tunneld>,
  tunnel: FoundTunnel,
  reports: readonly TunnelReport[],
): Promise<Result<null>> {
  const spec = tunneldSpec(tunnel);
  const key = readPublicKey(tunnel.profile.publicKey);
  const report = reports.find(({ id }) => id === spec.id);
  if (report && key.ok && isHeldAs(report, spec, fingerprint(key.value))) return ok(null);
  const kept = await keptPrivateKey(spec.id);
  if (!kept.ok) return kept;
  if (kept.value === null) return fail({ code: "no-key", message: t(NO_KEY) });
  return client.put(spec, { privateKey: kept.value });
}

/** A tunnel of this host with both halves of its key here; whether it is enabled is part of what is told. */
function isForHolding({ profile, stored }: FoundTunnel): boolean {
  return profile.isThisHost && profile.publicKey !== "" && stored.keepsKey;
}

const NO_KEY = msg(
  "The private half of the profile's key is not kept here. Rotate the key: a new one is kept.",
);
