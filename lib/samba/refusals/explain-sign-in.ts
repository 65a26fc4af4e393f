import type { RefusalKind } from "./refusal";
import { inBrackets, type Sentences, type Words } from "./words";
import { t } from "@/lib/words/t";

type SignInKind = Extract<
  RefusalKind,
  | "wrong-password"
  | "unknown-user"
  | "account-disabled"
  | "account-locked"
  | "account-expired"
  | "password-expired"
  | "sign-in-not-allowed"
  | "no-domain-controller"
  | "sign-in-failed"
>;

/** A name or a password that was not taken. */
export const EXPLAIN_SIGN_IN: Readonly<Record<SignInKind, (words: Words) => Sentences>> = {
  "wrong-password": ({ user }) => [
    t("Somebody signed in as {user} with a password that is not theirs.", { user }),
    t("Type the password again. Windows may send a remembered one: remove it under Credential Manager."),
    t("Where it is forgotten, set a new one (smbpasswd, or in the directory)."),
  ],
  "unknown-user": ({ user }) => [
    t("Somebody signed in as {user}, and there is no such account here.", { user }),
    t(
      "Check the name and the domain before it: DOMAIN\\user, or SERVER\\user for an account of this server.",
    ),
    t("Create the account for Samba (smbpasswd -a), or check that the directory is reachable."),
  ],
  "account-disabled": ({ user }) => [
    t("The account {user} is disabled.", { user }),
    null,
    t("Enable it (smbpasswd -e, or in the directory), if it is meant to be used."),
  ],
  "account-locked": ({ user }) => [
    t("The account {user} is locked out after too many wrong passwords.", { user }),
    t("Look for a device that keeps sending an old password."),
    t("Unlock the account, or wait until the lockout ends."),
  ],
  "account-expired": ({ user }) => [
    t("The account {user} has expired.", { user }),
    null,
    t("Give it a later date, if it is meant to be used."),
  ],
  "password-expired": ({ user }) => [
    t("The password of {user} has expired or must be changed.", { user }),
    t("Change the password, then connect again."),
    null,
  ],
  "sign-in-not-allowed": ({ user, detail }) => [
    t("The account {user} may not sign in at this time, from this computer or in this way{detail}.", {
      user,
      detail: inBrackets(detail),
    }),
    null,
    t("Check the account's logon hours and workstations, and `ntlm auth` in smb.conf."),
  ],
  "no-domain-controller": ({ user, detail }) => [
    t(
      "Nobody could check the password of {user}: no domain controller answered, or it no longer knows this server{detail}.",
      { user, detail: inBrackets(detail) },
    ),
    null,
    t("Check the network, the clock and the membership (net ads testjoin)."),
  ],
  "sign-in-failed": ({ user, detail }) => [
    t("The sign-in as {user} failed{detail}.", { user, detail: inBrackets(detail) }),
    t("Check name, domain and password."),
    t("The log lines below tell what Samba knows."),
  ],
};
