import type { AnyFinding } from "@/lib/shared/finding";
import { encodeText } from "@/lib/shared/text";
import { type LineEndStyle, lineEndStyle } from "./line-ends";

/** One entry of the outline: a section's header, an export. One that is written twice stands in it twice. */
export interface OutlineEntry {
  readonly name: string;
  /** How many characters of the name lead to what tells it apart: the folders above an export. None unless told. */
  readonly lead?: number;
  /** Offset of the entry's line. */
  readonly from: number;
  readonly number: number;
}

/** What a language reads in a text. */
interface Reading {
  readonly findings: readonly AnyFinding[];
  /** In file order. */
  readonly outline: readonly OutlineEntry[];
  /** Names that the file uses and somebody may want to write again; none unless told. */
  readonly names?: readonly string[];
}

/** Everything about a whole text that costs a pass over it, so that typing does not have to. */
export interface Analysis extends Reading {
  readonly bytes: number;
  /** Bytes that are not UTF-8; they are kept. */
  readonly undecodable: number;
  readonly lineEnds: LineEndStyle;
}

export function analysisOf(text: string, reading: Reading): Analysis {
  return {
    ...reading,
    bytes: encodeText(text).length,
    undecodable: countUndecodable(text),
    lineEnds: lineEndStyle(text),
  };
}

function countUndecodable(text: string): number {
  return text.match(/[\udc80-\udcff]/gu)?.length ?? 0;
}
