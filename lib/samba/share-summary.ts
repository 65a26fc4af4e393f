import { type SmbConf, type Section } from "./document";
import { effectiveValue } from "./effective";
import { shareEncryption } from "./encryption";
import type { EncryptionState } from "./encryption-table";

/** `homes` and the printer sections are templates and services of their own, not folders that clients browse. */
export type ShareKind = "folder" | "homes" | "printing";

/** What a list shows of one share; all of it as Samba would read the file. */
export interface ShareSummary {
  readonly name: string;
  readonly kind: ShareKind;
  /** Empty where none is set. Samba's variables (`%S`, `%U`) stand as written. */
  readonly path: string;
  readonly comment: string;
  readonly readOnly: boolean;
  readonly guest: boolean;
  /** `available = no` takes a share out of service without removing it. */
  readonly available: boolean;
  readonly browseable: boolean;
  readonly encryption: { readonly state: EncryptionState; readonly label: string; readonly reason: string };
  /** 1-based line of the section's first header. */
  readonly line: number;
}

/** Every share of the file, in its order. Defaults are smb.conf(5)'s: read only, browseable, available, no guests. */
export function shareSummaries(doc: SmbConf): readonly ShareSummary[] {
  return doc.sections.filter(({ isGlobal }) => !isGlobal).map((section) => summary(doc, section));
}

function summary(doc: SmbConf, section: Section): ShareSummary {
  const text = (parameter: string) => effectiveValue(doc, section.name, parameter)?.value ?? "";
  const { state, label, reason } = shareEncryption(doc, section.name);
  return {
    name: section.name,
    kind: kindOf(section),
    path: text("path"),
    comment: text("comment"),
    readOnly: flag(doc, section, "read only", true),
    guest: flag(doc, section, "guest ok", false),
    available: flag(doc, section, "available", true),
    browseable: flag(doc, section, "browseable", true),
    encryption: { state, label, reason },
    line: section.headers[0]?.number ?? 1,
  };
}

function kindOf({ key }: Section): ShareKind {
  if (key === "homes") return "homes";
  return key === "printers" || key === "print$" ? "printing" : "folder";
}

/** A boolean as Samba reads it; a value it does not know leaves the default in force. */
function flag(doc: SmbConf, section: Section, parameter: string, otherwise: boolean): boolean {
  const found = effectiveValue(doc, section.name, parameter);
  const value = found?.value.trim().toLowerCase() ?? "";
  const yes = ["yes", "true", "on", "1"].includes(value);
  const no = ["no", "false", "off", "0"].includes(value);
  if (!yes && !no) return otherwise;
  return found?.inverted ? no : yes;
}
