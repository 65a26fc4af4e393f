import { recordedCatalogue } from "./catalogue/recorded";
import { type Dialects, dialects } from "./dialects";
import { directives } from "./directives";
import type { SmbConf } from "./document";
import { type Effective, effectiveValue } from "./effective";
import type { ParameterLine } from "./lines";
import {
  type ClientOutcome,
  ENCRYPTION_LABELS,
  ENCRYPTION_TABLE,
  type EncryptionRow,
  type EncryptionState,
  type EncryptValue,
  OUTCOMES,
} from "./encryption-table";
import { parameterKey } from "./names";

export interface ClientOutcomes {
  /** Present where the server speaks SMB 1 at all. */
  readonly smb1?: ClientOutcome;
  readonly smb2: ClientOutcome;
  /** An SMB 3 client that can encrypt and does not insist on it. */
  readonly smb3: ClientOutcome;
  /** An SMB 3 client that insists on encryption. */
  readonly smb3Asking: ClientOutcome;
}

export interface ShareEncryption {
  readonly state: EncryptionState;
  readonly label: string;
  /** One or two sentences for a person. */
  readonly reason: string;
  /** The lines it comes from; none where Samba's defaults hold. */
  readonly lines: readonly ParameterLine[];
  readonly clients: ClientOutcomes;
  /** Set where another file, which is not read here, may say otherwise. */
  readonly caveat?: string;
}

/** What concerns all shares of a document, worked out once for it: a list asks about thousands of shares. */
interface Server {
  readonly global: Effective | undefined;
  readonly dialects: Dialects;
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
  const { minLine, maxLine } = server.dialects;
  const lines = [...new Set([server.global?.line, own?.line, minLine, maxLine])].filter(
    (line) => line !== undefined,
  );
  const caveat = server.caveat === undefined ? {} : { caveat: server.caveat };
  const globalValue = readEncryptValue(server.global?.value);
  const shareValue = readEncryptValue(own?.value);
  const { min, max } = server.dialects;
  if (!globalValue || !shareValue || !min || !max) return { ...unknown(server, own), lines, ...caveat };
  const smb1 = shareValue === "required" ? "refused" : "clear";
  const pair = ENCRYPTION_TABLE[globalValue][shareValue];
  const clients = outcomes(pair.state, server.dialects, smb1);
  const row = withinDialects(pair, server.dialects, clients);
  return {
    state: row.state,
    label: ENCRYPTION_LABELS[row.state],
    reason: row.reason,
    lines,
    clients,
    ...caveat,
  };
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
  const server = {
    global: effectiveValue(doc, "global", "smb encrypt"),
    dialects: dialects(doc),
    caveat: caveatOf(doc),
  };
  servers.set(doc, server);
  return server;
}

function caveatOf(doc: SmbConf): string | undefined {
  const elsewhere = directives(doc).filter(({ kind, value }) => kind !== "copy" && value !== "");
  const instead = elsewhere.find(({ kind, section }) => kind === "config file" && section.isGlobal);
  if (instead) {
    return `“config file” may make Samba read ${instead.value} instead of this file. What that file says is not known here.`;
  }
  const included = elsewhere.find(({ kind }) => kind === "include");
  return included && `This file includes ${included.value}, which is not read here and may say otherwise.`;
}

/** The state where not every version of SMB is spoken: without SMB 3 there is no encryption. */
function withinDialects(row: EncryptionRow, spoken: Dialects, clients: ClientOutcomes): EncryptionRow {
  const { min, max, smb3 } = spoken;
  if (min && max && min.rank > max.rank) {
    return {
      state: "locked-out",
      reason: `The lowest protocol version allowed (${min.name}) is above the highest (${max.name}): nobody can connect.`,
    };
  }
  if (smb3 && row.state === "encrypted" && clients.smb1 === "clear") {
    return {
      state: "when-client-can",
      reason:
        "The server requires encryption of SMB 3 clients, but it speaks SMB 1 too, and an SMB 1 client is served this share in the clear: for SMB 1 the share's own value alone counts. Raise “server min protocol” to SMB2_02 or higher.",
    };
  }
  if (smb3) return row;
  const limit = `“server max protocol” stops the server at ${max?.name ?? "an older version"}, and only SMB 3 can encrypt`;
  if (clients.smb1 === "clear" || clients.smb2 === "clear") {
    return { state: "clear", reason: `Everything goes in the clear: ${limit}.` };
  }
  return { state: "locked-out", reason: `Encryption is required, but ${limit}: nobody can connect.` };
}

function outcomes(state: EncryptionRow["state"], spoken: Dialects, smb1: ClientOutcome): ClientOutcomes {
  const row = OUTCOMES[state];
  const smb2: ClientOutcome = spoken.smb2 ? row.smb2 : "refused";
  return {
    ...(spoken.smb1 && { smb1 }),
    smb2,
    // A newer client falls back to SMB 2 where the server speaks no SMB 3.
    smb3: spoken.smb3 ? row.smb3 : smb2,
    smb3Asking: spoken.smb3 ? row.smb3Asking : "refused",
  };
}

function unknown(server: Server, own: Effective | undefined): Omit<ShareEncryption, "lines" | "caveat"> {
  const culprit = [server.global, own].find((each) => readEncryptValue(each?.value) === undefined);
  const what = culprit
    ? `“${culprit.value}” is no value of “smb encrypt”`
    : "The lowest or highest protocol version is none that Samba knows";
  return {
    state: "unknown",
    label: ENCRYPTION_LABELS.unknown,
    reason: `${what}. Samba refuses a file with such a line; correct it.`,
    clients: { smb2: "unknown", smb3: "unknown", smb3Asking: "unknown" },
  };
}
