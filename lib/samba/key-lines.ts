import type { Directive } from "./directives";
import type { Section, SmbConf } from "./document";
import { KEY_NAMES } from "./key-names";
import type { ParameterLine } from "./lines";

/** The lines of one section that decide its encryption and who gets in without a password, if it copies no other. */
export interface SectionKeyLines {
  readonly section: Section;
  /** The last of each, which is the one that counts; undefined where the section has none. */
  readonly encrypt: ParameterLine | undefined;
  readonly guest: ParameterLine | undefined;
  /** It has a `copy =`, so that lines of other shares count too. */
  readonly copies: boolean;
}

interface KeyLines {
  /** In the document's order. */
  readonly sections: readonly SectionKeyLines[];
  /** In file order within each section. */
  readonly directives: readonly Directive[];
}

const KINDS: ReadonlyMap<string, Directive["kind"]> = new Map([
  ["include", "include"],
  ["configfile", "config file"],
  ["copy", "copy"],
]);

const known = new WeakMap<SmbConf, KeyLines>();

/** Sorts the key lines of a document, once for all who ask. */
export function keyLines(doc: SmbConf): KeyLines {
  const found = known.get(doc) ?? sorted(doc);
  known.set(doc, found);
  return found;
}

function sorted(doc: SmbConf): KeyLines {
  const directives: Directive[] = [];
  const sections = doc.sections.map((section): SectionKeyLines => {
    let encrypt: ParameterLine | undefined;
    let guest: ParameterLine | undefined;
    let copies = false;
    for (const line of section.keyLines) {
      const key = line.keyIn(KEY_NAMES) ?? line.key;
      const kind = KINDS.get(key);
      if (kind) {
        directives.push({ kind, value: line.value, line, section });
        copies ||= kind === "copy";
      } else if (key === "guestok" || key === "public") guest = line;
      else encrypt = line;
    }
    return { section, encrypt, guest, copies };
  });
  return { sections, directives };
}
