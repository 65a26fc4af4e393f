import type { Host } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import { endTunnels } from "@/lib/use-cases/end-tunnels";
import { findTunnelProfile } from "@/lib/use-cases/find-tunnel-profile";
import { t } from "@/lib/words/t";

/** Ends what a profile's client has open now. Its key stays, so that it may come back at once. */
export async function endOpenTunnels(host: Host, id: string): Promise<Result<{ readonly message: string }>> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const { clientName } = found.value.profile;
  const ended = await endTunnels(host, found.value.profile);
  if (!ended.ok) {
    const message = t(
      "An open tunnel of {clientName} could not be ended. Restart SSH on the appliance, or end its sshd process by hand. If the client opens tunnels anew all the time, disable it first.",
      { clientName },
    );
    return { ok: false, error: { ...ended.error, message } };
  }
  const message = t(
    ended.value === 0
      ? "{clientName} had no tunnel open."
      : "{count, plural, =1 {The open tunnel} other {# open tunnels}} of {clientName} ended. The client may open another one at once: its key stays.",
    { clientName, count: ended.value },
  );
  return ok({ message });
}
