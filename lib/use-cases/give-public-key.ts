import type { Host } from "@/lib/host/host";
import type { Result } from "@/lib/shared/result";
import type { ProfileForm } from "@/lib/tunnels/profile";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { findTunnelProfile } from "@/lib/use-cases/find-tunnel-profile";
import { type SavedTunnel, saveTunnel } from "@/lib/use-cases/save-tunnel";

/** Takes a client's own public key for its profile, in the place of the one there was. */
export async function givePublicKey(
  host: Host,
  actor: ChangeActor,
  id: string,
  publicKey: string,
): Promise<Result<SavedTunnel>> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const { id: _, ...form } = found.value.profile;
  return saveTunnel(host, actor, id, { ...form, publicKey });
}

/**
 * Changes a profile's settings and nothing else: whether it is enabled, and its key, stay as they are now. A form that was opened
 * before a key was revoked must not bring it back.
 */
export async function changeTunnel(
  host: Host,
  actor: ChangeActor,
  id: string,
  form: ProfileForm,
): Promise<Result<SavedTunnel>> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const { publicKey, enabled } = found.value.profile;
  return saveTunnel(host, actor, id, { ...form, publicKey, enabled });
}
