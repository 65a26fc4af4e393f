import type { Host } from "@/lib/host/host";
import { describeOutcome } from "@/lib/host/outcome";
import type { SmbConf } from "@/lib/samba/document";
import { guestAccount } from "@/lib/samba/guest-account";
import type { Found } from "@/lib/samba/verify/found";
import { ntStatusMeaning } from "@/lib/samba/verify/nt-status";
import { PROBE_CLIENTS, type ProbeClient } from "@/lib/samba/verify/probe-clients";
import { foundBy } from "@/lib/samba/verify/read-attempt";
import { CLIENT_NAME } from "@/lib/samba/verify/smbclient-input";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { type ClientAttempt, connectAsClient } from "@/lib/use-cases/connect-as-client";
import { noteOwnCheck } from "@/lib/use-cases/note-own-check";
import { sambaAddress } from "@/lib/use-cases/samba-address";
import { msg, t } from "@/lib/words/t";

type PlayFailure = Failure<
  "wrong-credentials" | "account" | "guest" | "not-served" | "unreachable" | "not-installed"
>;

export interface Played {
  readonly found: ReadonlyMap<ProbeClient, Found>;
  /** smbstatus saw a session of the account that was named, so the password was right. */
  readonly signedInAsNamed: boolean;
}

/**
 * Connects as one kind of client after another. One at a time, since a share may allow few connections; ended after the
 * first where it already tells that no check is possible: a wrong password is tried once, not four times, or a single
 * check might lock the account.
 */
export async function playClients(
  host: Host,
  doc: SmbConf,
  share: string,
  credentials: { readonly username: string; readonly file: string },
): Promise<Result<Played, PlayFailure>> {
  const target = { ...(await sambaAddress(host)), share };
  const found = new Map<ProbeClient, Found>();
  let listDenied = false;
  let signedInAsNamed = false;
  for (const client of ["smb3", "smb2", "smb1", "smb3Asking"] as const) {
    // An SMB 3 client that is encrypted unasked meets the same when it insists.
    if (client === "smb3Asking" && found.get("smb3")?.outcome === "encrypted") continue;
    const { lowest, highest } = PROBE_CLIENTS[client];
    // Samba is reached at one of its own addresses, and so from the same one.
    const own = { address: target.host, workstation: CLIENT_NAME, lowest, highest, share };
    const attempt = await noteOwnCheck(host, own, () =>
      connectAsClient(host, client, target, credentials.file),
    );
    const obstacle = obstacleIn(attempt, credentials.username, guestAccount(doc));
    if (obstacle) return fail(obstacle);
    signedInAsNamed ||= attempt.witness !== null && sameAccount(attempt.witness.user, credentials.username);
    const denied = attempt.state.at === "connected" && attempt.state.connection.filesDenied;
    if (client !== "smb1") listDenied ||= denied;
    found.set(
      client,
      client === "smb1" && denied && listDenied
        ? LIST_DENIED
        : foundBy(client, attempt.state, attempt.witness),
    );
  }
  return ok({ found, signedInAsNamed });
}

const LIST_DENIED: Found = { outcome: "unknown", why: { kind: "list-denied" } };

/** What makes the whole check impossible, whatever the client. */
function obstacleIn(attempt: ClientAttempt, username: string, guest: string): PlayFailure | undefined {
  const { state, witness, outcome } = attempt;
  if (outcome.kind === "not-found" || outcome.kind === "denied") {
    const message = t(
      "Could not be verified: {why} Install it (apt-get install smbclient), then verify again.",
      { why: describeOutcome(outcome) },
    );
    return { code: "not-installed", message };
  }
  if (state.at === "unreachable" || (outcome.kind === "timed-out" && state.at === "silent")) {
    const message = t("Could not be verified: Samba does not answer. Restart Samba, then verify again.");
    const detail = state.at === "unreachable" ? state.status : t("No answer in time.");
    return { code: "unreachable", message, detail };
  }
  if (witness && sameAccount(witness.user, guest) && !sameAccount(username, guest))
    return { ...BECAME_GUEST, message: t(BECAME_GUEST.message) };
  if (state.at !== "sign-in" && state.at !== "share") return undefined;
  const { kind, words } = ntStatusMeaning(state.status);
  const detail = state.status;
  if (kind === "credentials") {
    const message = t(
      "Could not be verified: {words}. Check both, and try again; smb.conf's promise is not in question.",
      { words },
    );
    return { code: "wrong-credentials", message, detail };
  }
  if (kind === "account") {
    return {
      code: "account",
      message: t("Could not be verified: {words}. Use another account.", { words }),
      detail,
    };
  }
  if (kind !== "share") return undefined;
  const message = t(
    "Could not be verified: Samba does not serve this share now. It may be out of service (available = no), its folder may be missing, or Samba goes by an older file: Restart Samba, then verify again.",
  );
  return { code: "not-served", message, detail };
}

const BECAME_GUEST: PlayFailure = {
  code: "guest",
  message: msg(
    "Could not be verified: Samba does not know this user name and let it in as a guest (map to guest), and a guest is never encrypted. Use an account that Samba knows.",
  ),
};

/** Without the domain before the name, and without case. */
function sameAccount(one: string, other: string): boolean {
  const bare = (name: string) =>
    name
      .trim()
      .replace(/^.*[\\/+]/, "")
      .toLowerCase();
  return bare(one) === bare(other);
}
