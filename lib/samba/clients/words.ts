import { encryptionAlgorithms, signingAlgorithms } from "../ciphers";
import { dialects } from "../dialects";
import type { SmbConf } from "../document";
import { shareEncryption } from "../encryption";
import { type ProtocolVersion, protocolLabel, protocolVersion } from "../protocol-versions";
import { signing } from "../signing";
import type { ClientSystem, DialectName } from "./client-system";
import type { Cause, Decision } from "./decide";

/** The answer in a few words, large on the page. */
export function headline({ answer, cipher }: Decision): string {
  if (answer === "encrypted") return `Yes, encrypted with ${cipher ?? ""}`;
  if (answer === "clear") return "Yes, in the clear";
  return answer === "no" ? "No" : "Not known";
}

/** Why, in one to three sentences. */
export function whyWords(doc: SmbConf, share: string, client: ClientSystem, decision: Decision): string {
  return WHY[decision.cause]({
    doc,
    share,
    client,
    met: decision.dialect ? protocolLabel(decision.dialect) : "SMB",
    newest: dialectWords(client.newest),
    cipher: decision.cipher ?? "",
  });
}

/** Whether anybody on the way could alter messages without being noticed; null where nobody connects. */
export function signingWords(doc: SmbConf, client: ClientSystem, decision: Decision): string | null {
  if (decision.answer === "encrypted") return "Not needed: encryption protects against alteration as well";
  if (decision.answer !== "clear") return null;
  if (signing(doc).state === "required") return "Yes, the server requires it";
  return client.signsAlways ? "Yes, the client requires it" : "Only where the client asks for it";
}

function dialectWords(name: DialectName): string {
  const found = protocolVersion(name.toLowerCase());
  return found ? protocolLabel(found) : name;
}

interface Facts {
  readonly doc: SmbConf;
  readonly share: string;
  readonly client: ClientSystem;
  /** The version of SMB that they agree on. */
  readonly met: string;
  /** The client's highest. */
  readonly newest: string;
  readonly cipher: string;
}

const WHY: Readonly<Record<Cause, (facts: Facts) => string>> = {
  "encrypted-by-demand": ({ met, cipher }) =>
    `The server requires encryption here. The two agree on ${met} and ${cipher}.`,
  "encrypted-by-preference": ({ met, cipher }) =>
    `The server encrypts for every client that can. The two agree on ${met} and ${cipher}. Older clients are served here in the clear.`,
  "encrypted-by-client": ({ met, cipher }) =>
    `The client insists on encryption, and the server offers it. The two agree on ${met} and ${cipher}. Other clients may be served here in the clear.`,
  "clear-not-asked": ({ met, client }) =>
    `They agree on ${met} and could encrypt, but the server encrypts here only for a client that insists on it, and ${subject(client)} does not by itself.`,
  "clear-no-cipher": ({ doc, met, client }) =>
    `They agree on ${met} but have no cipher in common: the server takes ${list(encryptionAlgorithms(doc).algorithms)}, ${subject(client)} offers ${list(client.ciphers)}. The share does not require encryption, so they go on without.`,
  "clear-old-client": ({ client, newest, met }) =>
    `${sentence(subject(client))} speaks ${newest} at most, and only SMB 3 can encrypt. They agree on ${met}, and this share is served to such a client in the clear.`,
  "clear-server-off": ({ doc, share }) => shareEncryption(doc, share).reason,
  "clear-server-old": ({ met }) =>
    `“server max protocol” keeps the server at ${met}, and only SMB 3 can encrypt. The client could.`,
  "clear-smb1": () =>
    "The server speaks SMB 1, and an SMB 1 client passes by the encryption that [global] requires: for SMB 1 the share's own value alone counts.",
  "no-share": ({ share }) =>
    `smb.conf has no share of the name “${share}” (any more). The client is told that the network name cannot be found.`,
  "out-of-service": () =>
    "The share is out of service: its line “available = no” makes the server answer that there is no such share.",
  "nothing-allowed": ({ doc }) => shareEncryption(doc, "global").reason,
  "client-too-old": ({ client, newest, doc }) =>
    `${sentence(subject(client))} speaks ${newest} at most, and the server demands at least ${label(dialects(doc).min)}.`,
  "client-too-new": ({ client, doc }) =>
    `The server speaks ${label(dialects(doc).max)} at most, and ${subject(client)} demands at least ${dialectWords(client.oldest)}.`,
  "ccm-missing": ({ met }) =>
    `They would agree on ${met}, which encrypts with AES-128-CCM alone, and the server's list of ciphers leaves that out. Samba then breaks off every connection of that version, even to shares in the clear.`,
  "signing-missing": ({ doc, met }) =>
    `They would agree on ${met}, but have no way to sign in common: the server takes ${list(signingAlgorithms(doc).algorithms)}. Samba then breaks off the connection.`,
  "no-common-cipher": ({ doc, client }) =>
    `The server wants encryption here and the two have no cipher in common: the server takes ${list(encryptionAlgorithms(doc).algorithms)}, ${subject(client)} offers ${list(client.ciphers)}.`,
  "cannot-encrypt": ({ client, newest }) =>
    `The server requires encryption here. ${sentence(subject(client))} speaks ${newest} at most, and only SMB 3 can encrypt.`,
  "server-too-old": ({ met }) =>
    `The share requires encryption, but “server max protocol” keeps the server at ${met}, and only SMB 3 can encrypt.`,
  "locked-out": ({ doc, share }) => shareEncryption(doc, share).reason,
  "insists-in-vain": ({ client }) =>
    `${sentence(subject(client))} insists on encryption, and the server offers none.`,
  "not-in-this-file": ({ doc, share }) =>
    `smb.conf has no share of the name “${share}”, but that is not all of the configuration. ${shareEncryption(doc, share).caveat ?? ""}`,
  "bad-file": () =>
    "A line of smb.conf that decides this has a value that Samba does not take. Samba refuses such a file: the server may go on with an older one, or not start again.",
};

/** The client in the middle of a sentence. */
export function subject({ name, family }: ClientSystem): string {
  if (family === "windows") return name.replace(/,.*$/, "").replace(/ (until|and later|and older).*$/, "");
  return SUBJECTS[family];
}

const SUBJECTS: Readonly<Record<Exclude<ClientSystem["family"], "windows">, string>> = {
  macos: "this Mac",
  linux: "this kernel",
  smbclient: "this smbclient",
  other: "this client",
};

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "none that is known" : names.join(", ");
}

function label(version: ProtocolVersion | undefined): string {
  return version ? protocolLabel(version) : "SMB";
}
