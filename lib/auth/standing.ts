import { env } from "@/lib/shared/env";
import { msg } from "@/lib/words/t";
import type { Role } from "./roles";

/** Why an account may do nothing at present, and what its owner does about it. */
export interface Bar {
  readonly what: string;
  readonly todo: string;
}

const DEMO_ELSEWHERE: Bar = {
  what: msg(
    "This is a demo account, and this panel manages a real appliance: demo accounts are for the sandbox alone.",
  ),
  todo: msg("Ask a colleague with an admin account for an account of your own."),
};

const DISABLED: Bar = {
  what: msg("This account is disabled."),
  todo: msg("Ask a colleague with an admin account to enable it again."),
};

/** What is in the way of everything an account wants to do, for `t` to say; null where nothing is. */
export function barOf({
  role,
  isDisabled,
}: {
  readonly role: Role;
  readonly isDisabled: boolean;
}): Bar | null {
  if (isDisabled) return DISABLED;
  return role === "demo" && env().appliance !== "sandbox" ? DEMO_ELSEWHERE : null;
}

/** For so long nobody is asked again whether it is them, after signing in or saying so. */
const CONFIRMED_MS = 10 * 60_000;

/** Whether the person at the browser has shown lately that they are the account's owner. */
export function isConfirmed({ confirmedAt }: { readonly confirmedAt: Date }, now = Date.now()): boolean {
  const since = now - confirmedAt.getTime();
  return since >= 0 && since < CONFIRMED_MS;
}
