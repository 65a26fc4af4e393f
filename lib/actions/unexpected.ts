import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import { isFull, ranFull } from "@/lib/db/room";
import type { Result } from "@/lib/shared/result";
import { fail } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import type { Actor, GateFailure } from "./gate-types";

/**
 * Answers for what was thrown: a full disk is told as one. Everything else is a bug: the error goes to standard error under an id, the audit log gets the id, and the client a sentence
 * with the id and nothing of the inside.
 */
export async function answerForBug(
  action: string,
  actor: Actor | undefined,
  changeId: string,
  error: unknown,
): Promise<Result<never, GateFailure>> {
  if (isFull(error)) {
    console.error(`${action}: the disk is full:`, error);
    return fail(ranFull());
  }
  const id = randomUUID().slice(0, 8);
  console.error(`[${id}] ${action}:`, error);
  try {
    await recordAudit({
      actor: actor?.username ?? "-",
      role: actor?.role ?? "-",
      address: actor?.address ?? "-",
      action,
      target: "",
      outcome: "failed",
      detail: `An error inside the panel, logged as ${id}.`,
      changeId,
    });
  } catch (second) {
    console.error(`[${id}] ${action}: the audit log could not be written either:`, second);
  }
  return fail({
    code: "unexpected",
    message: t(
      "The panel met an error it did not expect ({id}; the panel's log has the details). Whether anything was changed is not certain: look at History and the Audit Log before you try again.",
      { id },
    ),
  });
}
