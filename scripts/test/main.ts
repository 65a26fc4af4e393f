import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Clone } from "@/scripts/bootstrap/clone.mjs";
import { generateClient } from "@/scripts/bootstrap/prisma-client.mjs";
import type { Session } from "@/scripts/bootstrap/session.mjs";
import { ensureDebianPackages } from "@/scripts/debian/ensure-packages";
import { packagesForTests } from "@/scripts/debian/packages";
import { hasPlaywrightBrowser } from "@/scripts/test/browser";
import { closingLine, exitStatus, type Outcome, sum } from "@/scripts/test/outcome";
import { runStage } from "@/scripts/test/run-stage";
import { allStages } from "@/scripts/test/stages";

export interface TestContext {
  readonly session: Session;
  readonly clone: Clone;
  readonly install: boolean;
  readonly only: readonly string[];
}

/** `npm test`, once the npm packages are there: every stage, whatever became of those before. Returns the exit status. */
export async function test({ session, clone, install, only }: TestContext): Promise<0 | 1> {
  const wanted = packagesForTests(hasPlaywrightBrowser());
  const missing = await ensureDebianPackages(session, wanted, install);
  await session.step("Prisma client", async (note) => {
    note((await generateClient(clone.root)) ? "generated" : "up to date");
  });
  await clone.letGo();

  const reports = await mkdtemp(path.join(tmpdir(), "inflight-reports-"));
  const remove = () => rm(reports, { recursive: true, force: true });
  session.onStop(remove);
  const stages = allStages(reports).filter(({ name }) => only.includes(name));
  const results: { name: string; outcome: Outcome }[] = [];
  for (const stage of stages) {
    results.push({ name: stage.name, outcome: await runStage(session, clone.root, stage) });
  }
  await remove();

  const failures = results.flatMap(({ outcome }) => outcome.failures ?? []);
  if (failures.length > 0) session.line(`\nFailed:\n${failures.join("\n")}`);
  session.line("");
  for (const { name, outcome } of results) session.line(`${name.padEnd(12)} ${closingLine(outcome)}`);
  if (missing.length > 0) {
    session.line(`Not everything could be verified: ${missing.map(({ name }) => name).join(", ")} missing.`);
  }
  const total = sum(results.map(({ outcome }) => outcome));
  session.line(closingLine(total));
  return exitStatus(total);
}
