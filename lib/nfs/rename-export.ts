import { ok } from "@/lib/shared/result";
import { type Exports, plainPath } from "./document";
import * as rules from "./edit-rules";
import { checked, type Edits, sideOf } from "./reread";
import { isSameOptions } from "./same-options";
import { writePathLike } from "./writing";

/** Gives all entries of an export another path; its clients, their options and the remarks beside them stay where they are. */
export function renameExport(doc: Exports, path: string, renamed: string): Edits {
  const side = sideOf(doc);
  const [old, now] = [plainPath(path), plainPath(renamed)];
  const refused = rules.refusePath(renamed);
  if (refused) return refused;
  const lines = doc.exports.filter((line) => plainPath(line.path.value) === old);
  if (lines.length === 0) return rules.missingExport(path);
  if (old === now) return ok([]);
  if (side.readings.entries.some((entry) => entry.path === now)) return rules.exportExists(renamed);
  const before = side.readings.entries.filter((entry) => entry.path === old);
  const insert = writePathLike(doc, renamed);
  const edits = lines.map((line) => ({ from: line.path.from, to: line.path.to, insert }));
  const isEither = (each: string) => plainPath(each) === old || plainPath(each) === now;
  return checked(side, edits, isEither, ({ readings }) => {
    const after = readings.entries.filter((entry) => entry.path === now);
    return (
      after.length === before.length &&
      after.every((entry, at) => {
        const was = before[at];
        return was?.client.name === entry.client.name && isSameOptions(was.options, entry.options);
      })
    );
  });
}
