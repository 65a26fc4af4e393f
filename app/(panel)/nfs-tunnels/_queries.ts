import { queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { fetchRead } from "@/components/shell/fetch-read";
import { ProfileForm } from "@/lib/tunnels/profile";
import { TUNNEL_STATES } from "@/lib/tunnels/tunnel-state";

const Rate = z.object({ received: z.number(), sent: z.number() });

const HostKey = z.object({ type: z.string(), fingerprint: z.string() });

const Held = z.object({
  since: z.string().nullable(),
  retryAt: z.string().nullable(),
  timeUpAt: z.string().nullable(),
  listening: z.boolean(),
  connections: z.number(),
  sshConnections: z.number(),
  cipher: z.string().nullable(),
  hostKey: HostKey.nullable(),
  hostKeySeen: HostKey.nullable(),
  lastError: z.object({ message: z.string(), detail: z.string().nullable(), at: z.string() }).nullable(),
});

const Row = z.object({
  id: z.string(),
  clientName: z.string(),
  serverAddress: z.string(),
  sshPort: z.number(),
  nfsVersion: ProfileForm.shape.nfsVersion,
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
  held: Held.nullable(),
  live: z
    .object({
      open: z.number(),
      since: z.string().nullable(),
      from: z.array(z.string()),
      bytesReceived: z.number(),
      bytesSent: z.number(),
      rate: Rate.nullable(),
      lastSeen: z.string().nullable(),
      refusedForwards: z.number(),
    })
    .nullable(),
  lastTest: z.object({ at: z.string(), by: z.string(), passed: z.boolean(), summary: z.string() }).nullable(),
});

const List = z.object({
  tunnels: z.array(Row),
  refusedLogins: z.array(
    z.object({
      at: z.string(),
      address: z.string(),
      account: z.string(),
      fingerprint: z.string().nullable(),
    }),
  ),
  caveats: z.array(z.string()),
});

const Detail = z.object({
  row: Row,
  /** As the form holds it, but for the public key. */
  profile: z.object({ ...ProfileForm.shape, id: z.string() }).omit({ publicKey: true }),
  open: z.array(
    z.object({
      address: z.string(),
      port: z.number(),
      since: z.string().nullable(),
      until: z.string().nullable(),
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
    z.object({ at: z.number(), received: z.number().nullable(), sent: z.number().nullable() }),
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
  server: z
    .object({
      port: z.number(),
      account: z.string(),
      hostKeys: z.array(HostKey),
    })
    .nullable(),
  caveats: z.array(z.string()),
  keys: z.object({ publicKey: z.string(), hostKeys: z.array(z.string()) }).nullable(),
});

const Ground = z.object({
  serverAddress: z.string().nullable(),
  sshPort: z.number().nullable(),
  account: z.string(),
  nfsPort: z.number(),
  mountPort: z.number().nullable(),
  exports: z.array(
    z.object({ path: z.string(), tunnel: z.enum(["ready", "also-open", "no-localhost", "secure"]) }),
  ),
  noExports: z.string().nullable(),
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
