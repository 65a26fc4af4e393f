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
  if (encrypt) return ENCRYPTION[encrypt];
  const value = effectiveValue(doc, "global", "smb encrypt")?.value ?? "";
  return {
    label: "Unknown",
    reason: `“${value}” is no value of “smb encrypt”. Samba refuses a file with such a line; correct it.`,
  };
}

const ENCRYPTION = {
  if_required: {
    label: "Only when the client asks",
    reason: "The server asks nobody to encrypt; a client that insists on it is encrypted.",
  },
  off: {
    label: "Turned off",
    reason: "The server offers no encryption at all: a client that insists on it is refused.",
  },
  desired: {
    label: "When the client can",
    reason: "Every session of a client that can encrypt is encrypted; older clients are served in the clear.",
  },
  required: {
    label: "Required",
    reason: "Every session is encrypted; a client that cannot encrypt is refused, and so are guests.",
  },
} as const;

function dialectWords(doc: SmbConf): ServerPosture["dialects"] {
  const { min, max, minLine, maxLine, smb1 } = dialects(doc);
  const lines = written(doc, [minLine, maxLine]);
  if (!min || !max) {
    const reason = "The lowest or highest protocol version is none that Samba knows. Correct that line.";
    return { label: "Unknown", reason, lines, lowest: "", highest: "", smb1 };
  }
  const [lowest, highest] = [protocolLabel(min), protocolLabel(max)];
  const label = lowest === highest ? `${lowest} only` : `${lowest} to ${highest}`;
  if (min.rank > max.rank) {
    const reason = `The lowest version allowed, ${lowest}, is above the highest, ${highest}: nobody can connect.`;
    return { label: "None", reason, lines, lowest, highest, smb1 };
  }
  const reason = smb1
    ? "SMB 1 is on: it is never encrypted, and somebody on the line can make a newer client fall back to it."
    : max.generation < 3
      ? "SMB 1 is off. SMB 3, the only version that can encrypt, is not spoken."
      : "SMB 1 is off.";
  return { label, reason, lines, lowest, highest, smb1 };
}

function listWords(doc: SmbConf, list: AlgorithmList, what: "encrypted" | "signed"): Aspect {
  const lines = written(doc, list.lines);
  if (list.refused) {
    const reason = `Line ${String(list.refused.number)} mixes a plain list with “+” or “-”. Samba refuses a file with such a line; correct it.`;
    return { label: "Unknown", reason, lines };
  }
  const passed =
    list.unknown.length > 0
      ? ` Samba knows nothing named ${list.unknown.join(", ")} and passes over it.`
      : "";
  const [first] = list.algorithms;
  if (first === undefined) {
    return { label: "None", reason: `No session of SMB 3.1.1 can be ${what}.${passed}`, lines };
  }
  const reason = `An SMB 3.1.1 session is ${what} with the first of these that the client knows.${passed}`;
  return { label: list.algorithms.join(", "), reason, lines };
}

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
    return { label: "None", reason: "No share admits guests.", lines, shares, refused, olderClients };
  }
  const sentences = [
    `${namedOrCounted(shares)} ${shares.length === 1 ? "admits" : "admit"} guests.`,
    refused.length > 0
      ? `At ${counted(refused.length)} they are refused all the same, because encryption is required there and without a password there is no key.`
      : "",
    olderClients.length > 0
      ? `At ${counted(olderClients.length)} guests with an SMB 3 client are shut out, because it is told to encrypt and has no key.`
      : "",
  ];
  const reason = sentences.filter(Boolean).join(" ");
  return { label: counted(shares.length), reason, lines, shares, refused, olderClients };
}

/** A few are named, many are counted. */
function namedOrCounted(shares: readonly string[]): string {
  const [last] = shares.slice(-1);
  if (last === undefined || shares.length > MOST_NAMED) return counted(shares.length);
  return shares.length === 1 ? last : `${shares.slice(0, -1).join(", ")} and ${last}`;
}

function counted(shares: number): string {
  return shares === 1 ? "1 share" : `${String(shares)} shares`;
}

function lineOf(doc: SmbConf, parameter: string): SourceLine[] {
  return written(doc, [effectiveValue(doc, "global", parameter)?.line]);
}

function written(doc: SmbConf, lines: readonly (ParameterLine | undefined)[]): SourceLine[] {
  return [...new Set(lines)].flatMap((line) => (line ? [sourceLine(doc, line)] : []));
}
