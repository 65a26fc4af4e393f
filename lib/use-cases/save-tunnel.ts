import { randomUUID } from "node:crypto";
import { createTunnel, pinTunnelHostKey, setTunnelKey, updateTunnel } from "@/lib/db/tunnel-store";
import type { Host } from "@/lib/host/host";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { findClashes } from "@/lib/tunnels/port-plan";
import { type Profile, type ProfileForm, signsInHere } from "@/lib/tunnels/profile";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { endTunnels } from "@/lib/use-cases/end-tunnels";
import { allTunnels, findTunnelProfile, goneTunnel } from "@/lib/use-cases/find-tunnel-profile";
import { thenHold } from "@/lib/use-cases/hold-tunnels";
import { isKeyFree, mayOpen, writeTunnelKey } from "@/lib/use-cases/tunnel-key-line";
import { settingsOf } from "@/lib/use-cases/tunnel-profile";
import { t } from "@/lib/words/t";

export interface SavedTunnel {
  readonly id: string;
  /** What was done, and what is left to do. */
  readonly message: string;
}

/**
 * Makes a profile (`id` null) or changes one, and brings authorized_keys in line with it. What shuts a client out is written to
 * authorized_keys before the profile says so, and what lets it in after: a failure in between leaves less open than was
 * wanted, never more.
 */
export async function saveTunnel(
  host: Host,
  actor: ChangeActor,
  id: string | null,
  form: ProfileForm,
): Promise<Result<SavedTunnel>> {
  return thenHold(await save(host, actor, id, form));
}

async function save(
  host: Host,
  actor: ChangeActor,
  id: string | null,
  form: ProfileForm,
): Promise<Result<SavedTunnel>> {
  const before = id === null ? null : await findTunnelProfile(id);
  if (before && !before.ok) return before;
  const profile: Profile = { ...form, id: id ?? randomUUID() };
  const all = await allTunnels();
  const clashes = findClashes(
    profile,
    all.map((each) => each.profile),
  );
  if (clashes.length > 0) return fail(clash(clashes));

  const old = before?.value.profile;
  if (profile.publicKey !== "" && old?.publicKey !== profile.publicKey) {
    const free = await isKeyFree(host, profile, all);
    if (!free.ok) return free;
  }
  const closes =
    old !== undefined && mayOpen(old) && (!mayOpen(profile) || old.publicKey !== profile.publicKey);
  if (closes) {
    const shut = await writeTunnelKey(host, actor, { ...old, enabled: false });
    if (!shut.ok) return shut;
    const ended = await endTunnels(host, old);
    if (!ended.ok) return ended;
  }
  if (id === null) await createTunnel(profile.id, settingsOf(form));
  else if (!(await updateTunnel(id, settingsOf(form)))) return fail(goneTunnel());
  if (old && !sameServer(old, profile)) await pinTunnelHostKey(profile.id, "");
  if ((old?.publicKey ?? "") !== profile.publicKey) {
    await setTunnelKey(profile.id, { publicKey: profile.publicKey, sealed: null });
  }
  const written = await writeTunnelKey(host, actor, profile);
  if (!written.ok) {
    const saved = t("The profile is saved, but its client is not let in yet.");
    const message = `${saved} ${written.error.message}`;
    return fail({ ...written.error, message });
  }
  return ok({ id: profile.id, message: words(profile) });
}

/** Another server has another host key. */
function sameServer(one: Profile, other: Profile): boolean {
  return one.serverAddress === other.serverAddress && one.sshPort === other.sshPort;
}

function words(profile: Profile): string {
  const { clientName, serverAddress: server } = profile;
  if (!profile.enabled) {
    return t("The profile of {clientName} is saved. It is disabled: its client is not let in.", {
      clientName,
    });
  }
  if (profile.publicKey === "") {
    return t(
      profile.isThisHost
        ? "The profile of {clientName} is saved. It has no key yet: make one."
        : "The profile of {clientName} is saved. It has no key yet: make one, or paste the client's.",
      { clientName },
    );
  }
  if (!signsInHere(profile)) {
    return t(
      "The profile of {clientName} is saved. {server} lets it in once the key's line stands in its authorized_keys.",
      { clientName, server },
    );
  }
  return t("The profile of {clientName} is saved, and its key may open the tunnel.", { clientName });
}

function clash(clashes: ReturnType<typeof findClashes>): Failure<"clash"> {
  const fields: Record<string, string[]> = {};
  for (const { field, message } of clashes) {
    (fields[field === "mountPoint" ? "exports" : field] ??= []).push(message);
  }
  const message = clashes.map((each) => each.message).join(" ");
  return { code: "clash", message, fields };
}
