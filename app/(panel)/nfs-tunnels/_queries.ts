import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { CIPHER_CHOICES, NFS_VERSIONS } from "@/lib/tunnels/profile-choices";
import { TUNNEL_STATES } from "@/lib/tunnels/tunnel-state";

const Rate = v.object({ received: v.number(), sent: v.number() });

const HostKey = v.object({ type: v.string(), fingerprint: v.string() });

const Held = v.object({
  since: v.nullable(v.string()),
  retryAt: v.nullable(v.string()),
  timeUpAt: v.nullable(v.string()),
  listening: v.boolean(),
  connections: v.number(),
  sshConnections: v.number(),
  cipher: v.nullable(v.string()),
  hostKey: v.nullable(HostKey),
  hostKeySeen: v.nullable(HostKey),
  lastError: v.nullable(v.object({ message: v.string(), detail: v.nullable(v.string()), at: v.string() })),
});

/** A stored profile, without its key. */
const Profile = v.object({
  id: v.string(),
  clientName: v.string(),
  serverAddress: v.string(),
  sshPort: v.number(),
  sshUser: v.string(),
  localNfsPort: v.number(),
  localMountPort: v.number(),
  remoteNfsPort: v.number(),
  remoteMountPort: v.number(),
  nfsVersion: v.picklist(NFS_VERSIONS),
  exports: v.array(v.object({ path: v.string(), mountPoint: v.string(), options: v.string() })),
  keepOpenFor: v.union([v.literal("always"), v.number()]),
  cipher: v.picklist(CIPHER_CHOICES),
  enabled: v.boolean(),
  isThisHost: v.boolean(),
  notes: v.string(),
});

const Row = v.object({
  id: v.string(),
  clientName: v.string(),
  serverAddress: v.string(),
  sshPort: v.number(),
  nfsVersion: v.picklist(NFS_VERSIONS),
  localNfsPort: v.number(),
  localMountPort: v.number(),
  hasMountd: v.boolean(),
  exports: v.array(v.object({ path: v.string(), mountPoint: v.string() })),
  enabled: v.boolean(),
  isThisHost: v.boolean(),
  key: v.variant("state", [
    v.object({ state: v.literal("none") }),
    v.object({ state: v.literal("given"), fingerprint: v.string(), isKept: v.boolean() }),
    v.object({ state: v.literal("revoked"), at: v.string() }),
  ]),
  state: v.picklist(TUNNEL_STATES),
  held: v.nullable(Held),
  live: v.nullable(
    v.object({
      open: v.number(),
      since: v.nullable(v.string()),
      from: v.array(v.string()),
      bytesReceived: v.number(),
      bytesSent: v.number(),
      rate: v.nullable(Rate),
      lastSeen: v.nullable(v.string()),
      refusedForwards: v.number(),
    }),
  ),
  lastTest: v.nullable(
    v.object({ at: v.string(), by: v.string(), passed: v.boolean(), summary: v.string() }),
  ),
});

const List = v.object({
  tunnels: v.array(Row),
  refusedLogins: v.array(
    v.object({
      at: v.string(),
      address: v.string(),
      account: v.string(),
      fingerprint: v.nullable(v.string()),
    }),
  ),
  caveats: v.array(v.string()),
});

const Detail = v.object({
  row: Row,
  /** As the form holds it, but for the public key. */
  profile: Profile,
  open: v.array(
    v.object({
      address: v.string(),
      port: v.number(),
      since: v.nullable(v.string()),
      until: v.nullable(v.string()),
      isHeld: v.boolean(),
      bytesReceived: v.number(),
      bytesSent: v.number(),
    }),
  ),
  events: v.array(
    v.object({
      at: v.string(),
      kind: v.picklist(["accepted", "closed", "login-refused", "forward-refused", "panel"]),
      text: v.string(),
    }),
  ),
  throughput: v.array(
    v.object({ at: v.number(), received: v.nullable(v.number()), sent: v.nullable(v.number()) }),
  ),
  warnings: v.array(
    v.object({
      code: v.string(),
      severity: v.picklist(["warning", "info"]),
      message: v.string(),
      hint: v.string(),
    }),
  ),
  files: v.array(
    v.object({
      tab: v.picklist(["ssh", "fstab", "systemd", "authorized-keys", "script"]),
      name: v.string(),
      title: v.string(),
      goesTo: v.string(),
      hint: v.string(),
      isRecommended: v.boolean(),
      text: v.string(),
    }),
  ),
  server: v.nullable(
    v.object({
      port: v.number(),
      account: v.string(),
      hostKeys: v.array(HostKey),
    }),
  ),
  caveats: v.array(v.string()),
  keys: v.nullable(v.object({ publicKey: v.string(), hostKeys: v.array(v.string()) })),
});

const Ground = v.object({
  serverAddress: v.nullable(v.string()),
  sshPort: v.nullable(v.number()),
  account: v.string(),
  nfsPort: v.number(),
  mountPort: v.nullable(v.number()),
  exports: v.array(
    v.object({ path: v.string(), tunnel: v.picklist(["ready", "also-open", "no-localhost", "secure"]) }),
  ),
  noExports: v.nullable(v.string()),
});

export type TunnelRow = v.InferOutput<typeof Row>;
export type TunnelDetail = v.InferOutput<typeof Detail>;
export type TunnelGround = v.InferOutput<typeof Ground>;

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
