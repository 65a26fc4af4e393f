import type { TunnelReport } from "@/lib/tunneld/tunnel-report";
import type { Cipher, TunnelSpec } from "@/lib/tunneld/tunnel-spec";
import { FINGERPRINT, type HostKey, KEY_TYPE } from "@/lib/tunnels/link-host-key";
import type { Profile } from "@/lib/tunnels/profile";
import { hasMountd } from "@/lib/tunnels/profile-choices";
import type { FoundTunnel } from "@/lib/use-cases/find-tunnel-profile";

/** SSH connections a tunnel may open: as many as a mount with `nconnect=4` can use. */
const CONNECTIONS = 4;

const CIPHERS: Readonly<Record<Profile["cipher"], Cipher | null>> = {
  none: null,
  "aes128-gcm": "aes128-gcm@openssh.com",
  "aes256-gcm": "aes256-gcm@openssh.com",
  chacha20: "chacha20-poly1305@openssh.com",
};

/** What the process that holds this host's tunnels is told of a profile. */
export function tunneldSpec({ profile, stored }: FoundTunnel): TunnelSpec {
  const { id, clientName, serverAddress, sshPort, sshUser, keepOpenFor, enabled } = profile;
  const mountd = { localPort: profile.localMountPort, remotePort: profile.remoteMountPort };
  return {
    id,
    name: clientName,
    server: { host: serverAddress, port: sshPort, user: sshUser },
    hostKey: readPinned(stored.hostKey),
    forwards: [
      { localPort: profile.localNfsPort, remotePort: profile.remoteNfsPort },
      ...(hasMountd(profile) ? [mountd] : []),
    ],
    lifetime: keepOpenFor === "always" ? { kind: "always" } : { kind: "minutes", minutes: keepOpenFor },
    connections: CONNECTIONS,
    cipher: CIPHERS[profile.cipher],
    enabled,
  };
}

/** Whether a tunnel is held as it should be. */
export function isHeldAs(report: TunnelReport, spec: TunnelSpec, keyFingerprint: string): boolean {
  const { name, server, hostKey, forwards, lifetime, preferredCipher, enabled } = report;
  const held = { name, server, hostKey, forwards, lifetime, cipher: preferredCipher, enabled };
  const { id: _, connections: __, ...wanted } = spec;
  return report.keyFingerprint === keyFingerprint && sameJson(held, wanted);
}

/** A host key that was confirmed, as the database keeps it: its type and its fingerprint. */
export function writePinned({ type, fingerprint }: HostKey): string {
  return `${type} ${fingerprint}`;
}

function readPinned(text: string): HostKey | null {
  const [type = "", fingerprint = ""] = text.split(" ");
  return KEY_TYPE.test(type) && FINGERPRINT.test(fingerprint) ? { type, fingerprint } : null;
}

function sameJson(one: object, other: object): boolean {
  return canonical(one) === canonical(other);
}

/** The same text for the same values, whatever the order of their names. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
