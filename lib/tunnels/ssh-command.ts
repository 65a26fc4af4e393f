import { clientLayout } from "./client-layout";
import type { Profile } from "./profile";
import { hasMountd } from "./profile-choices";
import { shellWord } from "./quoting";

/** The ciphers by the profile's names: those that encrypt and authenticate in one. */
const CIPHERS = {
  "aes128-gcm": "aes128-gcm@openssh.com",
  "aes256-gcm": "aes256-gcm@openssh.com",
  chacha20: "chacha20-poly1305@openssh.com",
} as const;

/**
 * The guide's commands, word for word for its values: one for NFS, and one for mountd where the version has one. They ask for
 * the password, or take whatever key ssh finds, and stop neither where a port is taken nor where the connection is lost.
 */
export function guideCommands(profile: Profile): string[] {
  const { sshUser, serverAddress, sshPort } = profile;
  const port = sshPort === 22 ? "" : ` -p ${String(sshPort)}`;
  return forwards(profile).map(
    ({ local, remote }) =>
      `ssh ${sshUser}@${serverAddress}${port} -L ${String(local)}:localhost:${String(remote)} -f ${holdWords(profile).join(" ")}`,
  );
}

/**
 * One ssh for all ports. It takes the key and the pinned host key that the set-up script lays down, gives up where a port is taken
 * or login fails, and notices a dead connection within 45 s. No file of the user's own changes what it does. It ends
 * by asking the server to hold the session, as the guide's commands do; `-N` would not: the server's own command, which
 * notes and limits the session, runs for a session only.
 */
export function sshCommand(profile: Profile): string {
  return ["ssh", ...sshArguments(profile)].map(shellWord).join(" ");
}

/**
 * What {@link sshCommand} calls ssh with. It returns once all ports are listened on, and goes on in the background.
 *
 * @param settings further settings for `-o`
 */
export function sshArguments(profile: Profile, settings: readonly string[] = []): string[] {
  const { key, knownHosts } = clientLayout(profile.id);
  const all = [
    "BatchMode=yes",
    "IdentitiesOnly=yes",
    "StrictHostKeyChecking=yes",
    `UserKnownHostsFile=${knownHosts}`,
    "GlobalKnownHostsFile=/dev/null",
    "ExitOnForwardFailure=yes",
    "ConnectTimeout=15",
    "ServerAliveInterval=15",
    "ServerAliveCountMax=3",
    ...cipherSetting(profile),
    ...settings,
  ];
  return [
    ...["-F", "/dev/null", "-f", "-T", "-p", String(profile.sshPort), "-i", key],
    ...all.flatMap((setting) => ["-o", setting]),
    ...forwards(profile).flatMap(({ local, remote }) => [
      "-L",
      `localhost:${String(local)}:localhost:${String(remote)}`,
    ]),
    signIn(profile),
    ...holdWords(profile),
  ];
}

export function signIn({ sshUser, serverAddress }: Profile): string {
  return `${sshUser}@${serverAddress}`;
}

/** Destinations on the server, as ssh names them in its requests and `permitopen` has to. */
export function destinations(profile: Profile): string[] {
  return forwards(profile).map(({ remote }) => `localhost:${String(remote)}`);
}

function forwards(profile: Profile): { readonly local: number; readonly remote: number }[] {
  const nfs = { local: profile.localNfsPort, remote: profile.remoteNfsPort };
  const mountd = { local: profile.localMountPort, remote: profile.remoteMountPort };
  return hasMountd(profile) ? [nfs, mountd] : [nfs];
}

function holdWords({ keepOpenFor }: Profile): string[] {
  return ["sleep", keepOpenFor === "always" ? "infinity" : `${String(keepOpenFor)}m`];
}

/** The wanted one first, the other two behind it: `^name` would say so too, but not to OpenSSH before 8.1. */
function cipherSetting({ cipher }: Profile): string[] {
  if (cipher === "none") return [];
  const others = Object.values(CIPHERS).filter((name) => name !== CIPHERS[cipher]);
  return [`Ciphers=${[CIPHERS[cipher], ...others].join(",")}`];
}
