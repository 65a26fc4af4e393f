import type { Part } from "@/lib/sandbox/demo-clients/cast";
import { t } from "@/lib/words/t";

/** What a line of smbclient means to whoever holds it. */
export type Heard =
  /** It is connected: it read its file, or was told why it may not. */
  | { readonly kind: "connected"; readonly read: true }
  | { readonly kind: "connected"; readonly read: false; readonly status: string }
  /** The server turned it away. */
  | ({ readonly kind: "refused" } & Refusal)
  /** The connection is gone. */
  | { readonly kind: "lost" };

/** At which step of connecting, and with which NT status. */
export interface Refusal {
  readonly stage: Stage;
  readonly status: string;
}

type Stage = "protocol negotiation" | "session setup" | "tree connect";

/** A server that went away, took the share away for a moment, or ended the session: an ordinary client comes back at once. */
const LOST =
  /NT_STATUS_(CONNECTION_\w+|IO_TIMEOUT|NETWORK_NAME_DELETED|NETWORK_SESSION_EXPIRED|USER_SESSION_DELETED|HOST_UNREACHABLE|LOCAL_DISCONNECT|REMOTE_DISCONNECT|PIPE_BROKEN|END_OF_FILE)\b/;

const FAILED = /(protocol negotiation|session setup|tree connect) failed: (NT_STATUS_\w+)/;

/** Reads a line that smbclient 4.17 writes (its client.c); undefined for one that tells nothing. */
export function understand(line: string): Heard | undefined {
  if (line.startsWith("getting file ")) return { kind: "connected", read: true };
  if (LOST.test(line)) return { kind: "lost" };
  const failed = FAILED.exec(line);
  if (failed) return { kind: "refused", stage: stageOf(failed[1]), status: failed[2] ?? "" };
  const unread = /(NT_STATUS_\w+) opening remote file/.exec(line);
  if (unread) return { kind: "connected", read: false, status: unread[1] ?? "" };
  return undefined;
}

function stageOf(words: string | undefined): Stage {
  return words === "session setup" || words === "tree connect" ? words : "protocol negotiation";
}

/** Samba 4.17's smb2_sesssetup.c and smb2_tcon.c, at log level 1. */
const NEEDS_ENCRYPTION = /reject (?:session|tcon) with dialect\[\w+\] as encryption is required/;

/**
 * Why the server turned it away, in one sentence. `log` is what smbd wrote of this client meanwhile: the same status
 * stands for several reasons, and the log alone tells them apart.
 */
export function whyRefused(
  part: Pick<Part, "share" | "speaks" | "user">,
  { stage, status }: Refusal,
  log: string,
): string {
  const { share, speaks, user } = part;
  if (NEEDS_ENCRYPTION.test(log)) {
    return needsEncryption(
      speaks.startsWith("SMB 2") ? speaks : null,
      stage === "tree connect" ? share : null,
    );
  }
  switch (status) {
    case "NT_STATUS_NOT_SUPPORTED":
      return t("The server speaks no version that this client knows; its newest is {speaks}.", { speaks });
    case "NT_STATUS_BAD_NETWORK_NAME":
      return t("There is no share {share}.", { share });
    case "NT_STATUS_LOGON_FAILURE":
      return t("The server does not accept {user}'s name and password.", { user });
    case "NT_STATUS_ACCESS_DENIED":
      return stage === "tree connect"
        ? t("The share {share} does not let {user} in.", { share, user })
        : t("The server does not let {user} in.", { user });
    default:
      return t("The server said {status} at the {stage}.", { status, stage });
  }
}

/** `lacking`: the version that has no encryption; null where the server has none to offer. `share`: null where it is the whole server. */
function needsEncryption(lacking: string | null, share: string | null): string {
  if (lacking !== null) {
    return share === null
      ? t("The server requires encryption, which {speaks} does not have.", { speaks: lacking })
      : t("The share {share} requires encryption, which {speaks} does not have.", { share, speaks: lacking });
  }
  return share === null
    ? t("The server requires encryption, which the server itself does not offer.")
    : t("The share {share} requires encryption, which the server itself does not offer.", { share });
}

/** What a connected client does, in one sentence. */
export function whatItDoes(part: Part, heard: Extract<Heard, { kind: "connected" }>): string {
  if (heard.read) return t("Reads {file} every few seconds.", { file: part.file });
  return heard.status === "NT_STATUS_OBJECT_NAME_NOT_FOUND"
    ? t("Connected, but {file} is not in the share any more.", { file: part.file })
    : t("Connected, but may not read {file}: {status}.", { file: part.file, status: heard.status });
}
