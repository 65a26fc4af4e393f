import type { Host } from "@/lib/host/host";
import { endOverdueTunnels } from "@/lib/use-cases/end-overdue-tunnels";
import { allTunnels } from "@/lib/use-cases/find-tunnel-profile";
import { holdTunnels } from "@/lib/use-cases/hold-tunnels";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { watchTunnels } from "@/lib/use-cases/watch-tunnels";

const HOLD_EVERY_MS = 5_000;
/** Often enough that the chart of a page that is opened has the ten minutes before in it. */
const LOOK_EVERY_MS = 10_000;
const OVERDUE_EVERY_MS = 30_000;

/**
 * What tunnels need while nobody looks: this host's are held as the profiles say, also where the process that holds them was
 * not there when they changed; what goes through is measured; and what nothing on the server ends in time is ended here.
 *
 * @param tell takes a sentence for the panel's own output
 * @returns what stops it
 */
export function tendTunnels(tell: (sentence: string) => void): () => void {
  let trouble = "";
  const hold = async () => {
    const held = await holdTunnels();
    const found = held.ok ? "" : held.error.message;
    // Once is enough until it is another.
    if (found !== "" && found !== trouble) tell(found);
    trouble = found;
  };
  const onAppliance = (work: (host: Host) => Promise<void>) => async () => {
    const appliance = await openAppliance();
    if (appliance.ok) await work(appliance.value);
  };
  const timers = [
    every(HOLD_EVERY_MS, hold),
    every(LOOK_EVERY_MS, onAppliance(look)),
    every(
      OVERDUE_EVERY_MS,
      onAppliance(async (host) => {
        for (const sentence of await endOverdueTunnels(host)) tell(sentence);
      }),
    ),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };

  /** A turn that has not ended is not begun again; one that fails is told of and tried again. */
  function every(milliseconds: number, work: () => Promise<void>): NodeJS.Timeout {
    let isBusy = false;
    return setInterval(() => {
      if (isBusy) return;
      isBusy = true;
      work()
        .catch((error: unknown) => {
          tell(error instanceof Error ? error.message : String(error));
        })
        .finally(() => {
          isBusy = false;
        });
    }, milliseconds);
  }
}

async function look(host: Host): Promise<void> {
  const profiles = (await allTunnels()).map(({ profile }) => profile);
  if (profiles.some(({ publicKey }) => publicKey !== "")) await watchTunnels(host, profiles);
}
