import { connectionDemand } from "./connection-demand";
import type { SmbConf } from "./document";
import type { Fate } from "./fate-summary";
import { dialectLabel } from "./dialect-label";
import type { ShareConnection } from "./smbstatus";
import { t } from "@/lib/words/t";

export interface ForetoldConnection {
  /** A connection whose share is gone is refused: it finds no share to connect to. */
  readonly fate: Fate;
  /** One sentence. */
  readonly words: string;
}

/**
 * What becomes of a connection that is open now once Samba was restarted with a text. After a reload it goes on as it is
 * (measured with Samba 4.17.12: a reload reaches new sessions only).
 */
export function connectionFate(after: SmbConf, connection: ShareConnection): ForetoldConnection {
  const { share, user } = connection;
  const { demanded, refusedGuest, shareKnown } = connectionDemand(after, share, connection.dialect, user);
  if (!shareKnown) return { fate: "refused", words: t("Ends: the share is not in this text any more.") };
  const encrypted = connection.encryption === "encrypted";
  if (demanded === "refused") {
    return {
      fate: "refused",
      words: refusedGuest
        ? t("Refused after a restart: a guest has no password to make a key of, and this text encrypts.")
        : t("Refused after a restart: {dialect} cannot do what this text demands.", {
            dialect: dialectLabel(connection.dialect),
          }),
    };
  }
  if (demanded === "encrypted") {
    return encrypted
      ? { fate: "stays-encrypted", words: t("Comes back after a restart, encrypted as before.") }
      : {
          fate: "encrypts",
          words: t("Comes back after a restart, and is encrypted then; until then it goes on in the clear."),
        };
  }
  if (demanded === "clear") {
    return encrypted
      ? {
          fate: "loses-encryption",
          words: t("Comes back after a restart, in the clear unless the client asks for encryption."),
        }
      : { fate: "stays-clear", words: t("Comes back after a restart, in the clear as before.") };
  }
  return { fate: "unknown", words: t("What becomes of it cannot be told from this text.") };
}
