import type { Found, WitnessedSession } from "./found";
import { ntStatusMeaning } from "./nt-status";
import { PROBE_CLIENTS, type ProbeClient } from "./probe-clients";
import type { SmbclientState } from "./smbclient-words";

/** What one kind of client met, from what smbclient wrote and what smbstatus saw; `denied`: what the account may not do. */
export function foundBy(
  client: ProbeClient,
  state: SmbclientState,
  witness: (WitnessedSession & { readonly encrypted: boolean }) | null,
): Found {
  switch (state.at) {
    case "connected":
      // SMB 1 lets a client in that must encrypt and does not, and then denies it every file (measured).
      if (client === "smb1" && state.connection.filesDenied) {
        return { outcome: "refused", at: "files", status: "NT_STATUS_ACCESS_DENIED" };
      }
      return foundInside(client, witness);
    case "insisting":
      return { outcome: "refused", at: "client", status: null };
    case "negotiation":
    case "sign-in":
    case "share":
      return refusedWith(state.at, state.status);
    case "unreachable":
    case "silent":
      return { outcome: "unknown", why: { kind: "no-answer" } };
  }
}

function foundInside(
  client: ProbeClient,
  witness: (WitnessedSession & { readonly encrypted: boolean }) | null,
): Found {
  if (witness) {
    const { dialect, cipher, signing, encrypted } = witness;
    return { outcome: encrypted ? "encrypted" : "clear", session: { dialect, cipher, signing } };
  }
  const { cannotEncrypt, insists } = PROBE_CLIENTS[client];
  if (cannotEncrypt) return { outcome: "clear", session: null };
  if (insists) return { outcome: "encrypted", session: null };
  return { outcome: "unknown", why: { kind: "unseen" } };
}

/** A refusal counts as one where it is about the version or about encryption; for another reason nothing is known. */
function refusedWith(at: "negotiation" | "sign-in" | "share", status: string): Found {
  const { kind } = ntStatusMeaning(status);
  if (at === "negotiation" ? kind === "protocol" : kind === "denied") {
    return { outcome: "refused", at, status };
  }
  return { outcome: "unknown", why: { kind: "another-reason", status } };
}
