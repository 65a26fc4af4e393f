import { type ProgramAnswer, saidYes } from "./program-answer";

/** The domain as `net ads info` sees it; null where it did not say. */
export interface DomainInfo {
  /** The Kerberos realm, `CORP.EXAMPLE`. */
  readonly realm: string | null;
  /** The domain controller that answered. */
  readonly controller: string | null;
  /** Seconds by which its clock is ahead of the appliance's; less than 0 where it is behind. */
  readonly clockOffset: number | null;
}

/** Reads `net ads info`. It answers without a join too, as soon as smb.conf names a realm whose controllers are found. */
export function readDomainInfo(answer: ProgramAnswer): DomainInfo {
  const value = (name: string) =>
    saidYes(answer) ? (new RegExp(`^${name}: (.+)$`, "mu").exec(answer.words)?.[1]?.trim() ?? null) : null;
  const offset = value("Server time offset");
  const clockOffset = offset !== null && /^-?\d+$/u.test(offset) ? Number(offset) : null;
  return { realm: value("Realm"), controller: value("LDAP server name"), clockOffset };
}
