import type { SmbConf } from "../document";
import type { Line } from "../lines";
import { meaningOf } from "../meaning";
import { demand } from "./laws";

/** Whether an edit may change lines of this parameter, by the keys of the section and of its meaning. */
type MayChange = (section: string, key: string) => boolean;

/**
 * What is left of both texts without the lines that may change is the same, byte for byte. Two things may come along: line ends
 * behind a last line that had none, and a header of `[global]` with an empty line where there was none.
 */
export function demandRestUntouched(before: SmbConf, after: SmbConf, mayChange: MayChange): void {
  const [was, is] = [restOf(before, mayChange), restOf(after, mayChange)];
  const isOpen = !before.text.endsWith("\n") || /\\[\t-\r ]*$/.test(before.text);
  const closed = isOpen ? ["", "\n", "\r\n", "\n\n", "\r\n\r\n"].map((lineEnds) => was + lineEnds) : [was];
  const isNew = !before.sectionsByKey.get("global")?.headers.length;
  const stays = closed.some((text) => text === is || (isNew && isWithNewGlobal(text, is)));
  demand(stays, "the rest stays, byte for byte", [was, is, before.text, after.text]);
}

/** All of a text stands around a header of `[global]`, with nothing else but line ends. */
function isWithNewGlobal(was: string, is: string): boolean {
  const header = "[global]";
  for (let at = is.indexOf(header); at >= 0; at = is.indexOf(header, at + 1)) {
    const [above, below] = [is.slice(0, at), is.slice(at + header.length)];
    for (let cut = 0; cut <= was.length; cut++) {
      const [head, tail] = [was.slice(0, cut), was.slice(cut)];
      if (!above.startsWith(head) || !below.endsWith(tail)) continue;
      const more = above.slice(head.length) + below.slice(0, below.length - tail.length);
      if (/^[\r\n]*$/.test(more)) return true;
    }
  }
  return false;
}

function restOf(doc: SmbConf, mayChange: MayChange): string {
  const owners = new Map<Line, string>(
    doc.sections.flatMap(({ key, parameters }) => parameters.map((parameter) => [parameter, key] as const)),
  );
  const kept = doc.lines.filter((line) => {
    const owner = owners.get(line);
    return owner === undefined || line.kind !== "parameter" || !mayChange(owner, meaningOf(line.name).key);
  });
  return kept.map(({ from, to }) => doc.text.slice(from, to)).join("");
}
