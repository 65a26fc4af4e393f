import { type AlgorithmList, encryptionAlgorithms, signingAlgorithms } from "./ciphers";
import { dialects } from "./dialects";
import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";
import { fileCaveat } from "./encryption";
import type { ParameterLine } from "./lines";
import { protocolLabel } from "./protocol-versions";
import { type ServerFacts, serverFacts } from "./server-facts";
import { type GuestAccess, sharePostures } from "./share-posture";
import { signing } from "./signing";
import { type SourceLine, sourceLine } from "./source-line";
import { inWords } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";

/** One thing about the server: in a word or two, in a sentence, and the lines it comes from (none: Samba's default). */
export interface Aspect {
  readonly label: string;
  readonly reason: string;
  readonly lines: readonly SourceLine[];
}

/** Where a server stands on encryption in flight, as its file says it. Plain values: it can travel to a browser. */
export interface ServerPosture {
  readonly facts: ServerFacts;
  readonly encryption: Aspect;
  readonly signing: Aspect;
  /** `lowest` and `highest` as people write them, "SMB 2.1"; empty where the value is none that Samba knows. */
  readonly dialects: Aspect & { readonly lowest: string; readonly highest: string; readonly smb1: boolean };
  readonly encryptionAlgorithms: Aspect;
  readonly signingAlgorithms: Aspect;
  /** Names of the shares whose lines admit guests, and of those where encryption shuts out all guests or those of SMB 3. */
  readonly guests: Aspect & {
    readonly shares: readonly string[];
    readonly refused: readonly string[];
    readonly olderClients: readonly string[];
  };
  /** Set where another file, which is not read here, may say otherwise. */
  readonly caveat?: string;
}

/** Reads the posture of a whole document. */
export function serverPosture(doc: SmbConf): ServerPosture {
  const facts = serverFacts(doc);
  const sign = signing(doc);
  const caveat = fileCaveat(doc);
  return {
    facts,
    encryption: { ...encryptionWords(doc, facts), lines: lineOf(doc, "smb encrypt") },
    signing: { label: sign.label, reason: sign.reason, lines: written(doc, [sign.line]) },
    dialects: dialectWords(doc),
    encryptionAlgorithms: listWords(doc, encryptionAlgorithms(doc), "encrypted"),
    signingAlgorithms: listWords(doc, signingAlgorithms(doc), "signed"),
    guests: guestWords(doc),
    ...(caveat !== undefined && { caveat }),
  };
}

function encryptionWords(doc: SmbConf, { encrypt }: ServerFacts): { label: string; reason: string } {
  if (encrypt) return { label: t(ENCRYPTION[encrypt].label), reason: t(ENCRYPTION[encrypt].reason) };
  const value = effectiveValue(doc, "global", "smb encrypt")?.value ?? "";
  return {
    label: t("Unknown"),
    reason: t("“{value}” is no value of “smb encrypt”. Samba refuses a file with such a line; correct it.", {
      value,
    }),
  };
}

const ENCRYPTION = {
  if_required: {
    label: msg("Only when the client asks"),
    reason: msg("The server asks nobody to encrypt; a client that insists on it is encrypted."),
  },
  off: {
    label: msg("Turned off"),
    reason: msg("The server offers no encryption at all: a client that insists on it is refused."),
  },
  desired: {
    label: msg("When the client can"),
    reason: msg(
      "Every session of a client that can encrypt is encrypted; older clients are served in the clear.",
    ),
  },
  required: {
    label: msg("Required"),
    reason: msg("Every session is encrypted; a client that cannot encrypt is refused, and so are guests."),
  },
} as const;

function dialectWords(doc: SmbConf): ServerPosture["dialects"] {
  const { min, max, minLine, maxLine, smb1 } = dialects(doc);
  const lines = written(doc, [minLine, maxLine]);
  if (!min || !max) {
    const reason = t("The lowest or highest protocol version is none that Samba knows. Correct that line.");
    return { label: t("Unknown"), reason, lines, lowest: "", highest: "", smb1 };
  }
  const [lowest, highest] = [protocolLabel(min), protocolLabel(max)];
  const label = t(lowest === highest ? "{lowest} only" : "{lowest} to {highest}", { lowest, highest });
  if (min.rank > max.rank) {
    const reason = t(
      "The lowest version allowed, {lowest}, is above the highest, {highest}: nobody can connect.",
      { lowest, highest },
    );
    return { label: t("None"), reason, lines, lowest, highest, smb1 };
  }
  const reason = t(
    smb1
      ? "SMB 1 is on: it is never encrypted, and somebody on the line can make a newer client fall back to it."
      : max.generation < 3
        ? "SMB 1 is off. SMB 3, the only version that can encrypt, is not spoken."
        : "SMB 1 is off.",
  );
  return { label, reason, lines, lowest, highest, smb1 };
}

function listWords(doc: SmbConf, list: AlgorithmList, what: "encrypted" | "signed"): Aspect {
  const lines = written(doc, list.lines);
  if (list.refused) {
    const reason = t(
      "Line {line} mixes a plain list with “+” or “-”. Samba refuses a file with such a line; correct it.",
      { line: list.refused.number },
    );
    return { label: t("Unknown"), reason, lines };
  }
  const isNone = list.algorithms.length === 0;
  const passed =
    list.unknown.length > 0 &&
    t("Samba knows nothing named {unknown} and passes over it.", { unknown: list.unknown.join(", ") });
  return {
    label: isNone ? t("None") : list.algorithms.join(", "),
    reason: [t(LIST_WORDS[what][isNone ? "none" : "some"]), passed].filter(Boolean).join(" "),
    lines,
  };
}

const LIST_WORDS = {
  encrypted: {
    none: msg("No session of SMB 3.1.1 can be encrypted."),
    some: msg("An SMB 3.1.1 session is encrypted with the first of these that the client knows."),
  },
  signed: {
    none: msg("No session of SMB 3.1.1 can be signed."),
    some: msg("An SMB 3.1.1 session is signed with the first of these that the client knows."),
  },
} as const;

const MOST_NAMED = 3;

function guestWords(doc: SmbConf): ServerPosture["guests"] {
  const postures = sharePostures(doc).filter(({ guests }) => guests.state !== "none");
  const named = (state: GuestAccess["state"]) =>
    postures.flatMap(({ name, guests }) => (guests.state === state ? [name] : []));
  const shares = postures.map(({ name }) => name);
  const [refused, olderClients] = [named("refused"), named("older-clients")];
  const lines = written(
    doc,
    postures.map(({ guests }) => guests.line),
  );
  if (shares.length === 0) {
    return { label: t("None"), reason: t("No share admits guests."), lines, shares, refused, olderClients };
  }
  const sentences = [
    whoAdmits(shares),
    refused.length > 0 &&
      t(
        "At {count, plural, one {1 share} other {{count} shares}} they are refused all the same, because encryption is required there and without a password there is no key.",
        { count: refused.length },
      ),
    olderClients.length > 0 &&
      t(
        "At {count, plural, one {1 share} other {{count} shares}} guests with an SMB 3 client are shut out, because it is told to encrypt and has no key.",
        { count: olderClients.length },
      ),
  ];
  const reason = sentences.filter(Boolean).join(" ");
  const label = t("{count, plural, one {1 share} other {{count} shares}}", { count: shares.length });
  return { label, reason, lines, shares, refused, olderClients };
}

/** A few are named, many are counted. */
function whoAdmits(shares: readonly string[]): string {
  return shares.length > MOST_NAMED
    ? t("{count} shares admit guests.", { count: shares.length })
    : t("{count, plural, one {{shares} admits guests.} other {{shares} admit guests.}}", {
        count: shares.length,
        shares: inWords(shares),
      });
}

function lineOf(doc: SmbConf, parameter: string): SourceLine[] {
  return written(doc, [effectiveValue(doc, "global", parameter)?.line]);
}

function written(doc: SmbConf, lines: readonly (ParameterLine | undefined)[]): SourceLine[] {
  return [...new Set(lines)].flatMap((line) => (line ? [sourceLine(doc, line)] : []));
}
