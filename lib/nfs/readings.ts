import { type Caller, type Client, CLIENT_ORDER, clientKey, matchesCaller } from "./clients";
import { type Exports, plainPath } from "./document";
import { completed, DEFAULT_OPTIONS, type ExportOptions, type RefusedOption, withOptions } from "./effective";
import type { BrokenLine, ClientItem, DefaultsItem, ExportLine, Item, Place } from "./lines";

/**
 * What becomes of a client that is written. `in-force`; `duplicate`: an earlier entry for the same path and client counts
 * instead; `invalid`: exportfs skips it, because its network is none; `not-read`: exportfs stopped before it.
 */
export type Standing = "in-force" | "duplicate" | "invalid" | "not-read";

/** One client of one export with all that holds for it. */
export interface Entry {
  readonly line: ExportLine;
  readonly item: ClientItem;
  /** Without double or trailing slashes. */
  readonly path: string;
  readonly client: Client;
  readonly options: ExportOptions;
  readonly standing: Standing;
  /** Of a duplicate: the entry that counts. */
  readonly counts: Entry | undefined;
}

/** Where exportfs stops, and with it the file ends for it. */
export interface Stop extends Place {
  readonly reason:
    | BrokenLine["reason"]
    | RefusedOption["problem"]
    | NonNullable<Item["problem"]>
    | "path-too-long";
  /** The option that it refuses, as written. */
  readonly option: string | undefined;
}

/** A file as exportfs understands it. */
export interface Readings {
  /** Every client of every export, in file order. */
  readonly entries: readonly Entry[];
  readonly stop: Stop | undefined;
}

interface Reading {
  readonly entries: Entry[];
  readonly counting: Map<string, Entry>;
  /** What lists of options come to on top of exportfs's defaults: a long file has few different ones. */
  readonly lists: Map<string, ExportOptions>;
  stop: Stop | undefined;
}

/**
 * What exportfs makes of a file (nfs-utils 2.6.2, measured): an entry's options on top of the defaults before it, the
 * first of two entries for one path and client, and nothing at all from the first thing on that it cannot read.
 */
export function readExports(doc: Exports): Readings {
  const reading: Reading = { entries: [], counting: new Map(), lists: new Map(), stop: undefined };
  for (const line of doc.lines) {
    if (line.kind === "broken") reading.stop ??= { ...placeOf(line), reason: line.reason, option: undefined };
    else if (line.kind === "export") readLine(reading, line);
  }
  return { entries: reading.entries, stop: reading.stop };
}

/**
 * The entry that decides what a caller may do with a path: of the longest exported path above it, the most specific kind
 * of client, and of one kind the first in the file (exports(5); `auth_authenticate` of nfs-utils's mountd).
 */
export function entryFor({ entries }: Readings, path: string, caller: Caller): Entry | undefined {
  const wanted = plainPath(path);
  const matching = entries.filter(
    (entry) =>
      entry.standing === "in-force" && isWithin(wanted, entry.path) && matchesCaller(entry.client, caller),
  );
  return matching.toSorted(
    (one, other) => other.path.length - one.path.length || rankOf(one.client) - rankOf(other.client),
  )[0];
}

/** Whether a path is another or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === "/" ? "/" : `${folder}/`);
}

function rankOf(client: Client): number {
  return CLIENT_ORDER.indexOf(client.kind);
}

function readLine(reading: Reading, line: ExportLine): void {
  const path = plainPath(line.path.value);
  if (line.path.isTooLong) {
    reading.stop ??= { ...placeOf(line.path, line.number), reason: "path-too-long", option: undefined };
  }
  let defaults = DEFAULT_OPTIONS;
  for (const item of line.items) {
    if (item.kind === "defaults") {
      const { options, refused } = withOptions(defaults, item.options);
      reading.stop ??= stopAt(item, refused);
      defaults = options;
    } else {
      addEntry(reading, line, item, path, clientOptions(reading, defaults, item));
    }
  }
}

function clientOptions(reading: Reading, defaults: ExportOptions, item: ClientItem): ExportOptions {
  const list = defaults === DEFAULT_OPTIONS ? item.options.map(({ text }) => text).join(",") : undefined;
  const known = list === undefined ? undefined : reading.lists.get(list);
  if (known) {
    reading.stop ??= stopAt(item, undefined);
    return known;
  }
  const { options, refused } = withOptions(defaults, item.options);
  reading.stop ??= stopAt(item, refused);
  const whole = completed(options);
  if (list !== undefined && !refused) reading.lists.set(list, whole);
  return whole;
}

function stopAt(item: DefaultsItem | ClientItem, refused: RefusedOption | undefined): Stop | undefined {
  if (item.problem) return { ...placeOf(item), reason: item.problem, option: undefined };
  if (!refused) return undefined;
  const { option, problem } = refused;
  // An option with nothing in it has no place of its own to show.
  const place = option.to > option.from ? placeOf(option, item.number) : placeOf(item);
  return { ...place, reason: problem, option: option.text };
}

function addEntry(
  reading: Reading,
  line: ExportLine,
  item: ClientItem,
  path: string,
  options: ExportOptions,
): void {
  const { client } = item;
  // A client that is not written and a written `*` are two to exportfs.
  const key = `${path}\0${item.isImplied ? "" : clientKey(client)}`;
  const counts = reading.counting.get(key);
  const standing = standingOf(reading, client, counts);
  const entry: Entry = {
    line,
    item,
    path,
    client,
    options,
    standing,
    counts: standing === "duplicate" ? counts : undefined,
  };
  if (standing === "in-force") reading.counting.set(key, entry);
  reading.entries.push(entry);
}

function standingOf({ stop }: Reading, client: Client, counts: Entry | undefined): Standing {
  if (stop) return "not-read";
  if (client.kind === "network" && !client.network) return "invalid";
  return counts ? "duplicate" : "in-force";
}

function placeOf({ from, to, number }: { from: number; to: number; number?: number }, line = 0): Place {
  return { from, to, number: number ?? line };
}
