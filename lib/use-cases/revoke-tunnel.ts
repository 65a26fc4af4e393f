import { deleteTunnel, revokeTunnelKey, updateTunnel } from "@/lib/db/tunnel-store";
import type { Host } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { endTunnels } from "@/lib/use-cases/end-tunnels";
import { findTunnelProfile, goneTunnel } from "@/lib/use-cases/find-tunnel-profile";
import { thenHold } from "@/lib/use-cases/hold-tunnels";
import { removeTunnelKey, writeTunnelKey } from "@/lib/use-cases/tunnel-key-line";
import { type Profile, signsInHere } from "@/lib/tunnels/profile";
import { t } from "@/lib/words/t";

type Told = Result<{ readonly message: string }>;

/** Takes the profile's key out for good and ends what it has open. The profile stays, and can be given another key. */
export async function revokeTunnel(host: Host, actor: ChangeActor, id: string): Promise<Told> {
  return thenHold(await revoke(host, actor, id));
}

/** Removes a profile, with its key and what it has open. */
export async function removeTunnel(host: Host, actor: ChangeActor, id: string): Promise<Told> {
  return thenHold(await remove(host, actor, id));
}

/** Lets a profile's client in, or shuts it out and ends what it has open; its key stays the profile's. */
export async function switchTunnel(
  host: Host,
  actor: ChangeActor,
  id: string,
  enabled: boolean,
): Promise<Told> {
  return thenHold(await turn(host, actor, id, enabled));
}

async function revoke(host: Host, actor: ChangeActor, id: string): Promise<Told> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const { profile } = found.value;
  const shut = await shutOut(host, actor, profile);
  if (!shut.ok) return shut;
  if (!(await revokeTunnelKey(id))) return fail(goneTunnel());
  const done = t("The key of {clientName} is revoked.", { clientName: profile.clientName });
  return ok({ message: `${done} ${endedWords(profile, shut.value)}` });
}

async function remove(host: Host, actor: ChangeActor, id: string): Promise<Told> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const { profile } = found.value;
  const shut = await shutOut(host, actor, profile);
  if (!shut.ok) return shut;
  if (!(await deleteTunnel(id))) return fail(goneTunnel());
  const done = t("The tunnel profile of {clientName} is removed.", { clientName: profile.clientName });
  return ok({ message: `${done} ${endedWords(profile, shut.value)}` });
}

async function turn(host: Host, actor: ChangeActor, id: string, enabled: boolean): Promise<Told> {
  const found = await findTunnelProfile(id);
  if (!found.ok) return found;
  const { profile } = found.value;
  if (enabled) {
    if (!(await updateTunnel(id, { enabled }))) return fail(goneTunnel());
    const written = await writeTunnelKey(host, actor, { ...profile, enabled });
    if (!written.ok) return written;
    return ok({ message: t("The tunnel of {clientName} is enabled.", { clientName: profile.clientName }) });
  }
  const shut = await shutOut(host, actor, profile);
  if (!shut.ok) return shut;
  if (!(await updateTunnel(id, { enabled }))) return fail(goneTunnel());
  const done = t("The tunnel of {clientName} is disabled.", { clientName: profile.clientName });
  return ok({ message: `${done} ${endedWords(profile, shut.value)}` });
}

/** The key is out first: a client whose connection ends comes back at once. */
async function shutOut(host: Host, actor: ChangeActor, profile: Profile): Promise<Result<number>> {
  const removed = await removeTunnelKey(host, actor, profile);
  return removed.ok ? endTunnels(host, profile) : removed;
}

function endedWords(profile: Profile, count: number): string {
  if (!signsInHere(profile)) return elsewhereWords(profile);
  if (count === 0) return t("It had no tunnel open.");
  return t("{count, plural, =1 {Its open tunnel was ended.} other {Its # open tunnels were ended.}}", {
    count,
  });
}

/** A key that signs in to another server is that server's to shut out. */
function elsewhereWords({ serverAddress, publicKey }: Profile): string {
  if (publicKey === "") return t("This host holds no tunnel for it.");
  return t(
    "This host holds its tunnel no longer. Its key still opens {server}: take its line out of authorized_keys there.",
    { server: serverAddress },
  );
}
