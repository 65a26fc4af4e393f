import { inWords } from "@/lib/words/format";

/**
 * `admin` does everything; `operator` all but accounts and settings; `helpdesk` sees everything and changes nothing; `demo`
 * shows the product to guests: it works on the box that comes with it, and on no real appliance.
 */
export const ROLES = ["admin", "operator", "helpdesk", "demo"] as const;
export type Role = (typeof ROLES)[number];

type Roles = readonly Role[];

export function isRole(name: unknown): name is Role {
  return ROLES.some((role) => role === name);
}

/** A role as the database names it; any other name there is a fault of the panel's. */
export function storedRole(name: string | null | undefined): Role {
  if (!isRole(name)) throw new Error(`There is no role ${String(name)}.`);
  return name;
}

/** Everybody who is signed in. */
export const MAY_LOOK: Roles = ["admin", "operator", "helpdesk", "demo"];

/** Who has an account of their own: a demo account is handed from guest to guest, so its password is not theirs to change. */
export const STAFF: Roles = ["admin", "operator", "helpdesk"];

/** Who changes the appliance; what a demo account may write is narrowed further, see lib/use-cases/demo-limits.ts. */
export const MAY_CHANGE: Roles = ["admin", "operator", "demo"];

/** Who has the panel go to other machines, or look at this one outside of what it manages. */
export const MAY_REACH_OUT: Roles = ["admin", "operator"];

/** Accounts and settings. */
export const MAY_ADMINISTER: Roles = ["admin"];

/** "admin or operator": whom to ask. A demo account is nobody's to ask. */
export function rolesInWords(roles: Roles): string {
  const asked = roles.filter((role) => role !== "demo");
  return inWords(asked, "disjunction");
}
