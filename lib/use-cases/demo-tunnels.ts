import path from "node:path";
import type { DemoTunnelPlan, Sentence } from "@/lib/host/demo-tunnels";
import type { Host } from "@/lib/host/host";
import { TUNNEL_PARTS, type TunnelPart } from "@/lib/sandbox/demo-tunnels/cast";
import { fail, ok, type Result } from "@/lib/shared/result";
import { knownHosts } from "@/lib/tunnels/known-hosts";
import { FIRST_FORM } from "@/lib/tunnels/first-form";
import { ProfileForm } from "@/lib/tunnels/profile";
import { hasMountd } from "@/lib/tunnels/profile-choices";
import { readPublicKey } from "@/lib/tunnels/public-key";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { demoTunnelKey } from "@/lib/use-cases/demo-tunnel-keys";
import { allTunnels, type FoundTunnel } from "@/lib/use-cases/find-tunnel-profile";
import { removeTunnel } from "@/lib/use-cases/revoke-tunnel";
import { saveTunnel } from "@/lib/use-cases/save-tunnel";
import { tunnelGround } from "@/lib/use-cases/tunnel-ground";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";
import { t } from "@/lib/words/t";

/** The profile of a demo client, or undefined: names of clients count without regard to case. */
function profileOfPart(part: TunnelPart, all: readonly FoundTunnel[]): FoundTunnel | undefined {
  return all.find(
    ({ profile }) => !profile.isThisHost && profile.clientName.toLowerCase() === part.name.toLowerCase(),
  );
}

/** Makes the profiles that are there from the start, where they are missing. Succeeds with how many it made. */
export async function makeDemoProfiles(host: Host, actor: ChangeActor): Promise<Result<number>> {
  const all = await allTunnels();
  const missing = TUNNEL_PARTS.filter((part) => part.hasProfile && profileOfPart(part, all) === undefined);
  for (const part of missing) {
    const form = await formOf(host, part);
    const saved = form.ok ? await saveTunnel(host, actor, null, form.value) : form;
    if (!saved.ok) return saved;
  }
  return ok(missing.length);
}

/** Takes the demo clients' profiles away, those of the tour with them, and leaves other people's. */
export async function removeDemoProfiles(host: Host, actor: ChangeActor): Promise<Result<null>> {
  for (const part of TUNNEL_PARTS) {
    for (;;) {
      const found = profileOfPart(part, await allTunnels());
      if (found === undefined) break;
      const removed = await removeTunnel(host, actor, found.profile.id);
      if (!removed.ok) return removed;
    }
  }
  return ok(null);
}

/** Tells each demo client what its profile says by now. */
export async function turnDemoTunnels(host: Host): Promise<void> {
  const all = await allTunnels();
  await Promise.all(
    TUNNEL_PARTS.map(async (part) => host.demoTunnels?.turn(part.name, await planOf(host, part, all))),
  );
}

/** What the client opens; a sentence where it has nothing to open. */
async function planOf(
  host: Host,
  part: TunnelPart,
  all: readonly FoundTunnel[],
): Promise<DemoTunnelPlan | Sentence> {
  if (!part.isOn) return () => t("This machine is switched off, so its tunnel is down.");
  const found = profileOfPart(part, all);
  if (found === undefined) {
    return () => t("Has no tunnel profile: make one with the client name {name}.", { name: part.name });
  }
  const { profile, stored } = found;
  // A client whose key was revoked does not know: it asks again with the key it has.
  if (profile.publicKey === "" && stored.revokedAt === null) {
    return () => t("Its profile has no key yet: paste this client’s public key there.");
  }
  const server = await readTunnelServer(host);
  if (!server.ok) return () => server.error.message;
  const keys = server.value.hostKeys.flatMap(({ key }) => {
    const read = readPublicKey(key);
    return read.ok ? [read.value] : [];
  });
  const nfs = { local: profile.localNfsPort, remote: profile.remoteNfsPort };
  const mountd = { local: profile.localMountPort, remote: profile.remoteMountPort };
  return {
    privateKey: (await demoTunnelKey(part.name)).privateKey,
    knownHosts: knownHosts(profile, keys),
    account: profile.sshUser,
    serverAddress: profile.serverAddress,
    sshPort: profile.sshPort,
    forwards: hasMountd(profile) ? [nfs, mountd] : [nfs],
    isVersion3: hasMountd(profile),
    exportPath: profile.exports[0]?.path ?? "",
  };
}

async function formOf(host: Host, part: TunnelPart): Promise<Result<ProfileForm>> {
  const ground = await tunnelGround(host);
  if (!ground.ok) return ground;
  const { serverAddress, sshPort, account, nfsPort, mountPort, exports } = ground.value;
  const shared = exports.find(({ path: folder }) => path.basename(folder) === part.folder);
  if (sshPort === null || serverAddress === null || shared === undefined) {
    const message = t(
      "The demo tunnel of {name} was not made: the box's SSH server or its export {folder} is not there.",
      { name: part.name, folder: part.folder },
    );
    return fail({ code: "no-ground", message });
  }
  return ok(
    ProfileForm.parse({
      ...FIRST_FORM,
      clientName: part.name,
      serverAddress,
      sshPort,
      sshUser: account,
      remoteNfsPort: nfsPort,
      remoteMountPort: mountPort ?? FIRST_FORM.remoteMountPort,
      exports: [{ path: shared.path, mountPoint: part.mountPoint, options: "rw,hard" }],
      keepOpenFor: "always",
      publicKey: (await demoTunnelKey(part.name)).publicKey,
      notes: `${part.system}, one of the demo's clients.`,
    }),
  );
}
