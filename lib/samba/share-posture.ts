import { booleanOf } from "./boolean-words";
import type { Section, SmbConf } from "./document";
import { effectiveValue } from "./effective";
import { encryptionUnder, type ShareEncryption } from "./encryption";
import { keyLines } from "./key-lines";
import type { ParameterLine } from "./lines";
import { GLOBAL_KEY } from "./names";
import { meaningOf } from "./meaning";
import { msg, t } from "@/lib/words/t";

/** Whether people without a password get into a share. */
export interface GuestAccess {
  /**
   * `refused` and `older-clients`: the share's lines admit guests, and encryption shuts them out all the same, at least
   * those whose client speaks SMB 3.
   */
  readonly state: "none" | "admitted" | "older-clients" | "refused";
  /** A sentence for a person. */
  readonly reason: string;
  /** The line that admits guests, where one does. */
  readonly line?: ParameterLine;
}

export interface SharePosture {
  readonly name: string;
  readonly encryption: ShareEncryption;
  readonly guests: GuestAccess;
}

/** What becomes of the traffic to a share, and of guests. */
export function sharePosture(doc: SmbConf, share: string): SharePosture {
  const encrypt = effectiveValue(doc, share, "smb encrypt");
  const guest = effectiveValue(doc, share, "guest ok");
  return postureOf(doc, share, encrypt?.line, guest?.line);
}

/**
 * The same for every share of the file, in its order. Quicker than asking for each: of a share that copies no other, its own
 * lines decide, else the last one of `[global]` above its first header (see `effectiveValue`).
 */
export function sharePostures(doc: SmbConf): readonly SharePosture[] {
  const global = doc.sectionsByKey.get(GLOBAL_KEY)?.parameters ?? [];
  const encrypts = linesOf(global, "smb encrypt");
  const guests = linesOf(global, "guest ok");
  const postures: SharePosture[] = [];
  for (const { section, encrypt, guest, copies } of keyLines(doc).sections) {
    if (section.isGlobal) continue;
    postures.push(
      copies
        ? sharePosture(doc, section.name)
        : postureOf(
            doc,
            section.name,
            encrypt ?? lastAbove(encrypts, section),
            guest ?? lastAbove(guests, section),
          ),
    );
  }
  return postures;
}

function linesOf(lines: readonly ParameterLine[], parameter: string): readonly ParameterLine[] {
  const { spellings } = meaningOf(parameter);
  return lines.filter(({ key }) => spellings.has(key));
}

function lastAbove(lines: readonly ParameterLine[], { headers }: Section): ParameterLine | undefined {
  const opened = headers[0]?.from ?? 0;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (line && line.from < opened) return line;
  }
  return undefined;
}

function postureOf(
  doc: SmbConf,
  name: string,
  encryptLine: ParameterLine | undefined,
  guestLine: ParameterLine | undefined,
): SharePosture {
  const encryption = encryptionUnder(doc, encryptLine);
  const admits = guestLine !== undefined && booleanOf(guestLine.value) === true;
  const state = admits ? guestState(encryption) : "none";
  return {
    name,
    encryption,
    guests: { state, reason: t(GUESTS[state]), ...(admits && { line: guestLine }) },
  };
}

/**
 * A guest has no password, so there is no key to encrypt with: smbd lets guests in where their client's traffic goes in the
 * clear, and nowhere else. Where the server only wishes encryption, an SMB 3 client is told to encrypt, cannot, and breaks
 * off (measured with smbd 4.17.12 and smbclient, for every pair and SMB 1, 2.1 and 3.1.1).
 */
function guestState({ clients }: ShareEncryption): Exclude<GuestAccess["state"], "none"> {
  if (clients.smb3 === "clear" || clients.smb3 === "unknown") return "admitted";
  return clients.smb2 === "clear" || clients.smb1 === "clear" ? "older-clients" : "refused";
}

const GUESTS: Readonly<Record<GuestAccess["state"], string>> = {
  none: msg("Everybody needs an account."),
  admitted: msg("Guests get in without a password, and their traffic is never encrypted."),
  "older-clients": msg(
    "Guests get in only from clients older than SMB 3, in the clear: a newer client is told to encrypt, and somebody without a password has no key to encrypt with.",
  ),
  refused: msg(
    "Guests are refused, though the share admits them: encryption is required here, and somebody without a password has no key to encrypt with.",
  ),
};
