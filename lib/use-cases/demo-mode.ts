import type { Host } from "@/lib/host/host";
import { env } from "@/lib/shared/env";
import { fail, ok, type Result } from "@/lib/shared/result";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { t } from "@/lib/words/t";

/** Whether this panel is a guided demo: asked for, and on the box. Where a real appliance is managed there is none, whoever asks. */
export function isDemoMode(): boolean {
  const { demo, appliance } = env();
  return demo.isAsked && appliance === "sandbox";
}

/** The box that the demo plays on. */
async function openDemoStage(): Promise<Result<Host>> {
  if (!isDemoMode()) return fail(noDemo());
  const appliance = await openAppliance();
  if (!appliance.ok) return appliance;
  return appliance.value.kind === "sandbox" ? appliance : fail(noDemo());
}

/** Runs what a door of the demo does, on the box; or says that there is no demo. */
export async function onDemoStage<T>(work: (host: Host) => Promise<Result<T>>): Promise<Result<T>> {
  const stage = await openDemoStage();
  return stage.ok ? work(stage.value) : stage;
}

/** For readers that show nothing where there is no demo. */
export async function demoStageOrNull<T>(
  work: (host: Host) => Promise<Result<T>>,
): Promise<Result<T | null>> {
  return isDemoMode() ? onDemoStage(work) : ok(null);
}

function noDemo() {
  const message = t(
    "This panel is no guided demo, so nothing was done. npm run demo starts one, with a box of its own; a real appliance is never touched by it.",
  );
  return { code: "no-demo", message };
}
