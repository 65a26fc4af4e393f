import { type Dialects, dialects } from "../dialects";
import type { SmbConf } from "../document";
import { effectiveValue } from "../effective";
import { readEncryptValue } from "../encryption";
import type { EncryptValue } from "../encryption-table";
import type { ParameterLine } from "../lines";
import { parameterKey } from "../names";
import type { Fix } from "@/lib/shared/finding";
import { contentOf, type Finding, removal } from "./finding";
import { t } from "@/lib/words/t";

const ENCRYPT_KEYS = new Set(["smbencrypt", "serversmbencrypt"]);

/** A share's own line of `smb encrypt`, the one that counts. */
interface OwnLine {
  readonly line: ParameterLine;
  readonly value: EncryptValue;
}

/** The traps of encryption: what looks protected and is not, and what lets nobody in. See `encryption-table`. */
export function checkEncryption(doc: SmbConf): Finding[] {
  const effective = effectiveValue(doc, "global", "smb encrypt");
  const global = readEncryptValue(effective?.value);
  const spoken = dialects(doc);
  const own = doc.sections.flatMap((section) => (section.isGlobal ? [] : ownLine(section.parameters)));
  const wanted = [global, ...own.map(({ value }) => value)];
  const isRequired = wanted.includes("required");
  return [
    ...(global ? own.flatMap((share) => pairTrap(doc, global, share)) : []),
    ...guests(doc, global, isRequired),
    ...withoutSmb3(doc, spoken, isRequired),
    ...smb1(doc, spoken, isRequired || wanted.includes("desired")),
    ...newestOnly(doc, spoken),
  ];
}

function ownLine(parameters: readonly ParameterLine[]): OwnLine[] {
  const line = parameters.findLast(({ key }) => ENCRYPT_KEYS.has(key));
  const value = line && readEncryptValue(line.value);
  return value ? [{ line, value }] : [];
}

function pairTrap(doc: SmbConf, global: EncryptValue, { line, value }: OwnLine): Finding[] {
  const place = contentOf(doc.text, line);
  if (global === "off" && value === "required") {
    return [
      {
        ...place,
        code: "locked-out",
        severity: "error",
        message: t(
          "Nobody can connect to this share: it requires encryption, and [global] turns encryption off.",
        ),
        hint: t("Remove “smb encrypt = off” from [global], or this line."),
      },
    ];
  }
  if (global === "off" && value === "desired") {
    return [
      {
        ...place,
        code: "encryption-off",
        severity: "warning",
        message: t(
          "This share looks protected and is not: [global] turns encryption off for the whole server, so everything goes in the clear.",
        ),
        hint: t("Remove “smb encrypt = off” from [global]."),
      },
    ];
  }
  if (value === "off" && (global === "desired" || global === "required")) {
    return [
      {
        ...place,
        code: "no-effect",
        severity: "warning",
        message: t(
          global === "desired"
            ? "This line changes nothing for SMB 2 and SMB 3 clients: [global] makes encryption desired for every session, whatever a share says."
            : "This line changes nothing for SMB 2 and SMB 3 clients: [global] makes encryption required for every session, whatever a share says.",
        ),
        fixes: [removal(line)],
      },
    ];
  }
  return [];
}

/** Guests have no password, so there is no key to encrypt with: smbd refuses them (measured, both kinds of requirement). */
function guests(doc: SmbConf, global: EncryptValue | undefined, isRequired: boolean): Finding[] {
  if (!isRequired) return [];
  return doc.sections.flatMap((section) => {
    if (section.isGlobal) return [];
    const line = section.parameters.findLast(({ key }) => key === "guestok" || key === "public");
    if (!line || !/^(?:yes|true|on|1)$/.test(parameterKey(line.value))) return [];
    const isEncrypted = global === "required" || ownLine(section.parameters)[0]?.value === "required";
    if (!isEncrypted) return [];
    return [
      {
        ...contentOf(doc.text, line),
        code: "guests-refused",
        severity: "warning",
        message: t(
          "Guests are refused all the same: encryption is required here, and somebody without a password has no key to encrypt with.",
        ),
        hint: t("Give these people accounts, or do not require encryption for this share."),
      },
    ];
  });
}

function withoutSmb3(
  doc: SmbConf,
  { min, max, smb3, minLine, maxLine }: Dialects,
  isRequired: boolean,
): Finding[] {
  const line = maxLine ?? minLine;
  if (!min || !max || smb3 || !line) return [];
  const place = contentOf(doc.text, line);
  if (min.rank > max.rank) {
    return [
      {
        ...place,
        code: "locked-out",
        severity: "error",
        message: t(
          "Nobody can connect: the lowest protocol version allowed, {lowest}, is above the highest, {highest}.",
          { lowest: min.name, highest: max.name },
        ),
      },
    ];
  }
  if (isRequired) {
    return [
      {
        ...place,
        code: "locked-out",
        severity: "error",
        message: t(
          "Encryption is required, but only SMB 3 can encrypt and the server stops at {highest}: nobody can connect where it is required.",
          { highest: max.name },
        ),
        hint: t("Remove the “server max protocol” line."),
      },
    ];
  }
  return [
    {
      ...place,
      code: "encryption-off",
      severity: "warning",
      message: t("Nothing can be encrypted: only SMB 3 can encrypt, and the server stops at {highest}.", {
        highest: max.name,
      }),
      hint: t("Remove the “server max protocol” line."),
    },
  ];
}

function smb1(doc: SmbConf, { smb1, minLine }: Dialects, isEncrypting: boolean): Finding[] {
  if (!smb1 || !minLine) return [];
  return [
    {
      ...contentOf(doc.text, minLine),
      code: "smb1",
      severity: "warning",
      message: t(
        isEncrypting
          ? "SMB 1 is on, and encryption is wanted: somebody on the line can make a client fall back to SMB 1, which is never encrypted. For SMB 1 a requirement in [global] does not hold for a share that has its own value."
          : "SMB 1 is on: it is never encrypted, and somebody on the line can make a newer client fall back to it.",
      ),
      hint: t("Use SMB2_02 or higher."),
      fixes: [toVersion(minLine, "SMB2_02")],
    },
  ];
}

function newestOnly(doc: SmbConf, { minLine }: Dialects): Finding[] {
  if (!minLine || parameterKey(minLine.value) !== "smb3") return [];
  return [
    {
      ...contentOf(doc.text, minLine),
      code: "smb3-variant",
      severity: "info",
      message: t(
        "“SMB3” means SMB 3.1.1 here: clients of SMB 3.0 and 3.0.2 (Windows 8 and 8.1, Server 2012 and 2012 R2) are refused, though they can encrypt.",
      ),
      hint: t("SMB3_00 lets them in."),
      fixes: [toVersion(minLine, "SMB3_00")],
    },
  ];
}

function toVersion({ valueFrom, valueTo }: ParameterLine, version: string): Fix {
  return {
    label: t("Change to {version}", { version }),
    edits: [{ from: valueFrom, to: valueTo, insert: version }],
  };
}
