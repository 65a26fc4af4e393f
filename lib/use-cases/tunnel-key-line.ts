import type { Host } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";
import { removeTunnelLine, setTunnelLine } from "@/lib/tunnels/authorized-keys";
import { type Profile, signsInHere } from "@/lib/tunnels/profile";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { changeTunnelKeys, readTunnelKeys } from "@/lib/use-cases/change-tunnel-keys";
import type { FoundTunnel } from "@/lib/use-cases/find-tunnel-profile";
import { readPublicKey } from "@/lib/tunnels/public-key";
import { t } from "@/lib/words/t";

/** Whether the appliance's authorized_keys is to hold a line of the profile's. */
export function mayOpen(profile: Profile): boolean {
  return profile.enabled && profile.publicKey !== "" && signsInHere(profile);
}

/** Whether a key may become the profile's: what lets one client in must not let another one out. Asked before it is stored. */
export async function isKeyFree(
  host: Host,
  profile: Profile,
  all: readonly FoundTunnel[],
): Promise<Result<null>> {
  const other = all.find((each) => each.profile.id !== profile.id && sameKey(each.profile, profile));
  if (other) {
    const message = t(
      "This is the key of {clientName} already. Each profile has a key of its own, so that one can be revoked without the other: make one for this client.",
      { clientName: other.profile.clientName },
    );
    return fail({ code: "key-in-use", message, fields: { publicKey: [message] } });
  }
  const doc = await readTunnelKeys(host);
  if (!doc.ok) return doc;
  const line = setTunnelLine(doc.value.keys, profile);
  if (line.ok) return ok(null);
  return fail({ ...line.error, fields: { publicKey: [line.error.message] } });
}

function sameKey(one: Profile, other: Profile): boolean {
  const [key, otherKey] = [readPublicKey(one.publicKey), readPublicKey(other.publicKey)];
  return key.ok && otherKey.ok && key.value.base64 === otherKey.value.base64;
}

/** Writes the profile's line into authorized_keys, or takes it out, as the profile says. */
export function writeTunnelKey(host: Host, actor: ChangeActor, profile: Profile): Promise<Result<boolean>> {
  const open = mayOpen(profile);
  return changeTunnelKeys(host, {
    actor,
    reason: `${open ? "Let in" : "Shut out"} the tunnel of ${profile.clientName}`,
    edit: (doc) => (open ? setTunnelLine(doc, profile) : ok(removeTunnelLine(doc, profile.id))),
  });
}

/** Takes the profile's lines out of authorized_keys, whatever it says of itself. */
export function removeTunnelKey(
  host: Host,
  actor: ChangeActor,
  profile: Pick<Profile, "id" | "clientName">,
): Promise<Result<boolean>> {
  return changeTunnelKeys(host, {
    actor,
    reason: `Shut out the tunnel of ${profile.clientName}`,
    edit: (doc) => ok(removeTunnelLine(doc, profile.id)),
  });
}
