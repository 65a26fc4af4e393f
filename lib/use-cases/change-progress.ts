import { recordAudit } from "@/lib/audit/record";
import { ofProcess } from "@/lib/shared/of-process";
import type { ChangeStep } from "@/lib/use-cases/change-types";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { msg, t } from "@/lib/words/t";

/** Who asked for a change, as the audit log names them. */
export interface ChangeActor {
  readonly username: string;
  readonly role: string;
  readonly address: string;
}

export interface Progress {
  /** Names the step that begins. */
  begin(name: StepName): Promise<void>;
  /** Ends the step with a line in the audit log. */
  done(detail: string): Promise<void>;
  failed(detail: string): Promise<void>;
}

/** The pipeline's steps, as the audit log has them. */
export type StepName =
  | "Read the file"
  | "Check the new text"
  | "Store a revision"
  | "Replace the file"
  | `Reload ${ManagedFile["serviceTitle"]}`
  | `Restart ${ManagedFile["serviceTitle"]}`
  | "Verify the service"
  | "Put the old file back";

/** What the person reads of them. */
const STEP_WORDS: Readonly<Record<StepName, string>> = {
  "Read the file": msg("Read the file"),
  "Check the new text": msg("Check the new text"),
  "Store a revision": msg("Store a revision"),
  "Replace the file": msg("Replace the file"),
  "Reload Samba": msg("Reload Samba"),
  "Reload NFS": msg("Reload NFS"),
  "Reload SSH": msg("Reload SSH"),
  "Restart Samba": msg("Restart Samba"),
  "Restart NFS": msg("Restart NFS"),
  "Restart SSH": msg("Restart SSH"),
  "Verify the service": msg("Verify the service"),
  "Put the old file back": msg("Put the old file back"),
};

interface Step extends ChangeStep {
  readonly name: StepName;
}

const CHANGES_REMEMBERED = 200;

/** The steps of a change that runs or ran in this process, oldest first; none where it is not known (any more). */
export function stepsOfChange(changeId: string): readonly ChangeStep[] {
  return (remembered().get(changeId) ?? []).map((step) => ({ ...step, name: t(STEP_WORDS[step.name]) }));
}

/**
 * Follows one change: live for the page that waits, and as lines of the audit log. `onStep` is called as each step
 * begins, before its work.
 */
export function followChange(
  change: { readonly id: string; readonly actor: ChangeActor; readonly file: string },
  onStep?: (name: StepName) => void | Promise<void>,
): Progress {
  const steps: Step[] = [];
  remember(change.id, steps);

  async function end(outcome: "done" | "failed", detail: string): Promise<void> {
    const step = steps.pop();
    if (!step) throw new Error("A step ended that had not begun.");
    steps.push({ ...step, outcome, detail, at: new Date().toISOString() });
    await recordAudit({
      actor: change.actor.username,
      role: change.actor.role,
      address: change.actor.address,
      action: `${change.file}.change`,
      target: change.file,
      outcome: outcome === "done" ? "step" : "failed",
      detail: `${step.name}: ${detail}`,
      changeId: change.id,
    });
  }

  return {
    async begin(name) {
      steps.push({ name, outcome: "running", detail: "", at: new Date().toISOString() });
      await onStep?.(name);
    },
    done: (detail) => end("done", detail),
    failed: (detail) => end("failed", detail),
  };
}

function remember(changeId: string, steps: Step[]): void {
  const changes = remembered();
  changes.set(changeId, steps);
  for (const oldest of changes.keys()) {
    if (changes.size <= CHANGES_REMEMBERED) break;
    changes.delete(oldest);
  }
}

function remembered(): Map<string, Step[]> {
  return ofProcess("steps of changes", () => new Map<string, Step[]>());
}
