import type { Dialects } from "../dialects";
import type { ShareEncryption } from "../encryption";
import type { Signing } from "../signing";
import { type Comparison, type SharePromise, verdictOf } from "./compare";
import { contradiction } from "./contradiction";
import { OUTCOME_WORDS } from "./found";
import type { VerificationRow } from "./report";
import { msg, t } from "@/lib/words/t";

/** What the server says of itself before anybody signs in. Null where it did not say. */
export interface ServerAnswer {
  readonly smb1: boolean | null;
  readonly smb2: boolean | null;
  /** Names of the versions of SMB 3 it takes, oldest first. */
  readonly smb3: readonly string[] | null;
  /** The cipher it would encrypt with; `none` where it offers no encryption. */
  readonly cipher: string | null;
  readonly signingRequired: boolean | null;
}

export interface ServerPromise {
  readonly dialects: Pick<Dialects, "smb1" | "smb2" | "smb3">;
  readonly encryption: SharePromise;
  readonly signing: Signing["state"];
}

/**
 * Holds a server's negotiation against what smb.conf says of the server. It can contradict the file and never prove that
 * a share keeps its promise: what becomes of a session, only a session tells.
 */
export function compareNegotiation(promise: ServerPromise, answer: ServerAnswer): Comparison {
  const { dialects, encryption } = promise;
  const spoken = answer.smb3 === null ? null : answer.smb3.length > 0;
  const offered = answer.cipher === null ? null : answer.cipher !== "none";
  const rows = [
    row(msg("SMB 3"), SPOKEN, dialects.smb3, spoken, answersWith((answer.smb3 ?? []).join(", "))),
    row(msg("SMB 2"), SPOKEN, dialects.smb2, answer.smb2, answersWith("SMB 2")),
    row(msg("SMB 1"), SPOKEN, dialects.smb1, answer.smb1, answersWith("SMB 1")),
    row(msg("Encryption"), OFFERED, offerPromised(encryption.clients), offered, [
      t("It would encrypt with {cipher}.", { cipher: answer.cipher ?? "" }),
      t("It has no cipher for a client."),
    ]),
    row(msg("Signing"), REQUIRED, signingPromised(promise.signing), answer.signingRequired, [
      t("It takes no session that is not signed."),
      t("It leaves signing to the client."),
    ]),
  ];
  return verdictOf(rows) === "not-as-promised"
    ? { verdict: "not-as-promised", summary: contradiction(rows, encryption.caveat), rows }
    : { verdict: "unknown", summary: t(NOT_TOLD), rows };
}

const NOT_TOLD = msg(
  "Not verified: nothing the server says before the sign-in contradicts smb.conf, but it does not say whether this share demands encryption, nor what becomes of a session. Verify with a user name and a password to see that.",
);

/** What is said of a yes, and of a no. */
type YesNo = readonly [yes: string, no: string];

const SPOKEN: YesNo = [msg("Spoken"), msg("Not spoken")];
const OFFERED: YesNo = [msg("Offered"), msg("Not offered")];
const REQUIRED: YesNo = [msg("Required"), msg("When the client asks")];

function answersWith(versions: string): YesNo {
  return [t("It answers with {versions}.", { versions }), t("It takes no client that speaks this alone.")];
}

/** A client that insists on encryption gets it wherever the server offers any. */
function offerPromised({ smb3Asking }: ShareEncryption["clients"]): boolean | null {
  return smb3Asking === "unknown" ? null : smb3Asking === "encrypted";
}

function signingPromised(state: Signing["state"]): boolean | null {
  return state === "unknown" ? null : state === "required";
}

function row(
  subject: string,
  words: YesNo,
  promised: boolean | null,
  found: boolean | null,
  sentences: YesNo,
): VerificationRow {
  const known = promised !== null && found !== null;
  return {
    subject,
    promised: pick(words, promised) ?? OUTCOME_WORDS.unknown,
    found: pick(words, found) ?? OUTCOME_WORDS.unknown,
    verdict: !known ? "unknown" : promised === found ? "as-promised" : "not-as-promised",
    sentence: pick(sentences, found) ?? t("The server did not say."),
  };
}

function pick([yes, no]: YesNo, value: boolean | null): string | undefined {
  return value === null ? undefined : value ? yes : no;
}
