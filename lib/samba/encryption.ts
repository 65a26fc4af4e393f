import { recordedCatalogue } from "./catalogue/recorded";
import { encryptionAlgorithms, signingAlgorithms } from "./ciphers";
import { dialects } from "./dialects";
import { directives } from "./directives";
import type { SmbConf } from "./document";
import { type Effective, effectiveValue } from "./effective";
import type { ParameterLine } from "./lines";
import type { EncryptValue } from "./encryption-table";
import { type EncryptionVerdict, encryptionVerdict, type Spoken, spokenBy } from "./encryption-verdict";
import { parameterKey } from "./names";

export interface ShareEncryption extends EncryptionVerdict {
  /** The lines it comes from; none where Samba's defaults hold. */
  readonly lines: readonly ParameterLine[];
  /** Set where another file, which is not read here, may say otherwise. */
  readonly caveat?: string;
}

/** What concerns all shares of a document, worked out once for it: a list asks about thousands of shares. */
interface Server {
  readonly global: Effective | undefined;
  readonly spoken: Spoken;
  /** The lines that decide what is spoken, as far as they leave something out. */
  readonly spokenLines: readonly (ParameterLine | undefined)[];
  readonly caveat: string | undefined;
}

const servers = new WeakMap<SmbConf, Server>();

/**
 * What becomes of the traffic to a share: never the share's own line alone tells it, but its pair with `[global]`'s, and
 * the protocol versions the server speaks. Only this file is read; see `caveat`. A share that the file does not have is
 * judged by `[global]` alone.
 */
export function shareEncryption(doc: SmbConf, share: string): ShareEncryption {
  const server = serverOf(doc);
  const own = effectiveValue(doc, share, "smb encrypt");
  const lines = [...new Set([server.global?.line, own?.line, ...server.spokenLines])].filter(
    (line) => line !== undefined,
  );
  const caveat = server.caveat === undefined ? {} : { caveat: server.caveat };
  const globalValue = readEncryptValue(server.global?.value);
  const shareValue = readEncryptValue(own?.value);
  const { min, max } = server.spoken;
  if (!globalValue || !shareValue || !min || !max) return { ...unknown(server, own), lines, ...caveat };
  return { ...encryptionVerdict(globalValue, shareValue, server.spoken), lines, ...caveat };
}

/** The value that `smb encrypt` is read as, whatever its spelling; undefined where Samba does not know it. */
export function readEncryptValue(value: string | undefined): EncryptValue | undefined {
  return value === undefined ? "if_required" : ENCRYPT_VALUES.get(parameterKey(value));
}

/** Every spelling the catalogue has for a value of `smb encrypt`, as a key, and what it is read as. */
const ENCRYPT_VALUES: ReadonlyMap<string, EncryptValue> = new Map(
  (recordedCatalogue.byKey.get("serversmbencrypt")?.values ?? []).flatMap(({ name, written }) => {
    const meant = encryptValueNamed(name);
    return meant ? written.map((spelling) => [parameterKey(spelling), meant] as const) : [];
  }),
);

function encryptValueNamed(name: string): EncryptValue | undefined {
  if (name === "default") return "if_required";
  if (name === "No") return "off";
  return name === "if_required" || name === "desired" || name === "required" ? name : undefined;
}

function serverOf(doc: SmbConf): Server {
  const known = servers.get(doc);
  if (known) return known;
  const { min, max, minLine, maxLine } = dialects(doc);
  const [ciphers, signatures] = [encryptionAlgorithms(doc), signingAlgorithms(doc)];
  const spoken = spokenBy(min, max, ciphers.algorithms, signatures.algorithms);
  const { smb2Works, smb3Works, canEncrypt } = spoken;
  const works = smb2Works && smb3Works && canEncrypt;
  const server = {
    global: effectiveValue(doc, "global", "smb encrypt"),
    spoken,
    spokenLines: [minLine, maxLine, ...(works ? [] : [...ciphers.lines, ...signatures.lines])],
    caveat: fileCaveat(doc),
  };
  servers.set(doc, server);
  return server;
}

/** Which other file may say otherwise, in a sentence; undefined where this one stands alone. */
export function fileCaveat(doc: SmbConf): string | undefined {
  const elsewhere = directives(doc).filter(({ kind, value }) => kind !== "copy" && value !== "");
  const instead = elsewhere.find(({ kind, section }) => kind === "config file" && section.isGlobal);
  if (instead) {
    return `“config file” may make Samba read ${instead.value} instead of this file. What that file says is not known here.`;
  }
  const included = elsewhere.find(({ kind }) => kind === "include");
  return included && `This file includes ${included.value}, which is not read here and may say otherwise.`;
}

function unknown(server: Server, own: Effective | undefined): EncryptionVerdict {
  const culprit = [server.global, own].find((each) => readEncryptValue(each?.value) === undefined);
  const what = culprit
    ? `“${culprit.value}” is no value of “smb encrypt”`
    : "The lowest or highest protocol version is none that Samba knows";
  const verdict = encryptionVerdict(undefined, undefined, server.spoken);
  return { ...verdict, reason: `${what}. Samba refuses a file with such a line; correct it.` };
}
