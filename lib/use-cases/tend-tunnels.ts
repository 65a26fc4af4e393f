import type { Host } from "@/lib/host/host";
import { endOverdueTunnels } from "@/lib/use-cases/end-overdue-tunnels";
import { holdTunnels } from "@/lib/use-cases/hold-tunnels";
import { openAppliance } from "@/lib/use-cases/open-appliance";

const HOLD_EVERY_MS = 5_000;
const OVERDUE_EVERY_MS = 30_000;

/**
 * What tunnels need while nobody looks: this host's are held as the profiles say, also where the process that holds them was
 * not there when they changed; and what nothing on the server ends in time is ended here. What goes through them is measured by
 * `keepMeasuring`.
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
