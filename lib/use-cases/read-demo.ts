import type { DemoFileRead, DemoTunnelClient } from "@/lib/host/demo-tunnels";
import type { DemoClient, Host } from "@/lib/host/host";
import type { PresetName } from "@/lib/samba/preset-names";
import type { Verdict } from "@/lib/samba/verify/report";
import { TUNNEL_PARTS } from "@/lib/sandbox/demo-tunnels/cast";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { TunnelState } from "@/lib/tunnels/tunnel-state";
import { onDemoStage } from "@/lib/use-cases/demo-mode";
import { demoPublicKeys } from "@/lib/use-cases/demo-tunnel-keys";
import { listTunnels } from "@/lib/use-cases/list-tunnels";
import { listVerifications } from "@/lib/use-cases/list-verifications";
import { readEncryption } from "@/lib/use-cases/read-encryption";
import { readSessions } from "@/lib/use-cases/read-sessions";
import { sharedLook } from "@/lib/use-cases/shared-look";
import { t } from "@/lib/words/t";

/** How the guided demo stands. What the tour waits for is among it. */
export interface DemoFacts {
  /** Null where smb.conf is none of the presets. */
  readonly preset: PresetName | null;
  readonly clients: readonly (Pick<DemoClient, "name" | "system" | "speaks" | "state" | "detail"> & {
    /** Whether its open session is encrypted; null while it has none. */
    readonly isEncrypted: boolean | null;
  })[];
  readonly tunnels: readonly DemoTunnel[];
  /** When a share was verified last, and what it came to; null where none ever was. */
  readonly verified: { readonly at: string; readonly share: string; readonly verdict: Verdict } | null;
}

interface DemoTunnel
  extends Pick<DemoTunnelClient, "name" | "system" | "address" | "state" | "detail" | "lastRead"> {
  /** For its profile; the private half stays with the client. */
  readonly publicKey: string;
  /** Of its profile; null where it has none. */
  readonly profile: { readonly id: string; readonly state: TunnelState } | null;
}

/** Several open pages ask every second or two. */
const KEPT_FOR_MS = 700;

export const readDemo = sharedLook("demo", look, { keptForMs: KEPT_FOR_MS, renewedForMs: 0 });

async function look(host: Host): Promise<Result<DemoFacts>> {
  const [encryption, sessions, tunnels, verified, keys] = await Promise.all([
    readEncryption(host),
    readSessions(host),
    listTunnels(host),
    listVerifications(host),
    demoPublicKeys(),
  ]);
  if (!encryption.ok) return encryption;
  const open = sessions.ok ? sessions.value.sessions : [];
  const rows = tunnels.ok ? tunnels.value.tunnels : [];
  const newest = (verified.ok ? verified.value : []).toSorted((one, other) =>
    other.at.localeCompare(one.at),
  )[0];
  return ok({
    preset: encryption.value.recognition.preset,
    clients: (host.demoClients?.list() ?? []).map(({ name, system, speaks, state, detail }) => {
      const session = open.find(({ demo }) => demo === name);
      return {
        name,
        system,
        speaks,
        state,
        detail,
        isEncrypted: session ? session.encryption === "encrypted" : null,
      };
    }),
    tunnels: (host.demoTunnels?.list() ?? []).map((client) => {
      const row = rows.find(({ clientName }) => clientName.toLowerCase() === client.name.toLowerCase());
      return {
        ...client,
        publicKey: keys.get(client.name) ?? "",
        profile: row ? { id: row.id, state: row.state } : null,
      };
    }),
    verified: newest ? { at: newest.at, share: newest.share, verdict: newest.verdict } : null,
  });
}

/** Has a demo client read a file through its tunnel. */
export function readDemoFile(client: string): Promise<Result<DemoFileRead>> {
  return onDemoStage(async (host) => {
    const known = TUNNEL_PARTS.find(({ name }) => name === client);
    const read = await host.demoTunnels?.read(known?.name ?? "");
    return read ?? none();
  });
}

function none() {
  return fail({ code: "no-demo", message: t("This appliance has no demo clients with tunnels.") });
}
