import { openAppliance } from "@/lib/use-cases/open-appliance";
import { surveyAppliance } from "@/lib/use-cases/survey-appliance";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";

/** Says what of this machine the panel manages, with which rights, and what is missing. Nothing of it is changed by that. */
export async function surveyMachine(session: Session): Promise<void> {
  const sentences = await session.step("Appliance: this machine", async (note) => {
    const opened = await openAppliance();
    if (!opened.ok) throw new Sentence(opened.error.message);
    note(opened.value.name);
    return surveyAppliance(opened.value);
  });
  for (const sentence of sentences) session.line(`  ${sentence}`);
}
