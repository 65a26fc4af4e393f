import * as z from "zod";
import { Trouble } from "@/lib/tunneld/trouble";
import { Lifetime, PinnedHostKey } from "@/lib/tunneld/tunnel-spec";

const Time = z.number().int();

/** What a tunnel does, for people. Times are milliseconds since 1970, traffic in bytes since this process began. */
export const TunnelReport = z.object({
  id: z.string(),
  name: z.string(),
  server: z.object({ host: z.string(), port: z.number(), user: z.string() }),
  forwards: z.array(z.object({ localPort: z.number(), remotePort: z.number() })),
  lifetime: Lifetime,
  preferredCipher: z.string().nullable(),
  /** `SHA256:…` of the key it signs in with. */
  keyFingerprint: z.string(),
  enabled: z.boolean(),
  state: z.enum([
    /** Not enabled. */
    "idle",
    "connecting",
    "up",
    /** Lost, or not to be reached: tried again at `retryAt`. */
    "waiting",
    /** Waits for somebody to confirm `hostKeySeen`. */
    "host-key-unknown",
    /** `hostKeySeen` is not the pinned key. Stays so until it is pinned, or the tunnel is enabled anew. */
    "host-key-changed",
    /** The server does not take the key: tried again, rarely, at `retryAt`. */
    "key-refused",
    /** Its time was up and its last connection had closed. */
    "ended",
  ]),
  since: Time,
  retryAt: Time.nullable(),
  /** When its time is up; null for one that is kept open always, or is not enabled. */
  timeUpAt: Time.nullable(),
  /** Whether its local ports are open. */
  listening: z.boolean(),
  /** Connections through it, those that wait for the link included, and the SSH connections that carry them. */
  connections: z.number().int(),
  sshConnections: z.number().int(),
  toServer: z.number(),
  fromServer: z.number(),
  hostKey: PinnedHostKey.nullable(),
  hostKeySeen: PinnedHostKey.nullable(),
  /** The one in use. */
  cipher: z.string().nullable(),
  /** The newest failure, of the link or of a connection through it. */
  lastError: Trouble.extend({ at: Time }).nullable(),
});

export type TunnelReport = Readonly<z.infer<typeof TunnelReport>>;
