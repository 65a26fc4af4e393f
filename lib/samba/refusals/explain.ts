import { dialectLabel } from "../dialect-label";
import type { RefusalFacts, RefusalKind } from "./refusal";

/** A refusal in words. */
export interface Explanation {
  /** What happened and what it means. */
  readonly why: string;
  /** What to do on which side; null where there is nothing to do on that one. */
  readonly onClient: string | null;
  readonly onServer: string | null;
}

/** The reason in a few words, for a column and a filter. */
export const REASONS: Readonly<Record<RefusalKind, string>> = {
  "session-encryption": "Server requires encryption",
  "share-encryption": "Share requires encryption",
  "guest-encryption": "Guests cannot encrypt",
  "no-common-dialect": "No common protocol version",
  "wrong-password": "Wrong password",
  "unknown-user": "Unknown user",
  "account-disabled": "Account disabled",
  "account-locked": "Account locked out",
  "account-expired": "Account expired",
  "password-expired": "Password expired",
  "sign-in-not-allowed": "Sign-in not allowed",
  "no-domain-controller": "No domain controller",
  "sign-in-failed": "Sign-in failed",
  "guest-not-permitted": "Share lets no guests in",
  "user-not-permitted": "User not permitted on the share",
  "address-denied": "Address not allowed",
  "no-such-share": "No such share",
  "share-unavailable": "Share is switched off",
  "too-many-connections": "Too many connections",
  "folder-missing": "Folder is missing",
  "folder-denied": "Folder refuses the user",
};

/** Says a refusal in plain sentences. Names in them are as the client sent them. */
export function explainRefusal(facts: RefusalFacts): Explanation {
  const [why, onClient, onServer] = EXPLAIN[facts.kind](wordsOf(facts));
  return { why, onClient, onServer };
}

interface Words {
  readonly spoke: string;
  /** It negotiated a version that has encryption, and does not use it. */
  readonly could: boolean;
  readonly share: string;
  readonly user: string;
  readonly detail: string | null;
}

function wordsOf({ dialect, share, user, detail }: RefusalFacts): Words {
  return {
    spoke: dialect === null ? "an SMB version the log does not name" : dialectLabel(dialect),
    could: dialect?.startsWith("SMB3") ?? false,
    share: share === null ? "the share" : `the share ${share}`,
    user: user ?? "an unnamed user",
    detail,
  };
}

type Sentences = readonly [why: string, onClient: string | null, onServer: string | null];

const SMB3_CLIENT =
  "Use a system that encrypts: Windows 8 or Windows Server 2012 and later, a current macOS, or Linux mounting with vers=3.0 or later.";
const CANNOT_MOVE = "If this client has to stay as it is,";

const EXPLAIN: Readonly<Record<RefusalKind, (words: Words) => Sentences>> = {
  "session-encryption": ({ spoke, could }) => [
    `The client spoke ${spoke}, ${could ? "and offered no encryption" : "which cannot encrypt"}. This server requires encryption for every session, so it was refused when signing in, before it named a share.`,
    could ? "Let the client encrypt: something on it turns encryption off." : SMB3_CLIENT,
    `${CANNOT_MOVE} choose the preset Transition on SMB3 Encryption: such clients then connect in the clear.`,
  ],
  "share-encryption": ({ spoke, could, share }) =>
    could
      ? [
          `The client spoke ${spoke}, which can encrypt, but the session did not, and ${share} requires it. Most often encryption is off for the whole server: then nobody at all can connect to this share.`,
          "If others connect to the share, something on this client turns encryption off.",
          `See on SMB3 Encryption whether ${share} is locked out; if it is, choose the preset Transition or Required.`,
        ]
      : [
          `The client spoke ${spoke}, which cannot encrypt, and ${share} requires encryption. Other shares may be open to it.`,
          SMB3_CLIENT,
          `${CANNOT_MOVE} set encryption for ${share} to desired: such clients then connect in the clear.`,
        ],
  "guest-encryption": ({ detail }) => [
    `The client signed in as a guest${triedName(detail)}. A guest has no password, thus no key to encrypt with, and encryption is required.`,
    "Sign in with an account of this server. Windows remembers a name it once used: remove that under Credential Manager.",
    "Where guests have to be let in, encryption cannot be required.",
  ],
  "no-common-dialect": ({ spoke }) => noCommonDialect(spoke),
  "wrong-password": ({ user }) => [
    `Somebody signed in as ${user} with a password that is not theirs.`,
    "Type the password again. Windows may send a remembered one: remove it under Credential Manager.",
    "Where it is forgotten, set a new one (smbpasswd, or in the directory).",
  ],
  "unknown-user": ({ user }) => [
    `Somebody signed in as ${user}, and there is no such account here.`,
    "Check the name and the domain before it: DOMAIN\\user, or SERVER\\user for an account of this server.",
    "Create the account for Samba (smbpasswd -a), or check that the directory is reachable.",
  ],
  "account-disabled": ({ user }) => [
    `The account ${user} is disabled.`,
    null,
    "Enable it (smbpasswd -e, or in the directory), if it is meant to be used.",
  ],
  "account-locked": ({ user }) => [
    `The account ${user} is locked out after too many wrong passwords.`,
    "Look for a device that keeps sending an old password.",
    "Unlock the account, or wait until the lockout ends.",
  ],
  "account-expired": ({ user }) => [
    `The account ${user} has expired.`,
    null,
    "Give it a later date, if it is meant to be used.",
  ],
  "password-expired": ({ user }) => [
    `The password of ${user} has expired or must be changed.`,
    "Change the password, then connect again.",
    null,
  ],
  "sign-in-not-allowed": ({ user, detail }) => [
    `The account ${user} may not sign in at this time, from this computer or in this way${inBrackets(detail)}.`,
    null,
    "Check the account's logon hours and workstations, and `ntlm auth` in smb.conf.",
  ],
  "no-domain-controller": ({ user, detail }) => [
    `Nobody could check the password of ${user}: no domain controller answered, or it no longer knows this server${inBrackets(detail)}.`,
    null,
    "Check the network, the clock and the membership (net ads testjoin).",
  ],
  "sign-in-failed": ({ user, detail }) => [
    `The sign-in as ${user} failed${inBrackets(detail)}.`,
    "Check name, domain and password.",
    "The log lines below tell what Samba knows.",
  ],
  "guest-not-permitted": ({ share, detail }) => [
    `The client signed in as a guest${triedName(detail)}, and ${share} lets no guests in.`,
    "Sign in with an account of this server; check the spelling of the name.",
    `Where guests are welcome, set guest ok = yes for ${share}.`,
  ],
  "user-not-permitted": ({ user, share }) => [
    `${user} signed in, but may not use ${share}.`,
    null,
    `Check valid users and invalid users of ${share}, the groups of ${user}, and the share's permissions (sharesec).`,
  ],
  "address-denied": () => [
    "The client's address may not connect: hosts allow or hosts deny shuts it out.",
    "Connect from a network that is allowed.",
    "Add the address or its network to hosts allow, of the server or of the share.",
  ],
  "no-such-share": ({ share }) => [
    `The client asked for ${share}, and there is none of that name.`,
    "Check the spelling, and drives mapped to a share that is gone.",
    "Where it was renamed, tell the people who use it.",
  ],
  "share-unavailable": ({ share }) => [
    `The client asked for ${share}, which is switched off.`,
    null,
    "Take available = no from the share, or check the warnings about it in Edit Config File.",
  ],
  "too-many-connections": ({ share, detail }) => [
    `${capital(share)} has as many connections as it may have${detail === null ? "" : ` (${detail})`}.`,
    "Try again once somebody has left.",
    "Close what is not used on Sessions, or raise max connections.",
  ],
  "folder-missing": ({ share, detail }) => [
    `The folder behind ${share} is not there${inBrackets(detail)}.`,
    null,
    "Check that its disk is mounted, and the path of the share.",
  ],
  "folder-denied": ({ user, detail }) => [
    `The client connected, but the system does not let the account with ${user} into the folder${detail === null ? "" : ` ${detail}`}.`,
    null,
    "Check owner, group and permissions of the folder, and of those above it.",
  ],
};

function noCommonDialect(spoke: string): Sentences {
  if (spoke !== "SMB 1") {
    return [
      "The client speaks no SMB version that this server accepts: most likely only older ones. Samba does not log which, nor from where.",
      "Use a system that speaks a newer SMB version.",
      "Lower server min protocol, as far as safety allows.",
    ];
  }
  return [
    "The client speaks SMB 1 alone, which this server does not accept. It has no encryption that this panel could require.",
    "Use a newer system, or turn SMB 2 on where the device allows it.",
    "Turning SMB 1 on opens a way around encryption; a separate server for such devices is safer.",
  ];
}

function triedName(detail: string | null): string {
  return detail === null ? "" : `: just before, it had tried the name ${detail}, which nobody has here`;
}

function inBrackets(detail: string | null): string {
  return detail === null ? "" : ` (${detail})`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
