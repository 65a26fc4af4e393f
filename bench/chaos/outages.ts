import { setTimeout as pause } from "node:timers/promises";
import { connectTcp } from "@/lib/host/connect-tcp";
import { applianceLayout } from "@/lib/sandbox/layout";
import { readState } from "@/lib/sandbox/state-file";
import { dataDir as placesIn } from "@/lib/shared/data-dir";
import { createTunneldClient } from "@/lib/tunneld/client";
import { spawnerOf, VICTIMS, type Victim } from "./victims";

const LOOK_MS = 250;
const CONNECT_MS = 2_000;

export interface Outages {
  /** The longest each was away so far, in milliseconds; the present one counts. */
  longest(): Readonly<Record<Victim, number>>;
  /** Those that do not answer now. */
  away(): readonly Victim[];
  stop(): Promise<void>;
}

/** Knocks at every door a few times a second, as clients do. */
export function watchOutages(url: string, dataDir: string): Outages {
  const knocks = doors(url, dataDir);
  const since = new Map<Victim, number>();
  const longest: Record<Victim, number> = { panel: 0, spawner: 0, tunneld: 0, smbd: 0, nfs: 0, sshd: 0 };
  const stopping = new AbortController();

  async function watch(victim: Victim): Promise<void> {
    while (!stopping.signal.aborted) {
      const began = Date.now();
      if (await knocks[victim]()) since.delete(victim);
      else {
        const gone = since.get(victim) ?? began;
        since.set(victim, gone);
        longest[victim] = Math.max(longest[victim], Date.now() - gone);
      }
      await pause(LOOK_MS);
    }
  }
  const watching = Promise.all(VICTIMS.map(watch));
  return {
    longest: () => longest,
    away: () => VICTIMS.filter((victim) => since.has(victim)),
    stop: async () => {
      stopping.abort();
      await watching;
    },
  };
}

function doors(url: string, dataDir: string): Readonly<Record<Victim, () => Promise<boolean>>> {
  const places = placesIn(dataDir);
  const layout = applianceLayout(places.appliance);
  if (!layout.ok) throw new Error(layout.error.message);
  const { stateFile } = layout.value;
  const tunneld = createTunneldClient(places.tunneld);
  const connects = async (port: number | undefined) => {
    if (port === undefined) return false;
    const connected = await connectTcp({ host: "127.0.0.1", port }, { timeoutMs: CONNECT_MS });
    if (connected.ok) connected.value.destroy();
    return connected.ok;
  };
  return {
    panel: async () => {
      const answer = await fetch(`${url}/sign-in`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
      await answer?.body?.cancel();
      return answer?.status === 200;
    },
    spawner: async () => (await spawnerOf(dataDir)) !== null,
    tunneld: async () => (await tunneld.hello()).ok,
    smbd: async () => connects((await readState(stateFile))?.port),
    nfs: async () => connects((await readState(stateFile))?.nfs?.nfs),
    sshd: async () => connects((await readState(stateFile))?.ssh?.port),
  };
}
