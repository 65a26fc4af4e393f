import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";
import { CIPHER_CHOICES, NFS_VERSIONS } from "@/lib/tunnels/profile-choices";
import { TUNNEL_STATES } from "@/lib/tunnels/tunnel-state";

const Rate = z.object({ received: z.number(), sent: z.number() });

const HostKey = z.object({ type: z.string(), fingerprint: z.string() });

const Held = z.object({
  since: z.nullable(z.string()),
  retryAt: z.nullable(z.string()),
  timeUpAt: z.nullable(z.string()),
  listening: z.boolean(),
  connections: z.number(),
  sshConnections: z.number(),
  cipher: z.nullable(z.string()),
  hostKey: z.nullable(HostKey),
  hostKeySeen: z.nullable(HostKey),
  lastError: z.nullable(z.object({ message: z.string(), detail: z.nullable(z.string()), at: z.string() })),
});

/** A stored profile, without its key. */
const Profile = z.object({
  id: z.string(),
  clientName: z.string(),
  serverAddress: z.string(),
  sshPort: z.number(),
  sshUser: z.string(),
  localNfsPort: z.number(),
  localMountPort: z.number(),
  remoteNfsPort: z.number(),
  remoteMountPort: z.number(),
  nfsVersion: z.enum(NFS_VERSIONS),
  exports: z.array(z.object({ path: z.string(), mountPoint: z.string(), options: z.string() })),
  keepOpenFor: z.union([z.literal("always"), z.number()]),
  cipher: z.enum(CIPHER_CHOICES),
  enabled: z.boolean(),
  isThisHost: z.boolean(),
  notes: z.string(),
});

const Row = z.object({
  id: z.string(),
  clientName: z.string(),
  serverAddress: z.string(),
  sshPort: z.number(),
  nfsVersion: z.enum(NFS_VERSIONS),
  localNfsPort: z.number(),
  localMountPort: z.number(),
  hasMountd: z.boolean(),
  exports: z.array(z.object({ path: z.string(), mountPoint: z.string() })),
  enabled: z.boolean(),
  isThisHost: z.boolean(),
  key: z.discriminatedUnion("state", [
    z.object({ state: z.literal("none") }),
    z.object({ state: z.literal("given"), fingerprint: z.string(), isKept: z.boolean() }),
    z.object({ state: z.literal("revoked"), at: z.string() }),
  ]),
  state: z.enum(TUNNEL_STATES),
  held: z.nullable(Held),
  live: z.nullable(
    z.object({
      open: z.number(),
      since: z.nullable(z.string()),
      from: z.array(z.string()),
      bytesReceived: z.number(),
      bytesSent: z.number(),
      rate: z.nullable(Rate),
      lastSeen: z.nullable(z.string()),
      refusedForwards: z.number(),
    }),
  ),
  lastTest: z.nullable(
    z.object({ at: z.string(), by: z.string(), passed: z.boolean(), summary: z.string() }),
  ),
});

const List = z.object({
  tunnels: z.array(Row),
  refusedLogins: z.array(
    z.object({
      at: z.string(),
      address: z.string(),
      account: z.string(),
      fingerprint: z.nullable(z.string()),
    }),
  ),
  caveats: z.array(z.string()),
});

const Detail = z.object({
  row: Row,
  /** As the form holds it, but for the public key. */
  profile: Profile,
  open: z.array(
    z.object({
      address: z.string(),
      port: z.number(),
      since: z.nullable(z.string()),
      until: z.nullable(z.string()),
      isHeld: z.boolean(),
      bytesReceived: z.number(),
      bytesSent: z.number(),
    }),
  ),
  events: z.array(
    z.object({
      at: z.string(),
      kind: z.enum(["accepted", "closed", "login-refused", "forward-refused", "panel"]),
      text: z.string(),
    }),
  ),
  throughput: z.array(
    z.object({ at: z.number(), received: z.nullable(z.number()), sent: z.nullable(z.number()) }),
  ),
  warnings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(["warning", "info"]),
      message: z.string(),
      hint: z.string(),
    }),
  ),
  files: z.array(
    z.object({
      tab: z.enum(["ssh", "fstab", "systemd", "authorized-keys", "script"]),
      name: z.string(),
      title: z.string(),
      goesTo: z.string(),
      hint: z.string(),
      isRecommended: z.boolean(),
      text: z.string(),
    }),
  ),
  server: z.nullable(
    z.object({
      port: z.number(),
      account: z.string(),
      hostKeys: z.array(HostKey),
    }),
  ),
  caveats: z.array(z.string()),
  keys: z.nullable(z.object({ publicKey: z.string(), hostKeys: z.array(z.string()) })),
});

const Ground = z.object({
  serverAddress: z.nullable(z.string()),
  sshPort: z.nullable(z.number()),
  account: z.string(),
  nfsPort: z.number(),
  mountPort: z.nullable(z.number()),
  exports: z.array(
    z.object({ path: z.string(), tunnel: z.enum(["ready", "also-open", "no-localhost", "secure"]) }),
  ),
  noExports: z.nullable(z.string()),
});

export type TunnelRow = z.infer<typeof Row>;
export type TunnelDetail = z.infer<typeof Detail>;
export type TunnelGround = z.infer<typeof Ground>;

/** Milliseconds between two looks; react-query rests in a hidden tab. */
const POLL_MS = 3_000;

export function tunnelsQuery() {
  return queryOptions({
    queryKey: ["tunnels", "list"],
    queryFn: ({ signal }) => fetchRead("/api/tunnels", {}, List, signal),
    refetchInterval: POLL_MS,
    staleTime: POLL_MS,
  });
}

export function tunnelQuery(id: string) {
  return queryOptions({
    queryKey: ["tunnels", "one", id],
    queryFn: ({ signal }) => fetchRead(`/api/tunnels/${encodeURIComponent(id)}`, {}, Detail, signal),
    refetchInterval: POLL_MS,
    staleTime: POLL_MS,
  });
}

/** Asked when a form is opened: ports and exports change seldom. */
export function tunnelGroundQuery() {
  return queryOptions({
    queryKey: ["tunnels", "ground"],
    queryFn: ({ signal }) => fetchRead("/api/tunnel-server", {}, Ground, signal),
    staleTime: 0,
  });
}
