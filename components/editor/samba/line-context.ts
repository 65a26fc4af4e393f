import type { Text } from "@codemirror/state";
import { parseSmbConf } from "@/lib/samba/document";
import { GLOBAL_KEY } from "@/lib/samba/names";
import { logicalLineEnd, logicalLineStart } from "../logical-line";

/** Whether parameters at `pos` are global ones; those before any header are. */
export function isGlobalAt(doc: Text, pos: number): boolean {
  for (let number = doc.lineAt(pos).number; number >= 1; number--) {
    const { text } = doc.line(number);
    if (!text.includes("[")) continue;
    const [line] = parseSmbConf(text).lines;
    if (line?.kind === "section") return line.key === GLOBAL_KEY;
  }
  return true;
}

/** A parameter's key and where it stands in the document. */
interface ParameterPlace {
  readonly key: string;
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly valueTo: number;
}

/** The parameter whose line, continued ones included, holds `pos`. */
export function parameterAt(doc: Text, pos: number): ParameterPlace | undefined {
  const start = logicalLineStart(doc, doc.lineAt(pos)).from;
  const end = logicalLineEnd(doc, doc.lineAt(pos)).to;
  const found = parseSmbConf(doc.sliceString(start, end)).lines.find(
    (line) => line.from + start <= pos && pos <= line.to + start,
  );
  if (found?.kind !== "parameter") return undefined;
  const { key, nameFrom, nameTo, valueTo } = found;
  return { key, nameFrom: nameFrom + start, nameTo: nameTo + start, valueTo: valueTo + start };
}
