import type { ParsedKey } from "ssh2";
import { createReadBuffers } from "@/lib/tunneld/ssh/read-buffers";
import { createReceiveBudget } from "@/lib/tunneld/ssh/receive-budget";
import { signInKey } from "@/lib/tunneld/ssh/sign-in-key";
import { type TunneldFailure, trouble } from "@/lib/tunneld/trouble";
import { createTunnel, type Tunnel } from "@/lib/tunneld/tunnel";
import type { TunnelReport } from "@/lib/tunneld/tunnel-report";
import { sameConnections, type TunnelSecret, type TunnelSpec } from "@/lib/tunneld/tunnel-spec";
import type { createTunnelStore, KeptTunnel } from "@/lib/tunneld/tunnel-store";
import type { HostKey } from "@/lib/tunnels/link-host-key";
import { fail, ok, type Result } from "@/lib/shared/result";
import { msg } from "@/lib/words/t";

const MOST_TUNNELS = 256;

interface Entry {
  spec: TunnelSpec;
  secret: TunnelSecret;
  key: ParsedKey;
  tunnel: Tunnel;
}

type Refused = TunneldFailure<"missing" | "no-key" | "bad-key" | "port-clash" | "too-many">;

type Done = Result<null, Refused>;

export type Registry = ReturnType<typeof createRegistry>;

/** The tunnels of this host. What changes is on disk before it is answered for. */
export function createRegistry(store: ReturnType<typeof createTunnelStore>, changed: () => void) {
  const entries = new Map<string, Entry>();
  const budget = createReceiveBudget();
  const buffers = createReadBuffers(budget.connections);

  function start(what: Omit<Entry, "tunnel">, enabledAt?: number): void {
    const { spec, key } = what;
    const tunnel = createTunnel(spec, key, { budget, buffers, changed });
    entries.set(spec.id, { ...what, tunnel });
    if (spec.enabled) tunnel.enable(enabledAt);
  }

  const save = () =>
    store.write(() =>
      [...entries.values()].map(({ spec, secret, tunnel }) => ({
        spec,
        secret,
        enabledAt: tunnel.enabledAt(),
      })),
    );

  async function withTunnel(id: string, work: (entry: Entry) => void): Promise<Done> {
    const entry = entries.get(id);
    if (entry === undefined) return fail(trouble("missing", MISSING));
    work(entry);
    await save();
    changed();
    return ok(null);
  }

  return {
    /** What an earlier process left. */
    restore(tunnels: readonly KeptTunnel[]): void {
      for (const { spec, secret, enabledAt } of tunnels) {
        const key = signInKey(secret);
        if (key !== null) start({ spec, secret, key }, enabledAt);
      }
    },

    /**
     * Adds a tunnel, or has one as it is described from now on. Connections through one that leads where it led go on. Without
     * a key it keeps the one it has.
     */
    async put(spec: TunnelSpec, given: TunnelSecret | undefined): Promise<Done> {
      const old = entries.get(spec.id);
      const secret = given ?? old?.secret;
      if (secret === undefined) return fail(trouble("no-key", NO_KEY, { name: spec.name }));
      const known = old !== undefined && sameSecret(old.secret, secret);
      const key = known ? old.key : signInKey(secret);
      if (key === null) return fail(trouble("bad-key", BAD_KEY, { name: spec.name }));
      if (old === undefined && entries.size >= MOST_TUNNELS) {
        return fail(trouble("too-many", TOO_MANY, { most: MOST_TUNNELS }));
      }
      const clash = clashing(spec, entries);
      if (clash !== null) return fail(clash);
      if (known && sameConnections(old.spec, spec)) {
        old.spec = spec;
        old.tunnel.adapt(spec);
        const { enabled } = old.tunnel.report();
        if (spec.enabled && !enabled) old.tunnel.enable();
        if (!spec.enabled && enabled) old.tunnel.disable();
      } else {
        old?.tunnel.end();
        start({ spec, secret, key }, old?.spec.enabled === true ? old.tunnel.enabledAt() : undefined);
      }
      await save();
      changed();
      return ok(null);
    },

    remove: (id: string) =>
      withTunnel(id, ({ tunnel }) => {
        tunnel.end();
        entries.delete(id);
      }),

    /** Opens it; one that is open and waits is tried again at once. */
    enable: (id: string) =>
      withTunnel(id, (entry) => {
        entry.spec = { ...entry.spec, enabled: true };
        entry.tunnel.adapt(entry.spec);
        entry.tunnel.enable();
      }),

    disable: (id: string) =>
      withTunnel(id, (entry) => {
        entry.spec = { ...entry.spec, enabled: false };
        entry.tunnel.adapt(entry.spec);
        entry.tunnel.disable();
      }),

    /** From now on the server has to show this key. Null: it is asked for again. */
    pin: (id: string, hostKey: HostKey | null) =>
      withTunnel(id, (entry) => {
        const { spec, secret, key, tunnel } = entry;
        const pinned: TunnelSpec = { ...spec, hostKey };
        const same = sameConnections(spec, pinned);
        const enabledAt = tunnel.enabledAt();
        if (same) {
          if (spec.enabled) tunnel.enable();
          return;
        }
        tunnel.end();
        start({ spec: pinned, secret, key }, enabledAt);
      }),

    list: (): readonly TunnelReport[] => [...entries.values()].map(({ tunnel }) => tunnel.report()),

    /** Ends all tunnels. They stay on disk as they are. */
    end(): void {
      for (const { tunnel } of entries.values()) tunnel.end();
    },
  };
}

const MISSING = msg("This host has no such tunnel any more. Load the page again.");
const NO_KEY = msg("The tunnel {name} needs a private key to sign in with.");
const BAD_KEY = msg(
  "The private key of {name} cannot be read. Give it as OpenSSH or PEM writes it, with its passphrase if it has one.",
);
const TOO_MANY = msg("This host runs {most} tunnels already. Remove one first.");
const PORT_CLASH = msg("Port {port} of this machine is the tunnel {name}'s already. Choose another.");

function sameSecret(one: TunnelSecret, other: TunnelSecret): boolean {
  return one.privateKey === other.privateKey && one.passphrase === other.passphrase;
}

function clashing({ id, forwards }: TunnelSpec, entries: ReadonlyMap<string, Entry>): Refused | null {
  for (const { spec } of entries.values()) {
    if (spec.id === id) continue;
    const both = forwards.find(({ localPort }) =>
      spec.forwards.some((other) => other.localPort === localPort),
    );
    if (both !== undefined) {
      return trouble("port-clash", PORT_CLASH, { port: both.localPort, name: spec.name });
    }
  }
  return null;
}
