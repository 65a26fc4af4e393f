import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { requireRoom } from "@/lib/db/room";
import { requestAddress } from "@/lib/auth/request-address";
import type { Failure, Result } from "@/lib/shared/result";
import { check, refuseOrigin } from "./admission";
import type { GateFailure } from "./gate-types";
import { isFromThisPanel } from "./origin";
import { register } from "./registry";
import { answerForBug } from "./unexpected";

interface PublicActionDefinition<Schema extends z.core.$ZodType, E extends Failure> {
  readonly name: string;
  /** Of the form's fields; a name given twice counts once, the last time. */
  readonly input: Schema;
  /** Audits by itself. Its value is the page to go on to. */
  readonly run: (headers: Headers, input: z.output<Schema>) => Promise<Result<string, E>>;
}

/** What a form shows after it was sent: null before that. */
export type FormFailure<E extends Failure> = E | GateFailure | null;

const LONGEST_FORM = 4 * 1024;

/**
 * The door for those who are not signed in: a form's action, for `useActionState`, that works without scripts too. From a
 * page of this panel only, small, of the form `input` asks. There is one, signing in.
 */
export function definePublicAction<Schema extends z.core.$ZodType, E extends Failure>(
  definition: PublicActionDefinition<Schema, E>,
): (before: FormFailure<E>, form: FormData) => Promise<FormFailure<E>> {
  const { name } = definition;
  const action = async (_before: FormFailure<E>, form: FormData): Promise<FormFailure<E>> => {
    const ended = await attempt(definition, form);
    if (!ended.ok) return ended.error;
    // Redirects by an exception, so it stands outside of everything that catches one.
    redirect(ended.value);
  };
  return register(action, { kind: "public-action", name, roles: [], definition });
}

async function attempt<Schema extends z.core.$ZodType, E extends Failure>(
  definition: PublicActionDefinition<Schema, E>,
  form: unknown,
): Promise<Result<string, E | GateFailure>> {
  try {
    const given = await headers();
    if (!isFromThisPanel(given)) return await refuseOrigin(definition.name, requestAddress(given));
    const fields: unknown = form instanceof FormData ? Object.fromEntries(form) : form;
    const checked = await check(definition.input, fields, LONGEST_FORM);
    if (!checked.ok) return checked;
    const room = await requireRoom();
    if (!room.ok) return room;
    return await definition.run(given, checked.value);
  } catch (error) {
    return await answerForBug(definition.name, undefined, randomUUID(), error);
  }
}
