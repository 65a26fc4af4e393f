import type { Host } from "@/lib/host/host";
import { decodeText } from "@/lib/shared/text";
import { parseAuthorizedKeys } from "@/lib/tunnels/authorized-keys";
import { fingerprint } from "@/lib/tunnels/public-key";
import type { CheckVerdict, ManagedFile, Verification } from "@/lib/use-cases/managed-file";
import { msg, t } from "@/lib/words/t";

/**
 * The keys that may open tunnels, as the change pipeline sees them. sshd reads the file at each sign-in. A change of it is
 * never rolled back for what sshd says: taking a key out must hold whatever state sshd is in.
 */
export const authorizedKeysFile: ManagedFile = {
  name: "authorized_keys",
  noun: msg("authorized_keys file"),
  editor: msg("NFS Tunnels"),
  service: "sshd",
  serviceTitle: "SSH",
  readAtUse: true,
  path: (host) => host.tunnelDoor.authorizedKeys,
  check,
  verify,
};

/** ssh-keygen reads the file as sshd does: it has to find the very keys that we do. */
async function check(host: Host, candidate: Uint8Array): Promise<CheckVerdict> {
  const wanted = keysIn(candidate);
  if (wanted.length === 0) return FINE;
  const listed = await host.run(["ssh-keygen", "-l", "-f", "/dev/stdin"], { stdin: candidate });
  if (listed.kind !== "exited") return FINE;
  const found = listed.stdout.split("\n").flatMap((line) => line.split(" ")[1] ?? []);
  if (wanted.every((key, at) => key === found[at]) && wanted.length === found.length) return FINE;
  const message = t(
    "ssh-keygen reads other keys in this file than the panel does, so it is not written. Mend the lines it stumbles over by hand, then try again.",
  );
  return { ...FINE, refused: { code: "refused", message, detail: listed.stdout + listed.stderr } };
}

const FINE: CheckVerdict = { refused: null, warnings: [], warningsDigest: null };

async function verify(host: Host, content: Uint8Array): Promise<Verification> {
  const keys = { count: keysIn(content).length, account: host.tunnelDoor.account };
  const status = await host.service("sshd").status();
  if (status.state === "running") {
    const detail = t(
      "From the next sign-in on, {count, plural, one {# key} other {# keys}} may sign in as {account}.",
      keys,
    );
    return { ok: true, detail };
  }
  const once = t(
    "Once SSH runs, {count, plural, one {# key} other {# keys}} may sign in as {account}.",
    keys,
  );
  return { ok: true, detail: `${once} ${status.detail}` };
}

function keysIn(content: Uint8Array): readonly string[] {
  const { lines } = parseAuthorizedKeys(decodeText(content));
  return lines.flatMap(({ entry }) => (entry ? [fingerprint(entry.key)] : []));
}
