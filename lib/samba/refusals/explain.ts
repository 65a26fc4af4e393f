import { EXPLAIN_SIGN_IN } from "./explain-sign-in";
import type { RefusalFacts, RefusalKind } from "./refusal";
import { capital, inBrackets, type Sentences, type Words, wordsOf } from "./words";
import { msg, t } from "@/lib/words/t";

/** A refusal in words. */
export interface Explanation {
  /** What happened and what it means. */
  readonly why: string;
  /** What to do on which side; null where there is nothing to do on that one. */
  readonly onClient: string | null;
  readonly onServer: string | null;
}

/** The reason in a few words, for a column and a filter; to be said by `t`. */
export const REASONS: Readonly<Record<RefusalKind, string>> = {
  "session-encryption": msg("Server requires encryption"),
  "share-encryption": msg("Share requires encryption"),
  "guest-encryption": msg("Guests cannot encrypt"),
  "no-common-dialect": msg("No common protocol version"),
  "wrong-password": msg("Wrong password"),
  "unknown-user": msg("Unknown user"),
  "account-disabled": msg("Account disabled"),
  "account-locked": msg("Account locked out"),
  "account-expired": msg("Account expired"),
  "password-expired": msg("Password expired"),
  "sign-in-not-allowed": msg("Sign-in not allowed"),
  "no-domain-controller": msg("No domain controller"),
  "sign-in-failed": msg("Sign-in failed"),
  "guest-not-permitted": msg("Share lets no guests in"),
  "user-not-permitted": msg("User not permitted on the share"),
  "address-denied": msg("Address not allowed"),
  "no-such-share": msg("No such share"),
  "share-unavailable": msg("Share is switched off"),
  "too-many-connections": msg("Too many connections"),
  "folder-missing": msg("Folder is missing"),
  "folder-denied": msg("Folder refuses the user"),
};

/** Says a refusal in plain sentences. Names in them are as the client sent them. */
export function explainRefusal(facts: RefusalFacts): Explanation {
  const [why, onClient, onServer] = EXPLAIN[facts.kind](wordsOf(facts));
  return { why, onClient, onServer };
}

const SMB3_CLIENT = msg(
  "Use a system that encrypts: Windows 8 or Windows Server 2012 and later, a current macOS, or Linux mounting with vers=3.0 or later.",
);

const EXPLAIN: Readonly<Record<RefusalKind, (words: Words) => Sentences>> = {
  "session-encryption": ({ spoke, could }) => [
    t(
      could
        ? "The client spoke {spoke}, and offered no encryption. This server requires encryption for every session, so it was refused when signing in, before it named a share."
        : "The client spoke {spoke}, which cannot encrypt. This server requires encryption for every session, so it was refused when signing in, before it named a share.",
      { spoke },
    ),
    could ? t("Let the client encrypt: something on it turns encryption off.") : t(SMB3_CLIENT),
    t(
      "If this client has to stay as it is, choose the preset Transition on SMB3 Encryption: such clients then connect in the clear.",
    ),
  ],
  "share-encryption": ({ spoke, could, share }) =>
    could
      ? [
          t(
            "The client spoke {spoke}, which can encrypt, but the session did not, and {share} requires it. Most often encryption is off for the whole server: then nobody at all can connect to this share.",
            { spoke, share },
          ),
          t("If others connect to the share, something on this client turns encryption off."),
          t(
            "See on SMB3 Encryption whether {share} is locked out; if it is, choose the preset Transition or Required.",
            { share },
          ),
        ]
      : [
          t(
            "The client spoke {spoke}, which cannot encrypt, and {share} requires encryption. Other shares may be open to it.",
            { spoke, share },
          ),
          t(SMB3_CLIENT),
          t(
            "If this client has to stay as it is, set encryption for {share} to desired: such clients then connect in the clear.",
            { share },
          ),
        ],
  "guest-encryption": ({ detail }) => [
    t(
      detail === null
        ? "The client signed in as a guest. A guest has no password, thus no key to encrypt with, and encryption is required."
        : "The client signed in as a guest: just before, it had tried the name {tried}, which nobody has here. A guest has no password, thus no key to encrypt with, and encryption is required.",
      { tried: detail },
    ),
    t(
      "Sign in with an account of this server. Windows remembers a name it once used: remove that under Credential Manager.",
    ),
    t("Where guests have to be let in, encryption cannot be required."),
  ],
  "no-common-dialect": ({ spoke }) => noCommonDialect(spoke),
  ...EXPLAIN_SIGN_IN,
  "guest-not-permitted": ({ share, detail }) => [
    t(
      detail === null
        ? "The client signed in as a guest, and {share} lets no guests in."
        : "The client signed in as a guest: just before, it had tried the name {tried}, which nobody has here, and {share} lets no guests in.",
      { share, tried: detail },
    ),
    t("Sign in with an account of this server; check the spelling of the name."),
    t("Where guests are welcome, set guest ok = yes for {share}.", { share }),
  ],
  "user-not-permitted": ({ user, share }) => [
    t("{user} signed in, but may not use {share}.", { user, share }),
    null,
    t(
      "Check valid users and invalid users of {share}, the groups of {user}, and the share's permissions (sharesec).",
      { user, share },
    ),
  ],
  "address-denied": () => [
    t("The client's address may not connect: hosts allow or hosts deny shuts it out."),
    t("Connect from a network that is allowed."),
    t("Add the address or its network to hosts allow, of the server or of the share."),
  ],
  "no-such-share": ({ share }) => [
    t("The client asked for {share}, and there is none of that name.", { share }),
    t("Check the spelling, and drives mapped to a share that is gone."),
    t("Where it was renamed, tell the people who use it."),
  ],
  "share-unavailable": ({ share }) => [
    t("The client asked for {share}, which is switched off.", { share }),
    null,
    t("Take available = no from the share, or check the warnings about it in Edit Config File."),
  ],
  "too-many-connections": ({ share, detail }) => [
    t("{share} has as many connections as it may have{detail}.", {
      share: capital(share),
      detail: inBrackets(detail),
    }),
    t("Try again once somebody has left."),
    t("Close what is not used on Sessions, or raise max connections."),
  ],
  "folder-missing": ({ share, detail }) => [
    t("The folder behind {share} is not there{detail}.", { share, detail: inBrackets(detail) }),
    null,
    t("Check that its disk is mounted, and the path of the share."),
  ],
  "folder-denied": ({ user, detail }) => [
    t(
      detail === null
        ? "The client connected, but the system does not let the account with {user} into the folder."
        : "The client connected, but the system does not let the account with {user} into the folder {folder}.",
      { user, folder: detail },
    ),
    null,
    t("Check owner, group and permissions of the folder, and of those above it."),
  ],
};

function noCommonDialect(spoke: string): Sentences {
  if (spoke !== "SMB 1") {
    return [
      t(
        "The client speaks no SMB version that this server accepts: most likely only older ones. Samba does not log which, nor from where.",
      ),
      t("Use a system that speaks a newer SMB version."),
      t("Lower server min protocol, as far as safety allows."),
    ];
  }
  return [
    t(
      "The client speaks SMB 1 alone, which this server does not accept. It has no encryption that this panel could require.",
    ),
    t("Use a newer system, or turn SMB 2 on where the device allows it."),
    t("Turning SMB 1 on opens a way around encryption; a separate server for such devices is safer."),
  ];
}
