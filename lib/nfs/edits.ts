import type { Edit } from "@/lib/shared/edit";
import { clientKey, clientOf } from "./clients";
import { type Exports, plainPath } from "./document";
import * as rules from "./edit-rules";
import type { ClientItem, ExportLine, Item } from "./lines";
import type { Entry } from "./readings";
import { checked, type Edits, type Side, sideOf } from "./reread";
import { type ClientSpec, type ExportSpec, gapInLine, lineEndOf, writeClient, writeExport } from "./writing";

/** Adds an export behind the last line, in the file's own style. Refused where exportfs would not read that far. */
export function addExport(doc: Exports, spec: ExportSpec): Edits {
  const side = sideOf(doc);
  const path = plainPath(spec.path);
  const refused = rules.refusePath(spec.path) ?? refuseClients(spec);
  if (refused) return refused;
  if (side.readings.entries.some((entry) => entry.path === path)) return rules.exportExists(spec.path);
  if (side.readings.stop) return rules.stopped(side.readings.stop);
  const written = writeExport(doc, spec);
  const end = doc.text.length;
  const lineEnd = lineEndOf(doc);
  const isOpen = doc.text !== "" && !doc.text.endsWith("\n");
  // A last line that ends in a backslash takes in the line below it; an empty one puts an end to that. Without it, the
  // export would be one line with what stands there, and go with it when it is taken out again.
  const shortest = isOpen ? lineEnd : "";
  const longer = shortest + lineEnd;
  const closings = /\\(?:\r?\n)?$/.test(doc.text) ? [longer, shortest] : [shortest, longer];
  for (const closing of closings) {
    const edits = [{ from: end, to: end, insert: closing + written + (isOpen ? "" : lineEnd) }];
    const result = checked(side, edits, isPath(path), ({ readings }) => {
      const hosts = readings.entries.filter((entry) => entry.path === path).map(({ client }) => client.name);
      return hosts.join("\n") === spec.clients.map(({ host }) => clientOf(host).name).join("\n");
    });
    if (result.ok) return result;
  }
  return rules.affectsOthers();
}

/** Takes all entries of a path out, with the remarks behind them on their lines. */
export function removeExport(doc: Exports, path: string): Edits {
  const side = sideOf(doc);
  const lines = linesOf(doc, path);
  if (lines.length === 0) return rules.missingExport(path);
  const isGone: Parameters<typeof checked>[3] = ({ readings }) =>
    readings.entries.every((entry) => entry.path !== plainPath(path));
  // Lone backslashes above the path, which its line takes in, were somebody's before the export was added below them.
  const fromPath = lines.map(({ path: word, from, to }) =>
    deletion({ from: Math.max(from, doc.text.lastIndexOf("\n", word.from - 1) + 1), to }),
  );
  const narrow = checked(side, fromPath, isPath(plainPath(path)), isGone);
  return narrow.ok ? narrow : checked(side, lines.map(deletion), isPath(plainPath(path)), isGone);
}

/**
 * Adds a client to an export, behind the others. Where the export names nobody, and so is open to everybody, `*` is
 * written out as well: adding a client takes nothing away.
 */
export function addClient(doc: Exports, path: string, spec: ClientSpec): Edits {
  const side = sideOf(doc);
  const refused = rules.refuseClient(spec);
  if (refused) return refused;
  const line = linesOf(doc, path).at(-1);
  const last = line?.items.at(-1);
  if (!line || last?.kind !== "client") return rules.missingExport(path);
  const key = clientKey(clientOf(spec.host));
  if (entriesOf(side, path, spec.host).length > 0) return rules.clientExists(path, spec.host);
  const isNothing = last.isImplied && last.from === last.to;
  const insert = `${isNothing ? " *" : ""}${gapInLine(doc, line)}${writeClient(spec)}`;
  const edits = [{ from: last.to, to: last.to, insert }];
  return checked(
    side,
    edits,
    isTheClient(path, isNothing ? [key, clientKey(clientOf("*"))] : [key]),
    (after) => after.readings.entries.some(isTheEntry(path, key)),
  );
}

/**
 * Takes a client away from an export, with its duplicates, which would come into force else. With its last client an
 * entry goes as a whole: a path alone is exported to everybody.
 */
export function removeClient(doc: Exports, path: string, host: string): Edits {
  const side = sideOf(doc);
  const found = entriesOf(side, path, host);
  if (found.length === 0) return rules.missingClient(path, host);
  const gone = new Set<Item>(found.map(({ item }) => item));
  const edits = [...new Set(found.map(({ line }) => line))].flatMap((line) => removalFrom(line, gone));
  const key = clientKey(clientOf(host));
  return checked(
    side,
    edits,
    isTheClient(path, [key]),
    (after) => !after.readings.entries.some(isTheEntry(path, key)),
  );
}

/** Writes another client in the place of one, or the same with other options. Its duplicates go. */
export function replaceClient(doc: Exports, path: string, host: string, spec: ClientSpec): Edits {
  const side = sideOf(doc);
  const refused = rules.refuseClient(spec);
  if (refused) return refused;
  const [first, ...others] = entriesOf(side, path, host);
  if (!first) return rules.missingClient(path, host);
  const keys = [clientKey(clientOf(host)), clientKey(clientOf(spec.host))] as const;
  if (keys[0] !== keys[1] && entriesOf(side, path, spec.host).length > 0) {
    return rules.clientExists(path, spec.host);
  }
  const gone = new Set<Item>(others.map(({ item }) => item));
  const edits = [
    replacement(first.item, writeClient(spec)),
    ...[...new Set(others.map(({ line }) => line))].flatMap((line) => removalFrom(line, gone)),
  ];
  return checked(side, edits, isTheClient(path, keys), (after) => {
    const now = after.readings.entries.filter(isTheEntry(path, keys[1]));
    return now.length === 1 && now[0]?.item.options.map(({ text }) => text).join() === spec.options.join();
  });
}

/** Text in the place of a client; where none is written, behind what stands there. */
export function replacement({ from, to }: ClientItem, written: string): Edit {
  return from === to ? { from, to, insert: ` ${written}` } : { from, to, insert: written };
}

/** The entries of one client of a path, in file order, those that do not count among them. */
export function entriesOf({ readings }: Side, path: string, host: string): Entry[] {
  return readings.entries.filter(isTheEntry(path, clientKey(clientOf(host))));
}

export function isTheClient(
  path: string,
  keys: readonly string[],
): (path: string, entry: Entry | undefined) => boolean {
  return (_path, entry) => entry !== undefined && keys.some((key) => isTheEntry(path, key)(entry));
}

function isTheEntry(path: string, key: string): (entry: Entry) => boolean {
  const plain = plainPath(path);
  return (entry) => entry.path === plain && clientKey(entry.client) === key;
}

function isPath(path: string): (path: string) => boolean {
  return (other) => plainPath(other) === path;
}

function linesOf(doc: Exports, path: string): ExportLine[] {
  const plain = plainPath(path);
  return doc.exports.filter((line) => plainPath(line.path.value) === plain);
}

function deletion({ from, to }: { readonly from: number; readonly to: number }): Edit {
  return { from, to, insert: "" };
}

/** The blanks before a client go with it, and defaults that nobody is left to have. */
function removalFrom(line: ExportLine, gone: ReadonlySet<Item>): Edit[] {
  const stays = line.items.filter((item) => item.kind === "client" && !gone.has(item));
  if (stays.length === 0) return [deletion(line)];
  const removed = line.items.filter(
    (item, index) => gone.has(item) || (item.kind === "defaults" && isIdle(line.items, index, gone)),
  );
  return removed.map((item) => {
    const before = line.items[line.items.indexOf(item) - 1] ?? line.path;
    return { from: before.to, to: item.to, insert: "" };
  });
}

function isIdle(items: readonly Item[], at: number, gone: ReadonlySet<Item>): boolean {
  const next = items[at + 1];
  if (!next || !gone.has(next)) return false;
  return items.slice(at + 1).find((item) => !gone.has(item))?.kind !== "client";
}

function refuseClients({ path, clients }: ExportSpec) {
  if (clients.length === 0) return rules.noClients(path);
  const keys = new Set<string>();
  for (const client of clients) {
    const refused = rules.refuseClient(client);
    if (refused) return refused;
    const key = clientKey(clientOf(client.host));
    if (keys.has(key)) return rules.clientExists(path, client.host);
    keys.add(key);
  }
  return undefined;
}
