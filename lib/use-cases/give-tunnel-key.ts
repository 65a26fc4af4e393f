import type { Host } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { endTunnels } from "@/lib/use-cases/end-tunnels";
import { findTunnelProfile, goneTunnel } from "@/lib/use-cases/find-tunnel-profile";
import { thenHold } from "@/lib/use-cases/hold-tunnels";
import { removeTunnelKey, writeTunnelKey } from "@/lib/use-cases/tunnel-key-line";
import { makeKey, storeMadeKey } from "@/lib/use-cases/tunnel-secrets";
import { t } from "@/lib/words/t";

export interface GivenKey {
  readonly publicKey: string;
  /** Shown this once; nobody is shown it again. */
  readonly privateKey: string;
  readonly message: string;
}

/**
 * Makes a key for a profile, in the place of the one it may have: the old one is out, and its connections ended, before the new
 * one is let in. `keep`: the private half stays here, sealed, so that this panel can set the client up or hold the
 * tunnel itself.
 */
export async function giveTunnelKey(
  host: Host,
  actor: ChangeActor,
  id: string,
  keep: boolean,
): Promise<Result<GivenKey>> {
  return thenHold(await give(host, actor, id, keep));
}

async function give(host: Host, actor: ChangeActor, id: string, keep: boolean): Promise<Result<GivenKey>> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const { profile } = found.value;
  if (profile.publicKey !== "") {
    const shut = await removeTunnelKey(host, actor, profile);
    if (!shut.ok) return shut;
    const ended = await endTunnels(host, profile);
    if (!ended.ok) return ended;
  }
  const made = makeKey();
  if (!(await storeMadeKey(id, made, keep || profile.isThisHost))) return fail(goneTunnel());
  const written = await writeTunnelKey(host, actor, { ...profile, publicKey: made.publicKey });
  if (!written.ok) {
    const message = `${t("The key is made and stored, but not let in yet.")} ${written.error.message}`;
    return fail({ ...written.error, message });
  }
  const message = t("{clientName} has a new key.", { clientName: profile.clientName });
  if (profile.publicKey === "") return ok({ ...made, message });
  return ok({ ...made, message: `${message} ${t("The old key is out, and what it had open was ended.")}` });
}
