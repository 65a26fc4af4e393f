import type { Host } from "@/lib/host/host";
import { ok, type Result } from "@/lib/shared/result";
import { removeTunnelLine, setTunnelLine } from "@/lib/tunnels/authorized-keys";
import type { Profile } from "@/lib/tunnels/profile";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { changeTunnelKeys } from "@/lib/use-cases/change-tunnel-keys";

const THIS_MACHINE: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "::1", "[::1]"]);

/** Whether the profile's key signs in to this appliance, and not to another server that this host is a client of. */
export function signsInHere({ isThisHost, serverAddress }: Profile): boolean {
  return !isThisHost || THIS_MACHINE.has(serverAddress.toLowerCase());
}

/** Whether the appliance's authorized_keys is to hold a line of the profile's. */
export function mayOpen(profile: Profile): boolean {
  return profile.enabled && profile.publicKey !== "" && signsInHere(profile);
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
