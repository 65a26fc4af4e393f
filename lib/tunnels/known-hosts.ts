import type { Profile } from "./profile";
import { type PublicKey, writePublicKey } from "./public-key";

/**
 * What pins the server on the client, a line for each of the server's host keys, each with its line end: sshd(8),
 * “SSH_KNOWN_HOSTS FILE FORMAT”. ssh looks a port other than 22 up as `[host]:port`.
 */
export function knownHosts(
  { serverAddress, sshPort }: Pick<Profile, "serverAddress" | "sshPort">,
  hostKeys: readonly PublicKey[],
): string {
  const name = sshPort === 22 ? serverAddress : `[${serverAddress}]:${String(sshPort)}`;
  return hostKeys.map((key) => `${name} ${writePublicKey(key)}\n`).join("");
}
