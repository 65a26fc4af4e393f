import { type ProgramAnswer, saidYes } from "./program-answer";

/** What winbind, which smbd asks about the domain's accounts, says of the domain. */
export type Trust =
  | "good"
  /** A domain controller answered, and does not accept the appliance's secret. */
  | "refused"
  | "no-controller"
  | "not-running"
  | "not-installed"
  | "no-answer"
  | "not-understood";

/**
 * Reads `wbinfo -t`. It exits 1 and says WBC_ERR_AUTH_ERROR alike where the domain refuses the secret and where no domain
 * controller is found; the status beside it tells which. Recorded with Samba 4.17.12 and a real domain controller.
 */
export function readTrust(answer: ProgramAnswer): Trust {
  if (saidYes(answer)) return "good";
  if (answer.kind === "missing") return "not-installed";
  if (answer.kind !== "exited") return "no-answer";
  const { words } = answer;
  if (/WBC_ERR_WINBIND_NOT_AVAILABLE/u.test(words)) return "not-running";
  if (REFUSED.test(words)) return "refused";
  return AWAY.test(words) ? "no-controller" : "not-understood";
}

const REFUSED =
  /NT_STATUS_(?:ACCESS_DENIED|NO_TRUST_SAM_ACCOUNT|NO_TRUST_LSA_SECRET|TRUSTED_RELATIONSHIP_FAILURE|WRONG_PASSWORD|LOGON_FAILURE|ACCOUNT_DISABLED|NO_SUCH_USER)\b/u;
const AWAY =
  /NT_STATUS_(?:DOMAIN_CONTROLLER_NOT_FOUND|NO_LOGON_SERVERS|NO_SUCH_DOMAIN|IO_TIMEOUT|HOST_UNREACHABLE|NETWORK_UNREACHABLE|CONNECTION_\w+)\b/u;
