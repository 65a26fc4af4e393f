import { setTimeout as pause } from "node:timers/promises";
import type { Host } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { OpenTunnel } from "@/lib/tunnels/live/live-tunnels";
import type { Profile } from "@/lib/tunnels/profile";
import { readLiveTunnels } from "@/lib/use-cases/read-live-tunnels";
import { t } from "@/lib/words/t";

const TRIES = 20;
const PAUSE_MS = 100;

/**
 * Ends every connection that a profile's client has open, and waits until they are gone. Returns how many there were. Call it once
 * the key is out of authorized_keys, or the client comes back at once.
 */
export async function endTunnels(
  host: Host,
  profile: Pick<Profile, "id" | "publicKey">,
): Promise<Result<number>> {
  let ended = 0;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const live = await readLiveTunnels(host, [profile]);
    if (!live.ok) return live;
    const open = live.value.byProfile.get(profile.id)?.open ?? [];
    if (open.length === 0) return ok(ended);
    if (tries === 1) ended = open.length;
    await signalTunnels(host, open, tries > TRIES / 2 ? "KILL" : "TERM");
    await pause(PAUSE_MS);
  }
  const message = t(
    "The key is out, but an open tunnel of this client could not be ended. Restart SSH on the appliance, or end its sshd process by hand.",
  );
  return fail({ code: "still-open", message });
}

/** sshd's processes of the connections, and the hold commands: a hold command ends by itself too, seconds later. */
export async function signalTunnels(
  host: Host,
  open: readonly OpenTunnel[],
  name: "TERM" | "KILL",
): Promise<void> {
  const pids = open.flatMap((tunnel) => [
    ...tunnel.pids,
    ...(tunnel.hold === undefined ? [] : [tunnel.hold]),
  ]);
  if (pids.length > 0) await host.run(["kill", `-${name}`, "--", ...pids.map(String)]);
}
