import type { SmbConf } from "./document";
import { sectionOf } from "./document";
import { shareEncryption } from "./encryption";
import type { ClientOutcomes } from "./encryption-verdict";
import { dialectLabel, type ShareConnection } from "./smbstatus";

/**
 * What becomes of a connection that is open now once Samba was restarted with a text, in one sentence. After a reload it
 * goes on as it is (measured with Samba 4.17.12: a reload reaches new sessions only).
 */
export function connectionFate(after: SmbConf, connection: ShareConnection): string {
  if (!sectionOf(after, connection.share)) return "Ends: the share is not in this text any more.";
  const outcome = outcomeFor(shareEncryption(after, connection.share).clients, connection.dialect);
  const dialect = dialectLabel(connection.dialect);
  if (outcome === "refused") return `Refused after a restart: ${dialect} cannot do what this text demands.`;
  if (outcome === "encrypted") {
    return connection.encryption === "encrypted"
      ? "Comes back after a restart, encrypted as before."
      : "Comes back after a restart, and is encrypted then; until then it goes on in the clear.";
  }
  if (outcome === "clear") {
    return connection.encryption === "encrypted"
      ? "Comes back after a restart, in the clear unless the client asks for encryption."
      : "Comes back after a restart, in the clear as before.";
  }
  return "What becomes of it cannot be told from this text.";
}

function outcomeFor(clients: ClientOutcomes, dialect: string): ClientOutcomes["smb2"] {
  if (dialect.startsWith("SMB3")) return clients.smb3;
  return dialect.startsWith("SMB2") ? clients.smb2 : (clients.smb1 ?? "refused");
}
