import { msg } from "@/lib/words/t";

/** What becomes of the traffic to a share, over all kinds of clients. */
export type EncryptionState =
  | "encrypted"
  | "when-client-can"
  | "on-request"
  | "clear"
  | "locked-out"
  | "unknown";

/** What one kind of client meets: refused, or served with its traffic encrypted or in the clear. */
export type ClientOutcome = "encrypted" | "clear" | "refused" | "unknown";

/** A value of `smb encrypt`; `default`, `if_required` and an unset one behave alike. */
export type EncryptValue = "if_required" | "off" | "desired" | "required";

/** To be said by `t`. */
export const ENCRYPTION_LABELS: Readonly<Record<EncryptionState, string>> = {
  encrypted: msg("Encrypted"),
  "when-client-can": msg("Clear when the client cannot"),
  "on-request": msg("Clear unless the client asks"),
  clear: msg("Clear"),
  "locked-out": msg("Locked out"),
  unknown: msg("Unknown"),
};

/** What a pair of values leads to, in one word and in a sentence. */
export interface EncryptionRow {
  readonly state: Exclude<EncryptionState, "unknown">;
  /** To be said by `t`. */
  readonly reason: string;
}

const ON_REQUEST = msg(
  "The server encrypts only for a client that insists on it; all others read and write in the clear.",
);
const SESSION_DESIRED = msg(
  "The server encrypts every session of a client that can; an older client is served in the clear.",
);
const SESSION_REQUIRED = msg(
  "The server requires encryption of every session: SMB 3 clients are encrypted, older ones are refused at sign-in.",
);
const OFF = msg(
  "The server offers no encryption, so everything goes in the clear; a client that insists on it is refused.",
);

/**
 * What the pair of the global value (read when the session is set up) and the share's (read when the share is connected)
 * leads to. Measured with smbd 4.17.12 for every pair; the integration test derives it again from a real smbd.
 */
export const ENCRYPTION_TABLE: Readonly<Record<EncryptValue, Readonly<Record<EncryptValue, EncryptionRow>>>> =
  {
    if_required: {
      if_required: { state: "on-request", reason: ON_REQUEST },
      off: { state: "on-request", reason: ON_REQUEST },
      desired: {
        state: "when-client-can",
        reason: msg(
          "This share is encrypted for every SMB 3 client; an older client is served in the clear.",
        ),
      },
      required: {
        state: "encrypted",
        reason: msg(
          "This share requires encryption: SMB 3 clients are encrypted, older ones are refused at this share.",
        ),
      },
    },
    off: {
      if_required: { state: "clear", reason: OFF },
      off: { state: "clear", reason: OFF },
      desired: {
        state: "clear",
        reason: msg(
          "The share asks for encryption, but [global] turns it off for the whole server, so everything goes in the clear.",
        ),
      },
      required: {
        state: "locked-out",
        reason: msg(
          "The share requires encryption, but [global] turns it off for the whole server: nobody can connect to this share.",
        ),
      },
    },
    desired: {
      if_required: { state: "when-client-can", reason: SESSION_DESIRED },
      off: {
        state: "when-client-can",
        reason: msg(
          "The server encrypts every session of a client that can; an older client is served in the clear. The share's own “off” changes nothing.",
        ),
      },
      desired: { state: "when-client-can", reason: SESSION_DESIRED },
      required: {
        state: "encrypted",
        reason: msg(
          "This share requires encryption: SMB 3 clients are encrypted, older ones are refused at this share.",
        ),
      },
    },
    required: {
      if_required: { state: "encrypted", reason: SESSION_REQUIRED },
      off: {
        state: "encrypted",
        reason: msg(
          "The server requires encryption of every session: SMB 3 clients are encrypted, older ones are refused at sign-in. The share's own “off” changes nothing.",
        ),
      },
      desired: { state: "encrypted", reason: SESSION_REQUIRED },
      required: { state: "encrypted", reason: SESSION_REQUIRED },
    },
  };

/**
 * What each state means to the kinds of clients, as long as the server speaks their version of SMB. For SMB 1 the share's
 * value alone counts (measured: under a global `required`, a share that says `off` is served to SMB 1 in the clear).
 */
export const OUTCOMES: Readonly<
  Record<
    EncryptionRow["state"],
    { readonly smb2: ClientOutcome; readonly smb3: ClientOutcome; readonly smb3Asking: ClientOutcome }
  >
> = {
  encrypted: { smb2: "refused", smb3: "encrypted", smb3Asking: "encrypted" },
  "when-client-can": { smb2: "clear", smb3: "encrypted", smb3Asking: "encrypted" },
  "on-request": { smb2: "clear", smb3: "clear", smb3Asking: "encrypted" },
  clear: { smb2: "clear", smb3: "clear", smb3Asking: "refused" },
  "locked-out": { smb2: "refused", smb3: "refused", smb3Asking: "refused" },
};
