import { pinTunnelHostKey } from "@/lib/db/tunnel-store";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { TunnelReport } from "@/lib/tunneld/tunnel-report";
import type { HostKey } from "@/lib/tunnels/link-host-key";
import { findTunnelProfile, goneTunnel } from "@/lib/use-cases/find-tunnel-profile";
import { holdTunnels, tunneld } from "@/lib/use-cases/hold-tunnels";
import { writePinned } from "@/lib/use-cases/tunneld-spec";
import { t } from "@/lib/words/t";

type Told = Result<{ readonly message: string }>;

/**
 * Takes the key that a server shows for its own from now on, and goes on connecting. Only the key that is shown now is taken:
 * a person confirms what they compared, and not what came after.
 */
export async function confirmHostKey(id: string, hostKey: HostKey): Promise<Told> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const report = await reportOf(id);
  if (!report.ok) return report;
  const { hostKeySeen, server } = report.value;
  if (hostKeySeen?.type !== hostKey.type || hostKeySeen.fingerprint !== hostKey.fingerprint) {
    const message = t(
      "{server} does not show this key any more. Look at the key that stands on the page now, and compare that one.",
      { server: server.host },
    );
    return fail({ code: "other-key", message });
  }
  if (!(await pinTunnelHostKey(id, writePinned(hostKey)))) return fail(goneTunnel());
  const held = await holdTunnels();
  if (!held.ok) return held;
  const { fingerprint } = hostKey;
  return ok({
    message: t("{fingerprint} is the host key of {server} from now on.", {
      fingerprint,
      server: server.host,
    }),
  });
}

/** Opens a tunnel of this host whose time was up, or tries one that waits at once. */
export async function retryHeldTunnel(id: string): Promise<Told> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const held = await holdTunnels();
  if (!held.ok) return held;
  if (!found.value.profile.enabled) {
    const message = t("The profile is disabled. Enable it: this host opens its tunnel then.");
    return fail({ code: "disabled", message });
  }
  const enabled = await tunneld().enable(id);
  if (!enabled.ok) return enabled;
  return ok({
    message: t("This host connects to {server} now.", { server: found.value.profile.serverAddress }),
  });
}

async function reportOf(id: string): Promise<Result<TunnelReport>> {
  const listed = await tunneld().list();
  if (!listed.ok) return listed;
  const report = listed.value.find((each) => each.id === id);
  if (report) return ok(report);
  const message = t("This host does not hold the tunnel. Is it a tunnel of this host, and has it a key?");
  return fail({ code: "not-held", message });
}
