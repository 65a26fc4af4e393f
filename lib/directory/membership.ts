import { type ProgramAnswer, saidYes } from "./program-answer";

/** What the appliance's own secrets say of a domain; no network is needed for it. */
export type Membership =
  | { readonly kind: "member"; readonly domain: string }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly why: "program-missing" | "denied" | "timed-out" | "not-understood" };

const DOMAIN_SID = /^SID for domain (.+) is: S-1-/mu;

/**
 * Reads `net getdomainsid`: a join leaves the domain's SID in secrets.tdb, and leaving the domain removes it. Recorded with
 * Samba 4.17.12, before and after a join to a real domain controller.
 */
export function readMembership(answer: ProgramAnswer): Membership {
  const { words } = answer;
  const domain = DOMAIN_SID.exec(words)?.[1];
  if (saidYes(answer) && domain !== undefined) return { kind: "member", domain };
  // A word on secrets that could not be opened comes first: the program then knows of no domain either.
  if (/Access Denied|Unable to open secrets\.tdb|Failed to open .*secrets\.tdb/iu.test(words))
    return unknown("denied");
  if (answer.kind === "exited" && /Could not fetch domain SID/u.test(words)) return { kind: "none" };
  if (answer.kind === "missing") return unknown("program-missing");
  if (answer.kind === "denied") return unknown("denied");
  return unknown(answer.kind === "timed-out" ? "timed-out" : "not-understood");
}

function unknown(why: (Membership & { kind: "unknown" })["why"]): Membership {
  return { kind: "unknown", why };
}
