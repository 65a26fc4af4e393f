import type { SmbConf } from "./document";
import type { ParameterLine } from "./lines";

/** A line as a page shows it. */
export interface SourceLine {
  /** 1-based, in the file. */
  readonly number: number;
  /** As it stands in the file, without its indentation and its line end; a continued line is more than one. */
  readonly text: string;
}

/** A parameter's line of the document, for a page. */
export function sourceLine(doc: SmbConf, line: ParameterLine): SourceLine {
  return { number: line.number, text: doc.text.slice(line.from, line.to).trim() };
}
