import type { Catalogue } from "@/lib/samba/catalogue/types";
import { checkSmbConf } from "@/lib/samba/checks/check-smb-conf";
import type { AnyFinding } from "@/lib/shared/finding";
import { parseSmbConf } from "@/lib/samba/document";
import { encodeText } from "@/lib/shared/text";
import { type LineEndStyle, lineEndStyle } from "./line-ends";

/** One header in the outline. A section that is opened twice stands in it twice. */
export interface OutlineEntry {
  readonly name: string;
  /** Offset of the header's line. */
  readonly from: number;
  readonly number: number;
}

/** Everything about a whole text that costs a pass over it, so that typing does not have to. */
export interface Analysis {
  readonly findings: readonly AnyFinding[];
  readonly outline: readonly OutlineEntry[];
  readonly bytes: number;
  /** Bytes that are not UTF-8; they are kept. */
  readonly undecodable: number;
  readonly lineEnds: LineEndStyle;
}

export function analyseText(text: string, catalogue?: Catalogue): Analysis {
  const document = parseSmbConf(text);
  return {
    findings: checkSmbConf(document, catalogue),
    outline: document.sections
      .flatMap((section) => section.headers)
      .map(({ name, from, number }) => ({ name, from, number }))
      .sort((a, b) => a.from - b.from),
    bytes: encodeText(text).length,
    undecodable: countUndecodable(text),
    lineEnds: lineEndStyle(text),
  };
}

function countUndecodable(text: string): number {
  return text.match(/[\udc80-\udcff]/gu)?.length ?? 0;
}
