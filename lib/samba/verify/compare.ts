import type { ShareEncryption } from "../encryption";
import type { ClientOutcome } from "../encryption-table";
import { contradiction, inRow } from "./contradiction";
import { describeFound, type Found, OUTCOME_WORDS } from "./found";
import { PROBE_CLIENTS, type ProbeClient } from "./probe-clients";
import type { Verdict, VerificationRow } from "./report";
import { msg, t } from "@/lib/words/t";

type ClientOutcomes = ShareEncryption["clients"];

/** What smb.conf says of a share. */
export interface SharePromise {
  readonly clients: ClientOutcomes;
  /** Which other file may say otherwise. */
  readonly caveat?: string | undefined;
}

export interface Comparison {
  readonly verdict: Verdict;
  readonly summary: string;
  readonly rows: readonly VerificationRow[];
}

/**
 * Holds what the clients met against what smb.conf promises them. A refusal that the account itself may have earned is
 * no broken promise: where nobody was let in, although somebody should be, nothing is known.
 */
export function comparePromise(
  { clients: promised, caveat }: SharePromise,
  found: ReadonlyMap<ProbeClient, Found>,
): Comparison {
  const met = [...found];
  const isLetIn = (outcome: ClientOutcome) => outcome === "clear" || outcome === "encrypted";
  const doubtful =
    !met.some(([, { outcome }]) => isLetIn(outcome)) &&
    met.some(([client]) => isLetIn(promisedTo(promised, client)));
  const rows = met.map(([client, what]) =>
    rowOf(client, promisedTo(promised, client), doubtful ? doubted(what) : what),
  );
  const verdict = verdictOf(rows);
  return { verdict, summary: doubtful ? t(NOBODY_LET_IN) : summaryOf(verdict, rows, caveat), rows };
}

const NOBODY_LET_IN = msg(
  "Could not be verified: Samba let this account in with no version of the protocol. Either the account may not use the share (look at its valid users and its folder's permissions), or Samba does not know the user name and took it for a guest's, or it still goes by an older file. Try an account that works, or Restart Samba and verify again.",
);

/** A server that does not speak SMB 1 refuses it. */
function promisedTo(clients: ClientOutcomes, client: ProbeClient): ClientOutcome {
  return clients[client] ?? "refused";
}

/** A denial proves nothing while it may be the account's own. */
function doubted(found: Found): Found {
  const itself = found.outcome === "refused" && ["sign-in", "share", "files"].includes(found.at);
  return itself ? { outcome: "unknown", why: { kind: "doubted", found } } : found;
}

function rowOf(client: ProbeClient, promised: ClientOutcome, found: Found): VerificationRow {
  const known = found.outcome !== "unknown" && promised !== "unknown";
  const verdict = !known ? "unknown" : promised === found.outcome ? "as-promised" : "not-as-promised";
  const readable = verdict === "not-as-promised" && found.outcome === "clear";
  return {
    subject: PROBE_CLIENTS[client].label,
    promised: OUTCOME_WORDS[promised],
    found: OUTCOME_WORDS[found.outcome],
    verdict,
    sentence: [
      describeFound(found),
      ...(readable ? [t("What it reads and writes can be read on the way.")] : []),
    ].join(" "),
  };
}

/** One contradiction decides; one row that is not known leaves the whole unknown. */
export function verdictOf(rows: readonly VerificationRow[]): Verdict {
  if (rows.some(({ verdict }) => verdict === "not-as-promised")) return "not-as-promised";
  const all = rows.length > 0 && rows.every(({ verdict }) => verdict === "as-promised");
  return all ? "as-promised" : "unknown";
}

function summaryOf(verdict: Verdict, rows: readonly VerificationRow[], caveat: string | undefined): string {
  if (verdict === "not-as-promised") return contradiction(rows, caveat);
  if (verdict === "as-promised") {
    const each = rows.map(({ subject, found }) => t(KEPT[found] ?? "", { client: t(subject) }));
    const readable = rows.some(({ found }) => found === OUTCOME_WORDS.clear);
    return [
      t("As promised. {each}.", { each: inRow(each) }),
      ...(readable ? [t("What goes in the clear can be read on the way.")] : []),
    ].join(" ");
  }
  const open = rows.filter((row) => row.verdict === "unknown").map(({ subject }) => t(subject));
  return t("Could not be verified for {clients}; nothing else contradicts smb.conf.", {
    clients: open.length === 0 ? "" : open.reduce((one, other) => t("{one} and {other}", { one, other })),
  });
}

/** By the word for what was found. */
const KEPT: Readonly<Record<string, string>> = {
  Encrypted: msg("{client}: encrypted"),
  "In the clear": msg("{client}: in the clear"),
  Refused: msg("{client}: refused"),
};
