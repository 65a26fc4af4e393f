import { env } from "@/lib/shared/env";
import type { Role } from "./roles";

/** Why an account may do nothing at present, and what its owner does about it. */
export interface Bar {
  readonly what: string;
  readonly todo: string;
}

const DEMO_ELSEWHERE: Bar = {
  what: "This is a demo account, and this panel manages a real appliance: demo accounts are for the sandbox alone.",
  todo: "Ask a colleague with an admin account for an account of your own.",
};

/** What is in the way of everything an account wants to do; null where nothing is. */
export function barOf({ role }: { readonly role: Role }): Bar | null {
  return role === "demo" && env().appliance !== "sandbox" ? DEMO_ELSEWHERE : null;
}
