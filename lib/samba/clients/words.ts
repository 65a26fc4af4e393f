import { encryptionAlgorithms, signingAlgorithms } from "../ciphers";
import { dialects } from "../dialects";
import type { SmbConf } from "../document";
import { shareEncryption } from "../encryption";
import { type ProtocolVersion, protocolLabel, protocolVersion } from "../protocol-versions";
import { signing } from "../signing";
import type { ClientSystem, DialectName } from "./client-system";
import type { Cause, Decision } from "./decide";
import { msg, t } from "@/lib/words/t";

/** The answer in a few words, large on the page. */
export function headline({ answer, cipher = "" }: Decision): string {
  if (answer === "encrypted") return t("Yes, encrypted with {cipher}", { cipher });
  if (answer === "clear") return t("Yes, in the clear");
  return answer === "no" ? t("No") : t("Not known");
}

/** Why, in one to three sentences. */
export function whyWords(doc: SmbConf, share: string, client: ClientSystem, decision: Decision): string {
  return WHY[decision.cause]({
    doc,
    share,
    client,
    who: subject(client),
    met: decision.dialect ? protocolLabel(decision.dialect) : "SMB",
    newest: dialectWords(client.newest),
    cipher: decision.cipher ?? "",
  });
}

/** Whether anybody on the way could alter messages without being noticed; null where nobody connects. */
export function signingWords(doc: SmbConf, client: ClientSystem, decision: Decision): string | null {
  if (decision.answer === "encrypted") return t("Not needed: encryption protects against alteration as well");
  if (decision.answer !== "clear") return null;
  if (signing(doc).state === "required") return t("Yes, the server requires it");
  return t(client.signsAlways ? "Yes, the client requires it" : "Only where the client asks for it");
}

function dialectWords(name: DialectName): string {
  const found = protocolVersion(name.toLowerCase());
  return found ? protocolLabel(found) : name;
}

interface Facts {
  readonly doc: SmbConf;
  readonly share: string;
  readonly client: ClientSystem;
  /** The client in the middle of a sentence. */
  readonly who: string;
  /** The version of SMB that they agree on. */
  readonly met: string;
  /** The client's highest. */
  readonly newest: string;
  readonly cipher: string;
}

const WHY: Readonly<Record<Cause, (facts: Facts) => string>> = {
  "encrypted-by-demand": ({ met, cipher }) =>
    t("The server requires encryption here. The two agree on {met} and {cipher}.", { met, cipher }),
  "encrypted-by-preference": ({ met, cipher }) =>
    t(
      "The server encrypts for every client that can. The two agree on {met} and {cipher}. Older clients are served here in the clear.",
      { met, cipher },
    ),
  "encrypted-by-client": ({ met, cipher }) =>
    t(
      "The client insists on encryption, and the server offers it. The two agree on {met} and {cipher}. Other clients may be served here in the clear.",
      { met, cipher },
    ),
  "clear-not-asked": ({ met, who }) =>
    t(
      "They agree on {met} and could encrypt, but the server encrypts here only for a client that insists on it, and {who} does not by itself.",
      { met, who },
    ),
  "clear-no-cipher": ({ doc, met, client, who }) =>
    t(
      "They agree on {met} but have no cipher in common: the server takes {taken}, {who} offers {offered}. The share does not require encryption, so they go on without.",
      { met, taken: list(encryptionAlgorithms(doc).algorithms), who, offered: list(client.ciphers) },
    ),
  "clear-old-client": ({ who, newest, met }) =>
    t(
      "{who} speaks {newest} at most, and only SMB 3 can encrypt. They agree on {met}, and this share is served to such a client in the clear.",
      { who: capital(who), newest, met },
    ),
  "clear-server-off": ({ doc, share }) => shareEncryption(doc, share).reason,
  "clear-server-old": ({ met }) =>
    t("“server max protocol” keeps the server at {met}, and only SMB 3 can encrypt. The client could.", {
      met,
    }),
  "clear-smb1": () =>
    t(
      "The server speaks SMB 1, and an SMB 1 client passes by the encryption that [global] requires: for SMB 1 the share's own value alone counts.",
    ),
  "no-share": ({ share }) =>
    t(
      "smb.conf has no share of the name “{share}” (any more). The client is told that the network name cannot be found.",
      { share },
    ),
  "out-of-service": () =>
    t(
      "The share is out of service: its line “available = no” makes the server answer that there is no such share.",
    ),
  "nothing-allowed": ({ doc }) => shareEncryption(doc, "global").reason,
  "client-too-old": ({ who, newest, doc }) =>
    t("{who} speaks {newest} at most, and the server demands at least {oldest}.", {
      who: capital(who),
      newest,
      oldest: label(dialects(doc).min),
    }),
  "client-too-new": ({ client, who, doc }) =>
    t("The server speaks {newest} at most, and {who} demands at least {oldest}.", {
      newest: label(dialects(doc).max),
      who,
      oldest: dialectWords(client.oldest),
    }),
  "ccm-missing": ({ met }) =>
    t(
      "They would agree on {met}, which encrypts with AES-128-CCM alone, and the server's list of ciphers leaves that out. Samba then breaks off every connection of that version, even to shares in the clear.",
      { met },
    ),
  "signing-missing": ({ doc, met }) =>
    t(
      "They would agree on {met}, but have no way to sign in common: the server takes {taken}. Samba then breaks off the connection.",
      { met, taken: list(signingAlgorithms(doc).algorithms) },
    ),
  "no-common-cipher": ({ doc, client, who }) =>
    t(
      "The server wants encryption here and the two have no cipher in common: the server takes {taken}, {who} offers {offered}.",
      { taken: list(encryptionAlgorithms(doc).algorithms), who, offered: list(client.ciphers) },
    ),
  "cannot-encrypt": ({ who, newest }) =>
    t("The server requires encryption here. {who} speaks {newest} at most, and only SMB 3 can encrypt.", {
      who: capital(who),
      newest,
    }),
  "server-too-old": ({ met }) =>
    t(
      "The share requires encryption, but “server max protocol” keeps the server at {met}, and only SMB 3 can encrypt.",
      { met },
    ),
  "locked-out": ({ doc, share }) => shareEncryption(doc, share).reason,
  "insists-in-vain": ({ who }) =>
    t("{who} insists on encryption, and the server offers none.", { who: capital(who) }),
  "not-in-this-file": ({ doc, share }) =>
    `${t("smb.conf has no share of the name “{share}”, but that is not all of the configuration.", { share })} ${shareEncryption(doc, share).caveat ?? ""}`,
  "bad-file": () =>
    t(
      "A line of smb.conf that decides this has a value that Samba does not take. Samba refuses such a file: the server may go on with an older one, or not start again.",
    ),
};

/** The client in the middle of a sentence, where it is the one who acts. */
export function subject({ name, family }: ClientSystem): string {
  if (family === "windows") return name.replace(/,.*$/, "").replace(/ (until|and later|and older).*$/, "");
  return t(SUBJECTS[family]);
}

const SUBJECTS: Readonly<Record<Exclude<ClientSystem["family"], "windows">, string>> = {
  macos: msg("this Mac"),
  linux: msg("this kernel"),
  smbclient: msg("this smbclient"),
  other: msg("this client"),
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function list(names: readonly string[]): string {
  return names.length === 0 ? t("none that is known") : names.join(", ");
}

function label(version: ProtocolVersion | undefined): string {
  return version ? protocolLabel(version) : "SMB";
}
