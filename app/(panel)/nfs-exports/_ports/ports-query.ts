import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";

const Answer = v.nullable(v.object({ answered: v.boolean(), ms: v.number(), message: v.string() }));

const Line = v.object({
  path: v.string(),
  number: v.number(),
  value: v.string(),
  port: v.nullable(v.number()),
});

const Setting = v.object({
  port: v.nullable(v.number()),
  setBy: v.nullable(Line),
  overridden: v.array(Line),
});

/** Answer of `GET /api/nfs-ports`. */
const Ports = v.object({
  kind: v.picklist(["local", "sandbox", "ssh"]),
  place: v.nullable(
    v.object({
      nfs: v.number(),
      mount: v.nullable(v.number()),
      toldBy: v.picklist(["appliance", "portmapper", "settings"]),
    }),
  ),
  answers: v.object({ nfs3: Answer, nfs4: Answer, mount3: Answer }),
  mount: v.object({ state: v.picklist(["pinned", "floating", "elsewhere", "silent"]), sentence: v.string() }),
  portmapper: v.object({
    mappings: v.nullable(
      v.array(
        v.object({
          program: v.number(),
          name: v.string(),
          version: v.number(),
          protocol: v.picklist(["tcp", "udp", "other"]),
          port: v.number(),
        }),
      ),
    ),
    message: v.string(),
  }),
  settings: v.object({ nfs: Setting, mount: Setting, lock: Setting, "lock-udp": Setting, status: Setting }),
  problems: v.array(v.object({ path: v.string(), number: v.number(), message: v.string() })),
  pin: v.object({
    file: v.picklist(["mountd-pin", "sysconfig/nfs"]),
    path: v.string(),
    tag: v.string(),
  }),
  around: v.object({
    listeners: v.array(
      v.object({ port: v.number(), protocol: v.picklist(["tcp", "udp"]), program: v.nullable(v.string()) }),
    ),
    nfsPort: v.nullable(v.number()),
    mountPort: v.nullable(v.number()),
    ephemeral: v.nullable(v.object({ from: v.number(), to: v.number() })),
    lowest: v.number(),
  }),
  sshPorts: v.nullable(v.array(v.number())),
});

export type Ports = v.InferOutput<typeof Ports>;

/** Asks NFS and mountd anew each time: they are called, not looked up. */
export function portsQuery() {
  return queryOptions({
    queryKey: ["nfs-ports"],
    queryFn: ({ signal }) => fetchRead("/api/nfs-ports", {}, Ports, signal),
    refetchInterval: 30_000,
  });
}
