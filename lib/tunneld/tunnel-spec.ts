import * as z from "zod";
import { FINGERPRINT, KEY_TYPE } from "@/lib/tunnels/link-host-key";

const Port = z.number().int().min(1).max(65_535);

/** A host as it is dialled: a name, an IPv4 or an IPv6 address. Never a word that begins with a dash. */
const Host = z.string().regex(/^[A-Za-z0-9:][A-Za-z0-9.:_%-]{0,252}$/);

export const PinnedHostKey = z.object({
  type: z.string().regex(KEY_TYPE),
  fingerprint: z.string().regex(FINGERPRINT),
});

/** Ciphers a tunnel may use, in the order in which they are offered where the processor has AES of its own. */
export const CIPHERS = [
  "aes128-gcm@openssh.com",
  "aes256-gcm@openssh.com",
  "chacha20-poly1305@openssh.com",
  "aes128-ctr",
  "aes192-ctr",
  "aes256-ctr",
] as const;

export type Cipher = (typeof CIPHERS)[number];

export const Lifetime = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("always") }),
  z.object({ kind: z.literal("minutes"), minutes: z.number().int().min(1).max(525_600) }),
]);

/** A tunnel this host runs, without its key. */
export const TunnelSpec = z
  .object({
    id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    name: z.string().min(1).max(200),
    server: z.object({
      host: Host,
      port: Port,
      user: z.string().regex(/^[A-Za-z0-9_.][A-Za-z0-9_.@-]{0,63}$/),
    }),
    /** Null: the first connection shows its key, and goes no further. */
    hostKey: PinnedHostKey.nullable(),
    /** A port of this machine's loopback, and what it reaches on the server's own `localhost`. */
    forwards: z
      .array(z.object({ localPort: Port, remotePort: Port }))
      .min(1)
      .max(8),
    lifetime: Lifetime,
    /** SSH connections it may open, each the work of one processor core. */
    connections: z.number().int().min(1).max(16).default(4),
    /** The cipher to offer first; null for the fastest that both ends know. */
    cipher: z.enum(CIPHERS).nullable().default(null),
    enabled: z.boolean(),
  })
  .refine(({ forwards }) => new Set(forwards.map(({ localPort }) => localPort)).size === forwards.length, {
    path: ["forwards"],
    message: "Two forwards of one tunnel have the same local port.",
  });

export type TunnelSpec = Readonly<z.infer<typeof TunnelSpec>>;

/** A private key as OpenSSH or PEM writes it. Never part of a message, a log or a report. */
export const TunnelSecret = z.object({
  privateKey: z.string().min(1).max(32_768),
  passphrase: z.string().max(1_024).optional(),
});

export type TunnelSecret = Readonly<z.infer<typeof TunnelSecret>>;

/** Whether a tunnel that runs by one goes on undisturbed under the other: what differs is applied in place. */
export function sameConnections(one: TunnelSpec, other: TunnelSpec): boolean {
  return material(one) === material(other);
}

function material({ server, hostKey, forwards, cipher }: TunnelSpec): string {
  return JSON.stringify([
    [server.host, server.port, server.user],
    hostKey === null ? null : [hostKey.type, hostKey.fingerprint],
    forwards.map(({ localPort, remotePort }) => [localPort, remotePort]),
    cipher,
  ]);
}
