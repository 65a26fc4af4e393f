import type { DisabledLine, ExportLine, Line } from "./lines";
import { scanLines } from "./scan";

/** A whole exports file. `text` is what was read, every byte of it; nothing here ever changes it. */
export interface Exports {
  readonly text: string;
  /** In file order and without a gap: joined they are the text. */
  readonly lines: readonly Line[];
  /** In file order; one path may have several. */
  readonly exports: readonly ExportLine[];
  readonly disabled: readonly DisabledLine[];
}

/**
 * Reads a text, whatever it is, as exportfs would read it as /etc/exports: exports(5), nfs-utils 2.6.
 *
 * exportfs gives up at the first thing it cannot read and exports nothing of what follows. Here it is all read; what
 * `readExports` says of an entry tells whether exportfs gets that far.
 */
export function parseExports(text: string): Exports {
  const lines = scanLines(text);
  return {
    text,
    lines,
    exports: lines.filter((line) => line.kind === "export"),
    disabled: lines.filter((line) => line.kind === "disabled"),
  };
}

/** A path as the file system takes it: no double slashes and none at the end. Links and `..` are for the server to follow. */
export function plainPath(path: string): string {
  const plain = path.replace(/\/{2,}/g, "/");
  return plain.length > 1 && plain.endsWith("/") ? plain.slice(0, -1) : plain;
}
