import { dialects } from "../dialects";
import type { SmbConf } from "../document";
import { GLOBAL_KEY } from "../names";
import type { ParameterLine } from "../lines";
import type { ClientSystem } from "./client-system";
import type { Decision } from "./decide";
import { subject } from "./words";
import { msg, t } from "@/lib/words/t";

/** One thing to change on the server, and the page of the panel where an admin does it. */
export interface ServerAdvice {
  readonly text: string;
  readonly page: "SMB3 Encryption" | "Edit Config File" | "CIFS Shares";
  /** 1-based line of smb.conf, for the editor. */
  readonly line?: number;
}

/** What to change on the client, in sentences; commands come beside it. */
export function clientAdvice(client: ClientSystem, { cause, answer }: Decision): readonly string[] {
  const who = subject(client);
  const upgrade = t(UPGRADES[client.family]);
  switch (cause) {
    case "clear-not-asked":
      return [
        client.encryptionSwitch
          ? t("Tell {who} to insist on encryption; the command is below.", { who })
          : `${t("Nothing makes {who} insist on encryption: it follows the server.", { who })} ${upgrade}`,
      ];
    case "cannot-encrypt":
    case "clear-old-client":
    case "clear-smb1":
      return [`${t("No setting makes {who} encrypt.", { who })} ${upgrade}`];
    case "client-too-old":
      return [upgrade];
    case "no-common-cipher":
    case "clear-no-cipher":
    case "ccm-missing":
    case "signing-missing":
      return [`${t("Only a newer system brings what the server demands.")} ${upgrade}`];
    case "insists-in-vain":
      return [
        t(
          "Take the demand for encryption back on the client only as a last resort: its traffic is then readable.",
        ),
      ];
    case "no-share":
      return [t("Check the spelling of the share's name on the client.")];
    default:
      return answer === "encrypted" ? [t("Nothing: it encrypts as it is.")] : [];
  }
}

const UPGRADES: Readonly<Record<ClientSystem["family"], string>> = {
  windows: msg("Windows 8 and Server 2012 are the first that encrypt; use a current Windows."),
  macos: msg("OS X 10.10 is the first that encrypts; use a current macOS."),
  linux: msg("Kernel 4.11 is the first that encrypts; use a current kernel."),
  smbclient: msg("Samba 4.7 is the first whose client speaks SMB 3 by itself; use a current one."),
  other: msg("Ask its maker for a release that speaks SMB 3 with encryption."),
};

const TRANSITION = msg(
  "An admin can choose the preset Transition: whoever can encrypt does, and older clients are served in the clear.",
);
const REQUIRE = msg(
  "To have it encrypted for everybody, an admin chooses the preset Required, or “required” for this share. That shuts out clients older than SMB 3, and guests.",
);

/** What an admin can change on the server. */
export function serverAdvice(doc: SmbConf, share: string, { cause }: Decision): readonly ServerAdvice[] {
  const { minLine, maxLine } = dialects(doc);
  switch (cause) {
    case "encrypted-by-demand":
      return [];
    case "encrypted-by-preference":
    case "encrypted-by-client":
    case "clear-not-asked":
      return [{ text: t(REQUIRE), page: "SMB3 Encryption" }];
    case "clear-old-client":
      return [
        {
          text: t("Encryption can be required here, which shuts this client out."),
          page: "SMB3 Encryption",
        },
      ];
    case "clear-server-off":
      return [{ text: `${t("[global] turns encryption off.")} ${t(TRANSITION)}`, page: "SMB3 Encryption" }];
    case "locked-out":
      return [
        {
          text: `${t("[global] and the share contradict each other.")} ${t(TRANSITION)}`,
          page: "SMB3 Encryption",
        },
      ];
    case "cannot-encrypt":
      return [
        {
          text: `${t(TRANSITION)} ${t("That lets this client in, with everything readable on the way.")}`,
          page: "SMB3 Encryption",
        },
      ];
    case "insists-in-vain":
      return [
        {
          text: `${t("An admin can have the server offer encryption.")} ${t(TRANSITION)}`,
          page: "SMB3 Encryption",
        },
      ];
    case "clear-smb1":
      return [
        { text: t("Switch SMB 1 off: raise “server min protocol” to SMB2_02."), page: "SMB3 Encryption" },
      ];
    case "client-too-old":
      return [
        at(
          "Edit Config File",
          t("An admin can lower “server min protocol”, which lets weaker versions of SMB in for everybody."),
          minLine,
        ),
      ];
    case "client-too-new":
    case "clear-server-old":
    case "server-too-old":
      return [at("Edit Config File", t("An admin can raise or remove “server max protocol”."), maxLine)];
    case "nothing-allowed":
      return [
        at(
          "Edit Config File",
          t("An admin has to set “server min protocol” below “server max protocol”."),
          minLine ?? maxLine,
        ),
      ];
    case "ccm-missing":
      return [
        at(
          "Edit Config File",
          t("An admin can add AES-128-CCM to the end of “server smb3 encryption algorithms”."),
          globalLine(doc, "serversmb3encryptionalgorithms"),
        ),
      ];
    case "no-common-cipher":
    case "clear-no-cipher":
      return [
        at(
          "Edit Config File",
          t(
            "An admin can add a cipher that this client offers to the end of “server smb3 encryption algorithms”.",
          ),
          globalLine(doc, "serversmb3encryptionalgorithms"),
        ),
      ];
    case "signing-missing":
      return [
        at(
          "Edit Config File",
          t("An admin can take “server smb3 signing algorithms” out: Samba's default has all of them."),
          globalLine(doc, "serversmb3signingalgorithms"),
        ),
      ];
    case "out-of-service":
      return [
        {
          text: t("An admin can put “{share}” back into service: “available = yes”.", { share }),
          page: "CIFS Shares",
        },
      ];
    case "no-share":
      return [{ text: t("The shares that there are, are listed here."), page: "CIFS Shares" }];
    case "not-in-this-file":
    case "bad-file":
      return [{ text: t("The editor marks the lines that Samba does not take."), page: "Edit Config File" }];
  }
}

function at(page: ServerAdvice["page"], text: string, line: ParameterLine | undefined): ServerAdvice {
  return { text, page, ...(line && { line: line.number }) };
}

function globalLine(doc: SmbConf, key: string): ParameterLine | undefined {
  return doc.sectionsByKey.get(GLOBAL_KEY)?.parameters.findLast((line) => line.key === key);
}
