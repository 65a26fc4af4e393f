import type { SmbConf } from "./document";
import type { ParameterLine } from "./lines";
import { GLOBAL_KEY, parameterKey } from "./names";

/** What Samba can encrypt SMB 3.1.1 with, in its default order. */
export const ENCRYPTION_ALGORITHMS = ["AES-128-GCM", "AES-128-CCM", "AES-256-GCM", "AES-256-CCM"] as const;
/** What Samba can sign SMB 3.1.1 with, in its default order. */
export const SIGNING_ALGORITHMS = ["AES-128-GMAC", "AES-128-CMAC", "HMAC-SHA256"] as const;

export type EncryptionAlgorithm = (typeof ENCRYPTION_ALGORITHMS)[number];
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

/** What a list parameter comes to. */
export interface AlgorithmList<Algorithm extends string = string> {
  /** Those in effect, best first, in Samba's spelling. */
  readonly algorithms: readonly Algorithm[];
  /** Words in the list that name none: Samba passes over them. */
  readonly unknown: readonly string[];
  /** Every line that has a part in it, in file order; none where Samba's default holds. */
  readonly lines: readonly ParameterLine[];
  /** The line that Samba refuses the whole file for: one that adds or removes and then names one plainly. */
  readonly refused?: ParameterLine;
}

/** `server smb3 encryption algorithms` as all its lines in `[global]` make it. */
export function encryptionAlgorithms(doc: SmbConf): AlgorithmList<EncryptionAlgorithm> {
  return readList(doc, "serversmb3encryptionalgorithms", ENCRYPTION_ALGORITHMS);
}

/**
 * `server smb3 signing algorithms` as all its lines in `[global]` make it; HMAC-SHA256 where it names none that Samba knows
 * (measured with smbd 4.17.12).
 */
export function signingAlgorithms(doc: SmbConf): AlgorithmList<SigningAlgorithm> {
  return readList(doc, "serversmb3signingalgorithms", SIGNING_ALGORITHMS, ["HMAC-SHA256"]);
}

/** Whether a parameter of `[global]` is a list that Samba refuses the file for: then no other line of it counts. */
export function isRefusedList(doc: SmbConf, parameter: string): boolean {
  return LISTS.get(parameterKey(parameter))?.(doc).refused !== undefined;
}

const LISTS = new Map<string, (doc: SmbConf) => AlgorithmList>([
  ["serversmb3encryptionalgorithms", encryptionAlgorithms],
  ["serversmb3signingalgorithms", signingAlgorithms],
]);

/**
 * The cipher that a client gets which offers these, best first: SMB 3.0 and 3.0.2 know AES-128-CCM alone and do not
 * negotiate it (MS-SMB2 3.3.5.4); for SMB 3.1.1 the server's order decides, not the client's (measured with smbd
 * 4.17.12). Undefined where the two have none in common, and below SMB 3.
 */
export function cipherFor(
  server: readonly string[],
  client: { readonly dialect: string; readonly ciphers: readonly string[] },
): string | undefined {
  if (client.dialect === "SMB3_11") return server.find((cipher) => client.ciphers.includes(cipher));
  const speaks = client.dialect === "SMB3_00" || client.dialect === "SMB3_02";
  return speaks && server.includes("AES-128-CCM") ? "AES-128-CCM" : undefined;
}

/**
 * Lines add up in file order (measured with testparm 4.17.12): a list replaces what was there; words with a plus or a
 * minus sign add to it and take from it, where letters have to match; an empty value says nothing.
 */
function readList<Algorithm extends string>(
  doc: SmbConf,
  key: string,
  known: readonly Algorithm[],
  otherwise: readonly Algorithm[] = [],
): AlgorithmList<Algorithm> {
  const lines = (doc.sectionsByKey.get(GLOBAL_KEY)?.parameters ?? []).filter((line) => line.key === key);
  let words: readonly string[] = known;
  for (const line of lines) {
    const next = combined(words, wordsOf(line.value));
    if (!next) return { algorithms: [], unknown: [], lines, refused: line };
    words = next;
  }
  const read = words.map((word) => known.find((each) => each.toLowerCase() === word.toLowerCase()) ?? null);
  const algorithms = [...new Set(read.filter((each) => each !== null))];
  return {
    algorithms: algorithms.length > 0 ? algorithms : otherwise,
    unknown: words.filter((_, index) => read[index] === null),
    lines,
  };
}

/** Undefined where Samba refuses it. */
function combined(before: readonly string[], words: readonly string[]): readonly string[] | undefined {
  const [first] = words;
  if (first === undefined) return before;
  if (!changes(first)) return words;
  let list = before;
  for (const word of words) {
    if (!changes(word)) return undefined;
    const name = word.slice(1);
    if (word.startsWith("-")) list = list.filter((each) => each !== name);
    else if (!list.includes(name)) list = [...list, name];
  }
  return list;
}

function changes(word: string): boolean {
  return /^[+-]./s.test(word);
}

/** Samba's list syntax: blanks, commas and semicolons part words; quotation marks hold one together and are dropped. */
function wordsOf(value: string): string[] {
  const words = value.match(/(?:"[^"]*"?|[^\s,;"])+/g) ?? [];
  return words.map((word) => word.replaceAll('"', "")).filter((word) => word !== "");
}
