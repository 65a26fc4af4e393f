import { applyEdits, type Edit } from "@/lib/shared/edit";
import { type Exports, plainPath } from "./document";
import * as rules from "./edit-rules";
import type { DisabledLine, Span } from "./lines";
import { checked, type Edits, sideOf } from "./reread";

/**
 * Takes an export out of force and leaves it in the file: `#` before each of its lines. `enableExport` gives back exactly
 * what stood there. Refused where it could not be told from a remark afterwards.
 */
export function disableExport(doc: Exports, path: string): Edits {
  const side = sideOf(doc);
  const plain = plainPath(path);
  const lines = doc.exports.filter((line) => plainPath(line.path.value) === plain);
  if (lines.length === 0) return rules.missingExport(path);
  const edits = lines.flatMap((line) => [hashAt(line.path.from), ...lineStarts(doc.text, line).map(hashAt)]);
  const disabledBefore = disabledOf(doc, plain).length;
  const allEnabled = withoutHashes(doc, plain);
  const result = checked(side, edits, isPath(plain), (after) => {
    const isGone = after.readings.entries.every((entry) => entry.path !== plain);
    const isThere = disabledOf(after.doc, plain).length === disabledBefore + lines.length;
    return isGone && isThere && withoutHashes(after.doc, plain) === allEnabled;
  });
  return result.ok ? result : rules.notRecognisable(path);
}

/** Puts a disabled export into force again, all its entries. */
export function enableExport(doc: Exports, path: string): Edits {
  const plain = plainPath(path);
  if (disabledOf(doc, plain).length === 0) return rules.missingExport(path);
  return checked(sideOf(doc), hashRemovals(doc, plain), isPath(plain), ({ doc: after, readings }) => {
    const isThere = readings.entries.some((entry) => entry.path === plain);
    return isThere && disabledOf(after, plain).length === 0;
  });
}

function disabledOf(doc: Exports, plain: string): DisabledLine[] {
  return doc.disabled.filter((line) => plainPath(line.export.path.value) === plain);
}

function hashRemovals(doc: Exports, plain: string): Edit[] {
  return disabledOf(doc, plain).flatMap((line) => {
    const hash = doc.text.indexOf("#", line.from);
    return [hash, ...lineStarts(doc.text, line)].map((at) => ({ from: at, to: at + 1, insert: "" }));
  });
}

function withoutHashes(doc: Exports, plain: string): string {
  return applyEdits(doc.text, hashRemovals(doc, plain));
}

/** Where the physical lines of an entry begin, the first aside. */
function lineStarts(text: string, { from, to }: Span): number[] {
  const starts: number[] = [];
  let newline = text.indexOf("\n", from);
  while (newline >= 0 && newline + 1 < to) {
    starts.push(newline + 1);
    newline = text.indexOf("\n", newline + 1);
  }
  return starts;
}

function hashAt(at: number): Edit {
  return { from: at, to: at, insert: "#" };
}

function isPath(plain: string): (path: string) => boolean {
  return (path) => plainPath(path) === plain;
}
