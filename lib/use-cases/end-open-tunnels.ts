import type { Host } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import { endTunnels } from "@/lib/use-cases/end-tunnels";
import { findTunnelProfile } from "@/lib/use-cases/find-tunnel-profile";

/** Ends what a profile's client has open now. Its key stays, so that it may come back at once. */
export async function endOpenTunnels(host: Host, id: string): Promise<Result<{ readonly message: string }>> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const { clientName } = found.value.profile;
  const ended = await endTunnels(host, found.value.profile);
  if (!ended.ok) {
    const message = `An open tunnel of ${clientName} could not be ended. Restart SSH on the appliance, or end its sshd process by hand. If the client opens tunnels anew all the time, disable it first.`;
    return { ok: false, error: { ...ended.error, message } };
  }
  const what = ended.value === 1 ? "The open tunnel" : `${String(ended.value)} open tunnels`;
  const message =
    ended.value === 0
      ? `${clientName} had no tunnel open.`
      : `${what} of ${clientName} ended. The client may open another one at once: its key stays.`;
  return ok({ message });
}
