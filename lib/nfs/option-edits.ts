import type { Edit } from "@/lib/shared/edit";
import { ok } from "@/lib/shared/result";
import { clientKey, clientOf } from "./clients";
import type { Exports } from "./document";
import * as rules from "./edit-rules";
import { entriesOf, isTheClient, replacement } from "./edits";
import type { ClientItem, OptionWord } from "./lines";
import { optionFamily, optionName, PER_FLAVOR, readOption } from "./options";
import { checked, type Edits, sideOf } from "./reread";
import { holds } from "./same-options";
import { escapeWord, writeClient } from "./writing";

/**
 * Gives one client of an export an option, for all its security flavours. It takes the place of what contradicts it
 * (`rw` that of `ro`); what holds already, by default or for all clients of the entry, gives no edits.
 */
export function setOption(doc: Exports, path: string, host: string, option: string): Edits {
  const side = sideOf(doc);
  const refused = rules.refuseOption(option);
  if (refused) return refused;
  const setting = readOption(option);
  const [entry] = entriesOf(side, path, host);
  if (!entry || typeof setting === "string") return rules.missingClient(path, host);
  const isSaid =
    setting.kind !== "flavors" || entry.item.options.some(({ text }) => optionName(text) === "sec");
  if (isSaid && holds(entry.options, setting)) return ok([]);
  const edits = putOption(doc.text, entry.item, option);
  return checked(side, edits, isTheClient(path, [clientKey(entry.client)]), (after) => {
    const [now] = entriesOf(after, path, host);
    return now !== undefined && holds(now.options, setting);
  });
}

/**
 * Takes an option, and what could stand in its place, from one client: the defaults of its entry or of exportfs hold
 * then. `option` may be any of its family: `ro` takes `rw` away as well.
 */
export function unsetOption(doc: Exports, path: string, host: string, option: string): Edits {
  const side = sideOf(doc);
  const [entry] = entriesOf(side, path, host);
  if (!entry) return rules.missingClient(path, host);
  const family = optionFamily(option);
  const words = entry.item.options.filter(({ text }) => optionFamily(text) === family);
  if (words.length === 0) return ok([]);
  const edits = words.map((word) => withoutOption(doc.text, entry.item, word));
  return checked(side, mergeRuns(edits), isTheClient(path, [clientKey(clientOf(host))]), (after) => {
    const [now] = entriesOf(after, path, host);
    return now !== undefined && now.item.options.every(({ text }) => optionFamily(text) !== family);
  });
}

/** Writes an option into a client's list, in the place of its like, whether or not it holds already. */
export function putOption(text: string, item: ClientItem, option: string): Edit[] {
  const written = escapeWord(option);
  if (!item.listSpan) {
    if (item.isImplied) return [replacement(item, writeClient({ host: "*", options: [option] }))];
    return [{ from: item.to, to: item.to, insert: `(${written})` }];
  }
  const family = optionFamily(option);
  const same = item.options.filter((word) => optionFamily(word.text) === family);
  const flavorLists = item.options.filter(({ text: each }) => optionName(each) === "sec").length;
  const last = same.at(-1);
  // Behind several `sec=` it would hold for the last flavours only; before the first it holds for all.
  if (flavorLists > 1 && PER_FLAVOR.has(family)) {
    const { from } = item.listSpan;
    return mergeRuns([
      { from, to: from, insert: `${written},` },
      ...same.map((word) => withoutOption(text, item, word)),
    ]);
  }
  if (!last) return [appended(text, item.listSpan, written)];
  return mergeRuns([
    ...same.slice(0, -1).map((word) => withoutOption(text, item, word)),
    { from: last.from, to: last.to, insert: written },
  ]);
}

function appended(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  written: string,
): Edit {
  const list = text.slice(from, to);
  const needsComma = list !== "" && !list.endsWith(",");
  return { from: to, to, insert: needsComma ? `,${written}` : written };
}

/** An option with one of the commas beside it: the one behind, or behind the last option the one before. */
function withoutOption(text: string, item: ClientItem, word: OptionWord): Edit {
  const at = item.options.indexOf(word);
  const next = item.options[at + 1];
  if (next) return { from: word.from, to: next.from, insert: "" };
  const before = item.options[at - 1];
  return {
    from: before ? before.to : word.from,
    to: Math.max(word.to, trailingComma(text, word.to)),
    insert: "",
  };
}

function trailingComma(text: string, at: number): number {
  return text.charAt(at) === "," ? at + 1 : at;
}

/** Edits that touch as one: the last option of a list takes the comma that the one before it takes as well. */
function mergeRuns(edits: readonly Edit[]): Edit[] {
  const merged: Edit[] = [];
  for (const edit of edits.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
    const last = merged.at(-1);
    if (last && edit.from < last.to) {
      merged[merged.length - 1] = {
        from: last.from,
        to: Math.max(last.to, edit.to),
        insert: last.insert + edit.insert,
      };
    } else {
      merged.push(edit);
    }
  }
  return merged;
}
