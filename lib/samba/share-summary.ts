import { type SmbConf, type Section } from "./document";
import { effectiveValue } from "./effective";
import { shareEncryption } from "./encryption";
import type { EncryptionState } from "./encryption-table";
import { sectionKey } from "./names";
import { shareBoolean } from "./share-boolean";

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
    kind: shareKind(section.name),
    path: text("path"),
    comment: text("comment"),
    readOnly: shareBoolean(doc, section.name, "read only"),
    guest: shareBoolean(doc, section.name, "guest ok"),
    available: shareBoolean(doc, section.name, "available"),
    browseable: shareBoolean(doc, section.name, "browseable"),
    encryption: { state, label, reason },
    line: section.headers[0]?.number ?? 1,
  };
}

/** What kind of share a section of this name is. */
export function shareKind(name: string): ShareKind {
  const key = sectionKey(name);
  if (key === "homes") return "homes";
  return key === "printers" || key === "print$" ? "printing" : "folder";
}
