import { connectionDemand } from "./connection-demand";
import type { SmbConf } from "./document";
import { dialectLabel, type ShareConnection } from "./smbstatus";

/**
 * What becomes of a connection that is open now once Samba was restarted with a text, in one sentence. After a reload it
 * goes on as it is (measured with Samba 4.17.12: a reload reaches new sessions only).
 */
export function connectionFate(after: SmbConf, connection: ShareConnection): string {
  const { demanded, shareKnown } = connectionDemand(after, connection.share, connection.dialect);
  if (!shareKnown) return "Ends: the share is not in this text any more.";
  const dialect = dialectLabel(connection.dialect);
  if (demanded === "refused") return `Refused after a restart: ${dialect} cannot do what this text demands.`;
  if (demanded === "encrypted") {
    return connection.encryption === "encrypted"
      ? "Comes back after a restart, encrypted as before."
      : "Comes back after a restart, and is encrypted then; until then it goes on in the clear.";
  }
  if (demanded === "clear") {
    return connection.encryption === "encrypted"
      ? "Comes back after a restart, in the clear unless the client asks for encryption."
      : "Comes back after a restart, in the clear as before.";
  }
  return "What becomes of it cannot be told from this text.";
}
