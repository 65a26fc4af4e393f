import type { ExportLine, Line } from "./lines";
import { BACKSLASH, lineEndAt } from "./space";

/** A stretch of comments that may be a disabled export. */
interface Candidate {
  readonly to: number;
  /** Without the `#` of each line. */
  readonly source: string;
  /** Undefined where it is a remark after all. */
  readonly export: ExportLine | undefined;
}

/**
 * Reads comments that begin at `from`, their `#` at `hash`, as an export that was put out of force: `#` stands directly
 * before a path, and before each of the lines that backslashes join to it. What stands there must be one export with
 * a list of options, for else it may as well be a sentence about a folder; Debian's examples (`# /srv/homes …`), with a
 * blank behind the `#`, are remarks. Undefined where nothing speaks for an export.
 */
export function readDisabled(
  text: string,
  from: number,
  hash: number,
  scan: (source: string) => Line[],
): Candidate | undefined {
  if (!/^#["/]/.test(text.slice(hash, hash + 2)) || text.slice(from, hash).includes("\n")) return undefined;
  let to = lineEndAt(text, hash);
  let source = text.slice(from, hash) + text.slice(hash + 1, to);
  while (to < text.length && text.charCodeAt(to - 1) === BACKSLASH && text.startsWith("#", to + 1)) {
    const end = lineEndAt(text, to + 1);
    source += `\n${text.slice(to + 2, end)}`;
    to = end;
  }
  const isOpen = source.endsWith("\\");
  if (to < text.length) {
    source += "\n";
    to += 1;
  }
  const [line, ...others] = scan(source);
  const isExport = !isOpen && line?.kind === "export" && others.length === 0 && looksMeant(line);
  return { to, source, export: isExport ? line : undefined };
}

function looksMeant({ path, items }: ExportLine): boolean {
  return (
    path.value.startsWith("/") &&
    !path.isTooLong &&
    items.every((item) => item.problem === undefined) &&
    items.some((item) => item.kind === "defaults" || item.listSpan !== undefined)
  );
}
