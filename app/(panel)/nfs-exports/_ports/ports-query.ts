import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";

const Answer = z.nullable(z.object({ answered: z.boolean(), ms: z.number(), message: z.string() }));

const Line = z.object({
  path: z.string(),
  number: z.number(),
  value: z.string(),
  port: z.nullable(z.number()),
});

const Setting = z.object({
  port: z.nullable(z.number()),
  setBy: z.nullable(Line),
  overridden: z.array(Line),
});

/** Answer of `GET /api/nfs-ports`. */
const Ports = z.object({
  kind: z.enum(["local", "sandbox", "ssh"]),
  place: z.nullable(
    z.object({
      nfs: z.number(),
      mount: z.nullable(z.number()),
      toldBy: z.enum(["appliance", "portmapper", "settings"]),
    }),
  ),
  answers: z.object({ nfs3: Answer, nfs4: Answer, mount3: Answer }),
  mount: z.object({ state: z.enum(["pinned", "floating", "elsewhere", "silent"]), sentence: z.string() }),
  portmapper: z.object({
    mappings: z.nullable(
      z.array(
        z.object({
          program: z.number(),
          name: z.string(),
          version: z.number(),
          protocol: z.enum(["tcp", "udp", "other"]),
          port: z.number(),
        }),
      ),
    ),
    message: z.string(),
  }),
  settings: z.object({ nfs: Setting, mount: Setting, lock: Setting, "lock-udp": Setting, status: Setting }),
  problems: z.array(z.object({ path: z.string(), number: z.number(), message: z.string() })),
  pin: z.object({
    file: z.enum(["mountd-pin", "sysconfig/nfs"]),
    path: z.string(),
    tag: z.string(),
  }),
  around: z.object({
    listeners: z.array(
      z.object({ port: z.number(), protocol: z.enum(["tcp", "udp"]), program: z.nullable(z.string()) }),
    ),
    nfsPort: z.nullable(z.number()),
    mountPort: z.nullable(z.number()),
    ephemeral: z.nullable(z.object({ from: z.number(), to: z.number() })),
    lowest: z.number(),
  }),
  sshPorts: z.nullable(z.array(z.number())),
});

export type Ports = z.infer<typeof Ports>;

/** Asks NFS and mountd anew each time: they are called, not looked up. */
export function portsQuery() {
  return queryOptions({
    queryKey: ["nfs-ports"],
    queryFn: ({ signal }) => fetchRead("/api/nfs-ports", {}, Ports, signal),
    refetchInterval: 30_000,
  });
}
