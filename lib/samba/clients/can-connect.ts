import { encryptionAlgorithms } from "../ciphers";
import { type SmbConf, sectionOf } from "../document";
import { shareEncryption } from "../encryption";
import type { ParameterLine } from "../lines";
import { protocolLabel } from "../protocol-versions";
import { type SourceLine, sourceLine } from "../source-line";
import { clientAdvice, type ServerAdvice, serverAdvice } from "./advice";
import type { ClientSystem } from "./client-system";
import { checkCommand, type Command, connectCommand, encryptCommand } from "./commands";
import { decide, type Decision } from "./decide";
import { reminders } from "./reminders";
import { headline, signingWords, whyWords } from "./words";

/** Whether a client system can connect to a share, and what becomes of its traffic; plain values that can travel. */
export interface Verdict {
  readonly answer: Decision["answer"];
  /** The answer in a few words. */
  readonly headline: string;
  readonly why: string;
  /** `SMB 3.1.1`; null where they agree on none. */
  readonly dialect: string | null;
  readonly cipher: string | null;
  /** Whether messages are signed, in words; null where nobody connects. */
  readonly signing: string | null;
  /** What to change on the client. */
  readonly onClient: readonly string[];
  readonly commands: readonly Command[];
  /** What an admin can change on the server. */
  readonly onServer: readonly ServerAdvice[];
  /** What else may decide. */
  readonly mind: readonly string[];
  /** The lines of smb.conf that decide; none where Samba's defaults do. */
  readonly lines: readonly SourceLine[];
}

/**
 * Can a client of this system connect to this share, and how? `server` is the name that clients know the server by; it goes into
 * the commands to copy. For somebody who signs in with a password: what guests meet is told beside it. Knows the file alone.
 */
export function canConnect(doc: SmbConf, share: string, client: ClientSystem, server: string): Verdict {
  const decision = decide(doc, share, client);
  const name = sectionOf(doc, share)?.name ?? share;
  return {
    answer: decision.answer,
    headline: headline(decision),
    why: whyWords(doc, name, client, decision),
    dialect: decision.dialect ? protocolLabel(decision.dialect) : null,
    cipher: decision.cipher ?? null,
    signing: signingWords(doc, client, decision),
    onClient: clientAdvice(client, decision),
    commands: commandsFor(client, decision, { server, share: name }),
    onServer: serverAdvice(doc, name, decision),
    mind: reminders(doc, name, client, decision),
    lines: deciding(doc, name, decision).map((line) => sourceLine(doc, line)),
  };
}

function commandsFor(
  client: ClientSystem,
  { answer, cause }: Decision,
  place: { readonly server: string; readonly share: string },
): readonly Command[] {
  if (answer === "no" || answer === "unknown") return [];
  const encrypt = cause === "clear-not-asked" ? encryptCommand(client, place) : undefined;
  return [encrypt, connectCommand(client, place), checkCommand(client, place)].filter(
    (command) => command !== undefined,
  );
}

function deciding(doc: SmbConf, share: string, { cause }: Decision): readonly ParameterLine[] {
  const known = sectionOf(doc, share);
  if (!known || known.isGlobal) return [];
  const lines = shareEncryption(doc, share).lines;
  const available =
    cause === "out-of-service" ? known.parameters.filter((line) => line.key === "available") : [];
  const ciphers = /cipher|ccm/.test(cause) ? encryptionAlgorithms(doc).lines : [];
  return [...new Set([...available, ...lines, ...ciphers])].toSorted((a, b) => a.number - b.number);
}
