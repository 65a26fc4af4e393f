import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { recordRefusal } from "@/lib/audit/refusals";
import { requireRoom } from "@/lib/db/room";
import type { Failure, Result } from "@/lib/shared/result";
import { admit, admitRole, check } from "./admission";
import type { ActionDefinition, Actor, GateContext, GateFailure, ReadDefinition } from "./gate-types";
import { queryOf, reply } from "./http";
import { register } from "./registry";
import { answerForBug } from "./unexpected";

/** A query string is short; a longer one is refused. */
const LONGEST_QUERY = 8 * 1024;
const LONGEST_INPUT = 64 * 1024;

/**
 * A server action behind the gate: from a page of this panel, signed in, in one of `roles`, within `maxInput`, of the
 * form `input` asks, in one of the roles that `narrow` leaves; only then `run`. Each call leaves a line in the audit log. What `run` throws becomes the failure
 * `unexpected`.
 */
export function defineAction<Schema extends z.core.$ZodType, T, E extends Failure = never>(
  definition: ActionDefinition<Schema, T, E>,
): (input: z.input<Schema>) => Promise<Result<T, E | GateFailure>> {
  const { name, roles } = definition;
  const action = async (input: z.input<Schema>): Promise<Result<T, E | GateFailure>> => {
    const changeId = randomUUID();
    let actor: Actor | undefined;
    try {
      const admitted = await admit(definition, "act", changeId);
      if (!admitted.ok) return admitted;
      actor = admitted.value.actor;
      const checked = await check(definition.input, input, definition.maxInput ?? LONGEST_INPUT);
      if (!checked.ok) {
        await auditRefusedInput(admitted.value, name, checked.error);
        return checked;
      }
      if (definition.narrow !== undefined) {
        const narrowed = await admitRole(admitted.value, name, await definition.narrow(checked.value));
        if (!narrowed.ok) return narrowed;
      }
      if (definition.needsNoRoom !== true) {
        const room = await requireRoom();
        if (!room.ok) return room;
      }
      const ctx = { ...admitted.value, changeId: definition.changeId?.(checked.value) ?? changeId };
      const target = (await definition.target?.(checked.value)) ?? "";
      const result = await definition.run(ctx, checked.value);
      const ending = result.ok ? definition.describe?.(result.value) : failed(result.error);
      await audit(ctx, name, target, ending);
      return result;
    } catch (error) {
      return await answerForBug(name, actor, changeId, error);
    }
  };
  return register(action, { kind: "action", name, roles, definition });
}

/**
 * A route handler `GET` behind the same gate. `input` is the schema of the query string (a name given twice is an array)
 * together with the parameters of the path. Answers JSON `{ ok, value | error }`, or the bytes of a `RawReply`; 401, 403
 * and 400 for the gate's own refusals. Refusals are audited; a look that succeeds is not.
 */
export function defineRead<Schema extends z.core.$ZodType>(
  definition: ReadDefinition<Schema>,
): (request: Request, route?: { params: Promise<unknown> }) => Promise<Response> {
  const { name, roles } = definition;
  const read = async (request: Request, route?: { params: Promise<unknown> }): Promise<Response> => {
    const changeId = randomUUID();
    let actor: Actor | undefined;
    try {
      const admitted = await admit(definition, "look", changeId);
      if (!admitted.ok) return reply(admitted);
      actor = admitted.value.actor;
      const input = queryOf(request, await route?.params);
      const checked = await check(definition.input, input, LONGEST_QUERY);
      if (!checked.ok) return reply(checked);
      return reply(await definition.run(admitted.value, checked.value));
    } catch (error) {
      return reply(await answerForBug(name, actor, changeId, error));
    }
  };
  return register(read, { kind: "read", name, roles, definition });
}

/** Only the names of the fields: what stands in them may be a secret. */
async function auditRefusedInput(ctx: GateContext, action: string, error: Failure): Promise<void> {
  const fields = Object.keys(error.fields ?? {}).join(", ");
  await recordRefusal({
    ...ctx.actor,
    actor: ctx.actor.username,
    action,
    detail: `Input not accepted. ${fields}`,
  });
}

interface Ending {
  readonly outcome: "done" | "failed";
  readonly detail: string;
}

function failed(error: Failure): Ending {
  return { outcome: "failed", detail: error.message };
}

/** A line that cannot be written must not hide what was done: it goes to standard error, and the answer stays. */
async function audit(ctx: GateContext, action: string, target: string, ending?: Ending): Promise<void> {
  const { username: actor, role, address } = ctx.actor;
  const { outcome, detail } = ending ?? { outcome: "done", detail: "" };
  try {
    await recordAudit({ actor, role, address, action, target, outcome, detail, changeId: ctx.changeId });
  } catch (error) {
    console.error(`Audit line not written: ${action} by ${actor}, ${outcome}:`, error);
  }
}
