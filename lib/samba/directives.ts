import type { Section, SmbConf } from "./document";
import { keyLines } from "./key-lines";
import type { ParameterLine } from "./lines";
import { sectionKey } from "./names";

/** A line that brings in configuration from elsewhere. */
export interface Directive {
  /**
   * `include`: that file is read at this very place, and a header in it moves the lines below into another section.
   * `config file`: that file, where it exists, is read instead of this one. `copy`: this share starts as that one.
   */
  readonly kind: "include" | "config file" | "copy";
  /** The path or the share's name, as written: `%` substitutions are not expanded. */
  readonly value: string;
  readonly line: ParameterLine;
  readonly section: Section;
}

/** Every `include`, `config file` and `copy`, in file order within each section. An empty `include` brings nothing. */
export function directives(doc: SmbConf): readonly Directive[] {
  return keyLines(doc).directives;
}

/**
 * The share that a `copy =` line of a section copies. Undefined where Samba refuses the file over it: in `[global]`, for
 * the share itself, and for one whose first header is not above the line (measured with testparm 4.17.12).
 */
export function copySource(doc: SmbConf, section: Section, line: ParameterLine): Section | undefined {
  const source = doc.sectionsByKey.get(sectionKey(line.value));
  const opened = source?.headers[0];
  if (!source || !opened || source.isGlobal || section.isGlobal || source === section) return undefined;
  return opened.from < line.from ? source : undefined;
}
