import { RINGS } from "@/lib/dashboard/rings";
import type { Figures } from "@/lib/dashboard/figures";
import { requireRoom } from "@/lib/db/room";
import type { Host } from "@/lib/host/host";
import { checkAudit } from "@/lib/use-cases/audit-standing";
import { createMeasurer } from "@/lib/use-cases/measure-appliance";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { keepSample, pruneSamples } from "@/lib/use-cases/samples";

const EVERY_MS = RINGS.hour.seconds * 1000;
const PRUNE_EVERY_MS = 10 * 60_000;
/** A walk along the whole audit log: rarely, and not while the panel starts. */
const AUDIT_EVERY_MS = 60 * 60_000;
const AUDIT_AFTER_MS = 60_000;

/**
 * Measures the appliance every ten seconds, by the clock, for the dashboard and its charts, and sees to it now and then that the audit log is as it was
 * written. What fails is told of once, and tried again; the panel goes on whatever it is.
 *
 * @param tell takes a sentence for the panel's own output
 * @returns what stops it
 */
export function keepMeasuring(tell: (sentence: string) => void): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let trouble = "";
  let pruneAt = 0;
  let auditAt = Date.now() + AUDIT_AFTER_MS;
  let measurer: { readonly host: Host; readonly measure: () => Promise<Figures> } | undefined;

  async function turn(): Promise<void> {
    const appliance = await openAppliance();
    // The pages say why.
    if (!appliance.ok) return;
    const host = appliance.value;
    if (measurer?.host !== host) measurer = { host, measure: createMeasurer(host) };
    const figures = await measurer.measure();
    const at = Date.now();
    // On a full disk the panel shows and keeps nothing: what it has must not grow.
    if (stopped || !(await requireRoom()).ok) return;
    await keepSample(host.name, { at, figures });
    if (at >= pruneAt) {
      await pruneSamples(at);
      pruneAt = at + PRUNE_EVERY_MS;
    }
    if (at >= auditAt) {
      auditAt = at + AUDIT_EVERY_MS;
      // A long log takes a while: measuring goes on beside it.
      checkAudit().catch(tellOf("The audit log could not be verified"));
    }
  }

  function next(): void {
    if (stopped) return;
    timer = setTimeout(
      () => {
        turn()
          .then(() => {
            trouble = "";
          }, tellOf("The appliance could not be measured for the charts"))
          .finally(next);
      },
      EVERY_MS - (Date.now() % EVERY_MS),
    );
  }

  /** Once is enough until it is another. */
  function tellOf(what: string) {
    return (error: unknown) => {
      const found = `${what}: ${error instanceof Error ? error.message : String(error)}`;
      if (found !== trouble) tell(found);
      trouble = found;
    };
  }

  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
