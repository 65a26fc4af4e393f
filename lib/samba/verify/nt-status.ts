import { msg, t } from "@/lib/words/t";

/**
 * What a refusal says about: the credentials; the account, which is real but may not sign in; the share, which is not
 * served; the protocol version, which the server does not speak; or `denied`, Samba's one word for an account that may
 * not use the share and for a client that does not encrypt where it must.
 */
export type RefusalKind = "credentials" | "account" | "share" | "protocol" | "denied" | "other";

interface Meaning {
  readonly kind: RefusalKind;
  /** Completes "Samba refused it: …". */
  readonly words: string;
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  NT_STATUS_LOGON_FAILURE: { kind: "credentials", words: msg("the user name or the password is not right") },
  NT_STATUS_WRONG_PASSWORD: { kind: "credentials", words: msg("the password is not right") },
  NT_STATUS_NO_SUCH_USER: { kind: "credentials", words: msg("there is no such user") },
  NT_STATUS_ACCOUNT_DISABLED: { kind: "account", words: msg("the account is disabled") },
  NT_STATUS_ACCOUNT_EXPIRED: { kind: "account", words: msg("the account has expired") },
  NT_STATUS_ACCOUNT_LOCKED_OUT: {
    kind: "account",
    words: msg("the account is locked after too many failures"),
  },
  NT_STATUS_ACCOUNT_RESTRICTION: { kind: "account", words: msg("the account may not sign in this way") },
  NT_STATUS_INVALID_LOGON_HOURS: { kind: "account", words: msg("the account may not sign in at this hour") },
  NT_STATUS_INVALID_WORKSTATION: {
    kind: "account",
    words: msg("the account may not sign in from this machine"),
  },
  NT_STATUS_LOGON_TYPE_NOT_GRANTED: {
    kind: "account",
    words: msg("the account may not sign in over the network"),
  },
  NT_STATUS_PASSWORD_EXPIRED: { kind: "account", words: msg("the password has expired") },
  NT_STATUS_PASSWORD_MUST_CHANGE: { kind: "account", words: msg("the password has to be changed first") },
  NT_STATUS_NTLM_BLOCKED: {
    kind: "account",
    words: msg("the server takes no passwords by NTLM, only Kerberos"),
  },
  NT_STATUS_NO_LOGON_SERVERS: { kind: "account", words: msg("no domain controller answers") },
  NT_STATUS_TRUSTED_RELATIONSHIP_FAILURE: {
    kind: "account",
    words: msg("the domain does not trust this server"),
  },
  NT_STATUS_BAD_NETWORK_NAME: { kind: "share", words: msg("the share is not served") },
  NT_STATUS_NETWORK_NAME_DELETED: { kind: "share", words: msg("the share was closed meanwhile") },
  NT_STATUS_BAD_DEVICE_TYPE: { kind: "share", words: msg("it is no share of files") },
  NT_STATUS_NOT_SUPPORTED: { kind: "protocol", words: msg("the server does not speak this version") },
  NT_STATUS_INVALID_NETWORK_RESPONSE: {
    kind: "protocol",
    words: msg("the server does not speak this version"),
  },
  NT_STATUS_ACCESS_DENIED: { kind: "denied", words: msg("access denied") },
  NT_STATUS_INSUFFICIENT_RESOURCES: {
    kind: "other",
    words: msg("as many clients as allowed are connected already"),
  },
  NT_STATUS_REQUEST_NOT_ACCEPTED: {
    kind: "other",
    words: msg("as many clients as allowed are connected already"),
  },
  NT_STATUS_IO_TIMEOUT: { kind: "other", words: msg("it did not answer in time") },
  NT_STATUS_CONNECTION_RESET: { kind: "other", words: msg("it broke the connection off") },
  NT_STATUS_CONNECTION_DISCONNECTED: { kind: "other", words: msg("it broke the connection off") },
};

/** What an NT status means here, in words. One that is not known stands for itself. */
export function ntStatusMeaning(status: string): Meaning {
  const meaning = MEANINGS[status];
  return meaning === undefined
    ? { kind: "other", words: t("it answered {status}", { status }) }
    : { kind: meaning.kind, words: t(meaning.words) };
}
