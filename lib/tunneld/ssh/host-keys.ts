import { createHash } from "node:crypto";
import type { ServerHostKeyAlgorithm } from "ssh2";
import type { LinkFailure } from "@/lib/tunneld/ssh/link-failure";
import { trouble } from "@/lib/tunneld/trouble";
import { type HostKey, judgeHostKey } from "@/lib/tunnels/link-host-key";
import { msg } from "@/lib/words/t";

const ALGORITHMS: readonly ServerHostKeyAlgorithm[] = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "rsa-sha2-512",
  "rsa-sha2-256",
  "ssh-rsa",
];

/** A host key as `ssh-keygen -l` prints it. It begins with its type, after four bytes of length (RFC 4253, section 6.6). */
export function hostKeyOf(key: Buffer): HostKey {
  const type = key.subarray(4, 4 + key.readUInt32BE(0)).toString("latin1");
  const fingerprint = `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
  return { type, fingerprint };
}

/** A server has keys of several types, and the client's order decides which one it shows: the pinned one's type comes first. */
export function hostKeyAlgorithms(pinned: HostKey | null): ServerHostKeyAlgorithm[] {
  const isOfPinned = (name: string) =>
    name === pinned?.type || (pinned?.type === "ssh-rsa" && name.startsWith("rsa-"));
  return [...ALGORITHMS.filter(isOfPinned), ...ALGORITHMS.filter((name) => !isOfPinned(name))];
}

/** Why the connection to a server that shows this key goes no further; null where it does. */
export function hostKeyFailure(host: string, pinned: HostKey | null, seen: HostKey): LinkFailure | null {
  const values = { host, key: `${seen.type} ${seen.fingerprint}` };
  switch (judgeHostKey(pinned, seen)) {
    case "accept":
      return null;
    case "ask":
      return { ...trouble("host-key-unknown", UNKNOWN, values), seen };
    case "refuse":
      return { ...trouble("host-key-changed", CHANGED, values), seen };
  }
}

const UNKNOWN = msg(
  "{host} shows the host key {key}. Compare it with what ssh-keygen -l prints on the server, then confirm it.",
);
const CHANGED = msg(
  "{host} shows another host key than the one confirmed: {key}. Either the server was set up anew, or somebody sits in between. Nothing was sent. Look at the key on the server itself before you confirm it.",
);
