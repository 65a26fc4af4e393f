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
import { keepSaid } from "@/lib/words/keep-said";
import { t } from "@/lib/words/t";

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
  /** `[global]`'s line, and those that decide what is spoken as far as they leave something out. */
  readonly lines: readonly ParameterLine[];
  readonly caveat: string | undefined;
  /** Shares that say the same have one verdict. */
  readonly verdicts: Map<string | undefined, EncryptionVerdict>;
  /** Of shares where `[global]`'s line is in force, or none. */
  readonly inherited: Map<ParameterLine | undefined, ShareEncryption>;
}

/**
 * What becomes of the traffic to a share: never the share's own line alone tells it, but its pair with `[global]`'s, and
 * the protocol versions the server speaks. Only this file is read; see `caveat`. A share that the file does not have is
 * judged by `[global]` alone.
 */
export function shareEncryption(doc: SmbConf, share: string): ShareEncryption {
  return encryptionUnder(doc, effectiveValue(doc, share, "smb encrypt")?.line);
}

/** The same of a share where this line of `smb encrypt` is in force, its own or another's; undefined for Samba's default. */
export function encryptionUnder(doc: SmbConf, inForce: ParameterLine | undefined): ShareEncryption {
  const server = serverOf(doc);
  const isInherited = inForce === undefined || inForce === server.global?.line;
  if (!isInherited) return encryptionOf(server, inForce);
  const found = server.inherited.get(inForce) ?? encryptionOf(server, inForce);
  server.inherited.set(inForce, found);
  return found;
}

function encryptionOf(server: Server, inForce: ParameterLine | undefined): ShareEncryption {
  const value = inForce?.value;
  let verdict = server.verdicts.get(value);
  if (!verdict) {
    verdict = verdictOf(server, value);
    server.verdicts.set(value, verdict);
  }
  const { state, label, reason, clients } = verdict;
  const isListed = inForce === undefined || server.lines.includes(inForce);
  const lines = isListed ? server.lines : [...server.lines, inForce];
  const found = { state, label, reason, clients, lines };
  return server.caveat === undefined ? found : { ...found, caveat: server.caveat };
}

function verdictOf({ global, spoken }: Server, value: string | undefined): EncryptionVerdict {
  const [globalValue, shareValue] = [readEncryptValue(global?.value), readEncryptValue(value)];
  const verdict = encryptionVerdict(globalValue, shareValue, spoken);
  if (verdict.state !== "unknown") return verdict;
  const culprit = globalValue === undefined ? global?.value : shareValue === undefined ? value : undefined;
  const reason =
    culprit === undefined
      ? t(
          "The lowest or highest protocol version is none that Samba knows. Samba refuses a file with such a line; correct it.",
        )
      : t("“{value}” is no value of “smb encrypt”. Samba refuses a file with such a line; correct it.", {
          value: culprit,
        });
  return { ...verdict, reason };
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

const serverOf = keepSaid((doc: SmbConf): Server => {
  const { min, max, minLine, maxLine } = dialects(doc);
  const [ciphers, signatures] = [encryptionAlgorithms(doc), signingAlgorithms(doc)];
  const spoken = spokenBy(min, max, ciphers.algorithms, signatures.algorithms);
  const { smb2Works, smb3Works, canEncrypt } = spoken;
  const lists = smb2Works && smb3Works && canEncrypt ? [] : [...ciphers.lines, ...signatures.lines];
  const global = effectiveValue(doc, "global", "smb encrypt");
  return {
    global,
    spoken,
    lines: [global?.line, minLine, maxLine, ...lists].filter((line) => line !== undefined),
    caveat: fileCaveat(doc),
    verdicts: new Map(),
    inherited: new Map(),
  };
});

/** Which other file may say otherwise, in a sentence; undefined where this one stands alone. */
export function fileCaveat(doc: SmbConf): string | undefined {
  const elsewhere = directives(doc).filter(({ kind, value }) => kind !== "copy" && value !== "");
  const instead = elsewhere.find(({ kind, section }) => kind === "config file" && section.isGlobal);
  if (instead) {
    return t(
      "“config file” may make Samba read {file} instead of this file. What that file says is not known here.",
      { file: instead.value },
    );
  }
  const included = elsewhere.find(({ kind }) => kind === "include");
  return (
    included &&
    t("This file includes {file}, which is not read here and may say otherwise.", { file: included.value })
  );
}
