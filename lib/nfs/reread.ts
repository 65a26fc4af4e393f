import { applyEdits, type Edit } from "@/lib/shared/edit";
import { ok, type Result } from "@/lib/shared/result";
import { type Exports, parseExports } from "./document";
import type { EditFailure } from "./edit-rules";
import { affectsOthers } from "./edit-rules";
import { type Entry, type Readings, readExports } from "./readings";
import { isSameOptions } from "./same-options";

export type Edits = Result<readonly Edit[], EditFailure>;

/** A file before or after an edit. */
export interface Side {
  readonly doc: Exports;
  readonly readings: Readings;
}

/**
 * The edits, if the file they lead to reads as it should: all entries but those of the target as before, no new place at
 * which exportfs stops, and `isDone` of the file. Quotes, continued lines and defaults reach from one entry into the next in more
 * ways than one would care to list; reading the result again leaves none of them out.
 */
export function checked(
  before: Side,
  edits: readonly Edit[],
  isTarget: (path: string, entry: Entry | undefined) => boolean,
  isDone: (after: Side) => boolean,
): Edits {
  const after = sideOf(parseExports(applyEdits(before.doc.text, edits)));
  const isKept = (entry: Entry) => !isTarget(entry.path, entry);
  const isFine =
    (before.readings.stop !== undefined || after.readings.stop === undefined) &&
    isSameReading(before.readings.entries.filter(isKept), after.readings.entries.filter(isKept)) &&
    isSameDisabled(before.doc, after.doc, (path) => !isTarget(path, undefined)) &&
    isDone(after);
  return isFine ? ok(edits) : affectsOthers();
}

export function sideOf(doc: Exports): Side {
  return { doc, readings: readExports(doc) };
}

function isSameReading(before: readonly Entry[], after: readonly Entry[]): boolean {
  return (
    before.length === after.length &&
    before.every((entry, index) => {
      const other = after[index];
      return (
        other !== undefined &&
        entry.path === other.path &&
        entry.client.name === other.client.name &&
        entry.item.isImplied === other.item.isImplied &&
        isSameOptions(entry.options, other.options)
      );
    })
  );
}

function isSameDisabled(before: Exports, after: Exports, isKept: (path: string) => boolean): boolean {
  const sources = (doc: Exports) =>
    doc.disabled.filter((line) => isKept(line.export.path.value)).map(({ source }) => source);
  const [old, now] = [sources(before), sources(after)];
  // A last line that gets a line end because something follows it says the same.
  return (
    old.length === now.length && old.every((source, index) => source.trimEnd() === now[index]?.trimEnd())
  );
}
