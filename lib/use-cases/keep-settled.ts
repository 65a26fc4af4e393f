import { isAnyInFlight } from "@/lib/db/revision-store";
import { requireRoom } from "@/lib/db/room";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { recoverChanges } from "@/lib/use-cases/recover-changes";

const EVERY_MS = 10_000;

/**
 * Sees to it while the panel runs that no change stays half-way: where the disk of the panel's own data ran full once the file was
 * replaced, say, the service is told and verified as soon as there is room.
 *
 * @param tell takes a sentence for the panel's own output, once
 * @returns what stops it
 */
export function keepSettled(tell: (sentence: string) => void): () => void {
  let isBusy = false;
  let last = "";
  const tellOnce = (sentence: string) => {
    if (sentence !== last) tell(sentence);
    last = sentence;
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    settleLeft(tellOnce)
      .catch((error: unknown) => {
        tellOnce(`A change left half-way could not be settled: ${String(error)}`);
      })
      .finally(() => {
        isBusy = false;
      });
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

async function settleLeft(tell: (sentence: string) => void): Promise<void> {
  if (!(await requireRoom()).ok || !(await isAnyInFlight())) return;
  const appliance = await openAppliance();
  if (!appliance.ok) return;
  for (const sentence of await recoverChanges(appliance.value)) tell(sentence);
}
