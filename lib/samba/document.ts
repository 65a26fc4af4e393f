import { KEY_NAMES } from "./key-names";
import type { Line, ParameterLine, SectionLine } from "./lines";
import { GLOBAL_KEY, sectionKey } from "./names";
import { scanLines } from "./scan";

/** A whole smb.conf. `text` is what was read, every byte of it; nothing here ever changes it. */
export interface SmbConf {
  readonly text: string;
  /** In file order and without a gap: joined they are the text. */
  readonly lines: readonly Line[];
  /** In the order in which they first appear. */
  readonly sections: readonly Section[];
  readonly sectionsByKey: ReadonlyMap<string, Section>;
}

/** All blocks of one name: for Samba they are one section. */
export interface Section {
  /** As first written. */
  readonly name: string;
  readonly key: string;
  readonly isGlobal: boolean;
  /** In file order; none where `[global]` is nothing but the parameters above the first header. */
  readonly headers: readonly SectionLine[];
  /** In file order. Parameters above the first header belong to `[global]`. */
  readonly parameters: readonly ParameterLine[];
  /**
   * Those of them that are asked for of every share: see `key-lines`. They are kept aside while the line is at hand, for to
   * go through all lines of a long file once more takes half as long as reading it.
   */
  readonly keyLines: readonly ParameterLine[];
}

interface GrowingSection extends Section {
  readonly headers: SectionLine[];
  readonly parameters: ParameterLine[];
  keyLines: ParameterLine[];
}

/** Most sections have none, and share this. */
const NONE: ParameterLine[] = [];

/**
 * Reads a text, whatever it is, as Samba would read it as smb.conf. A line that makes Samba refuse the file is a broken
 * line here, and what stands below it is read all the same.
 */
export function parseSmbConf(text: string): SmbConf {
  const lines = scanLines(text);
  const sectionsByKey = new Map<string, GrowingSection>();
  let current: GrowingSection | undefined;
  for (const line of lines) {
    if (line.kind === "section") {
      current = openSection(sectionsByKey, line.key, line.name);
      current.headers.push(line);
    } else if (line.kind === "parameter") {
      current ??= openSection(sectionsByKey, GLOBAL_KEY, GLOBAL_KEY);
      current.parameters.push(line);
      if (line.keyIn(KEY_NAMES) !== undefined) keepAside(current, line);
    }
  }
  return { text, lines, sections: [...sectionsByKey.values()], sectionsByKey };
}

/** The section of that name, found as Samba finds it: see `sectionKey`. */
export function sectionOf(doc: SmbConf, name: string): Section | undefined {
  return doc.sectionsByKey.get(sectionKey(name));
}

function keepAside(section: GrowingSection, line: ParameterLine): void {
  if (section.keyLines === NONE) section.keyLines = [];
  section.keyLines.push(line);
}

function openSection(sections: Map<string, GrowingSection>, key: string, name: string): GrowingSection {
  const known = sections.get(key);
  if (known) return known;
  const section = { name, key, isGlobal: key === GLOBAL_KEY, headers: [], parameters: [], keyLines: NONE };
  sections.set(key, section);
  return section;
}
