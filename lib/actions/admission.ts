import { headers } from "next/headers";
import * as z from "zod";
import { recordRefusal } from "@/lib/audit/refusals";
import { requestAddress } from "@/lib/auth/request-address";
import { type Role, rolesInWords } from "@/lib/auth/roles";
import { currentSession } from "@/lib/auth/session";
import { type Bar, barOf, isConfirmed } from "@/lib/auth/standing";
import type { Result } from "@/lib/shared/result";
import { fail, ok } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import type { GateContext, GateFailure } from "./gate-types";
import { isFromThisPanel } from "./origin";
import { fitsInto } from "./size";

interface Entrance {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly whilePasswordDue?: true;
  readonly confirmed?: true;
}

/**
 * The first half of the gate: where the request comes from, who sent it, whether they may. Looks at nothing the caller
 * wrote. `act` also demands that the request comes from a page of this panel.
 */
export async function admit(
  entrance: Entrance,
  use: "act" | "look",
  changeId: string,
): Promise<Result<GateContext, GateFailure>> {
  const given = await headers();
  if (use === "act" && !isFromThisPanel(given)) {
    return refuseOrigin(entrance.name, requestAddress(given));
  }
  const session = await currentSession(use);
  if (session === null) {
    const address = requestAddress(given);
    await recordRefusal({ actor: "-", role: "-", address, action: entrance.name, detail: "Not signed in." });
    return fail({
      code: "unauthenticated",
      message: t(
        "You are not signed in, or your session has ended. Nothing was done. Sign in and try again.",
      ),
    });
  }
  const { username, role } = session.user;
  const actor = { username, role, address: session.address };
  const ctx = { actor, session, changeId };
  const barred = barOf(session.user);
  if (barred !== null) {
    const why = { what: t(barred.what), todo: t(barred.todo) };
    return refuse(ctx, entrance.name, why, barred.what);
  }
  const may = await admitRole(ctx, entrance.name, entrance.roles);
  if (!may.ok) return may;
  if (session.user.passwordDue && entrance.whilePasswordDue !== true) return fail(passwordDue());
  if (entrance.confirmed === true && !isConfirmed(session)) return fail(unconfirmed());
  return may;
}

function passwordDue(): GateFailure {
  const message = t(
    "Your password was made up for you. Nothing else goes until you have chosen your own: reload the page, and you are asked for it.",
  );
  return { code: "password-due", message };
}

function unconfirmed(): GateFailure {
  const message = t("Nothing was done yet: confirm first that it is you, with your password.");
  return { code: "unconfirmed", message };
}

/** Whether the role is one of `roles`. Asked twice where what somebody may do depends on what they ask for. */
export async function admitRole(
  ctx: GateContext,
  action: string,
  roles: readonly Role[],
): Promise<Result<GateContext, GateFailure>> {
  const { role } = ctx.actor;
  if (roles.includes(role)) return ok(ctx);
  const words = rolesInWords(roles);
  const why = {
    what: t("Your account's role is {role}; this is for people with the role {roles} only.", {
      role,
      roles: words,
    }),
    todo: t("Ask a colleague with an {roles} account.", { roles: words }),
  };
  return refuse(ctx, action, why, `The role ${role} may not do this.`);
}

async function refuse(
  { actor }: GateContext,
  action: string,
  { what, todo }: Bar,
  detail: string,
): Promise<Result<never, GateFailure>> {
  const { username, role, address } = actor;
  await recordRefusal({ actor: username, role, address, action, detail });
  return fail({ code: "forbidden", message: `${what} ${t("Nothing was done.")} ${todo}` });
}

/** A request that a page of another site, or no page at all, sent. */
export async function refuseOrigin(action: string, address: string): Promise<Result<never, GateFailure>> {
  await recordRefusal({
    actor: "-",
    role: "-",
    address,
    action,
    detail: "Not sent by a page of this panel.",
  });
  return fail({
    code: "forbidden",
    message: t(
      "This request was not sent by a page of this panel, so nothing was done. Open the panel itself and try there.",
    ),
  });
}

/** The second half: the size of what the caller wrote, then its shape. */
export async function check<Schema extends z.core.$ZodType>(
  schema: Schema,
  input: unknown,
  maxInput: number,
): Promise<Result<z.output<Schema>, GateFailure>> {
  if (!fitsInto(input, maxInput)) {
    const message = t(
      "That is more than the {most} characters allowed here. Nothing was done. Shorten it and try again.",
      { most: maxInput },
    );
    return fail({ code: "too-large", message });
  }
  const parsed = await z.safeParseAsync(schema, input);
  if (parsed.success) return ok(parsed.data);
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    (fields[issue.path.map(String).join(".")] ??= []).push(issue.message);
  }
  const first = parsed.error.issues[0]?.message ?? t("The input has another form than expected.");
  const message = t("Not accepted, and nothing was done: {first} Correct the entry and try again.", {
    first,
  });
  return fail({ code: "invalid", message, fields });
}
