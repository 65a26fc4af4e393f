import { type ProgramAnswer, saidYes } from "./program-answer";

/** What a domain controller says to the appliance's machine account. */
export type JoinTest =
  /** The account is good. */
  | "holds"
  /** The join holds, but the domain has another password for the account by now. */
  | "password-outdated"
  /** The domain does not know the account, or refuses it for good. */
  | "rejected"
  /** The appliance has the domain's SID and no machine account. */
  | "no-account"
  /** No domain controller answered, or none in time. */
  | "no-controller"
  | "not-understood";

/**
 * Reads `net ads testjoin`. Its exit status alone misleads: with a machine password changed in the domain it prints
 * “Join is OK” and exits 0 all the same, because the domain accepts the former one for a while; and it exits 255 alike for
 * a rejected account and for a domain controller that is away (measured with Samba 4.17.12, where a silent domain
 * controller holds it for 58 seconds: give it a time limit).
 */
export function readJoinTest(answer: ProgramAnswer): JoinTest {
  const { words } = answer;
  if (saidYes(answer)) return /Preauthentication failed/iu.test(words) ? "password-outdated" : "holds";
  if (answer.kind === "timed-out" || /No logon servers|Cannot contact any KDC/iu.test(words)) {
    return "no-controller";
  }
  if (
    /LDAP_INVALID_CREDENTIALS|Client not found in Kerberos database|Preauthentication failed/iu.test(words)
  ) {
    return "rejected";
  }
  return /NT code 0xfffffff6/iu.test(words) ? "no-account" : "not-understood";
}
