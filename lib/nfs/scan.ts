import { readDisabled } from "./disabled";
import {
  ClientItem,
  DefaultsItem,
  type ExportLine,
  type Item,
  type Line,
  PathWord,
  type Span,
} from "./lines";
import { HASH, isSkipped, isStray, lineEndAt, NEWLINE, skipBlanks } from "./space";
import { readWord, spanWord, type WordSpan } from "./words";

/** What one call reads, and how far: lines are numbered by the newlines before them. */
interface Reader {
  readonly text: string;
  /** Everything before has been counted. */
  counted: number;
  number: number;
  /** Comments above this offset were tried as disabled exports in vain. */
  triedUntil: number;
}

/**
 * Cuts a text into lines as exportfs reads it (nfs-utils 2.6: `support/nfs/exports.c` and `xio.c`, and measured with its
 * exportfs). Where that would stop for good this goes on, so that what follows can be shown. Nothing recurses, and no
 * character is looked at more than a few times.
 */
export function scanLines(text: string): Line[] {
  const reader: Reader = { text, counted: 0, number: 1, triedUntil: 0 };
  const lines: Line[] = [];
  let from = 0;
  while (from < text.length) {
    const line = scanLine(reader, from);
    lines.push(line);
    from = line.to;
  }
  return lines;
}

function scanLine(reader: Reader, from: number): Line {
  const { text } = reader;
  const number = numberAt(reader, from);
  const at = skipBlanks(text, from);
  if (at === text.length) return { kind: "blank", from, to: at, number };
  const code = text.charCodeAt(at);
  if (code === NEWLINE) return { kind: "blank", from, to: at + 1, number };
  if (code === HASH) return scanComment(reader, from, at, number);
  if (isStray(code))
    return { kind: "broken", from, to: behindStray(text, at), number, reason: "stray-space" };
  const path = spanWord(text, at);
  if (path.isEmpty)
    return { kind: "broken", from, to: behindLineEnd(text, path.next), number, reason: "empty-path" };
  return scanExport(reader, from, path, number);
}

function scanComment(reader: Reader, from: number, at: number, number: number): Line {
  const to = Math.min(lineEndAt(reader.text, at) + 1, reader.text.length);
  if (from < reader.triedUntil) return { kind: "comment", from, to, number };
  const disabled = readDisabled(reader.text, from, at, scanLines);
  if (!disabled) return { kind: "comment", from, to, number };
  reader.triedUntil = disabled.to;
  if (!disabled.export) return { kind: "comment", from, to, number };
  return {
    kind: "disabled",
    from,
    to: disabled.to,
    number,
    source: disabled.source,
    export: disabled.export,
  };
}

function scanExport(reader: Reader, from: number, path: WordSpan, number: number): ExportLine {
  const { text } = reader;
  const items: Item[] = [];
  let comment: Span | undefined;
  let at = path.next;
  for (;;) {
    at = skipBlanks(text, at);
    if (text.charCodeAt(at) === HASH) {
      comment = { from: at, to: lineEndAt(text, at) };
      at = comment.to;
    }
    const word = spanWord(text, at);
    // The first word of a list, and the one behind defaults, is a client even where nothing is written.
    const last = items.at(-1);
    const wantsClient = last?.kind !== "client";
    if (word.isEmpty && !wantsClient) return ending(reader, from, path, number, items, comment, word);
    // What is not written belongs behind what it is about, not behind the remark that follows.
    const nothingAt = word.to === word.from ? (last ?? path).to : undefined;
    items.push(itemOf(reader, word, nothingAt, last?.kind === "defaults"));
    at = word.next;
  }
}

function itemOf(
  reader: Reader,
  word: WordSpan,
  nothingAt: number | undefined,
  isBehindDefaults: boolean,
): Item {
  const { text } = reader;
  const { isPlain } = word;
  const { from, to } = nothingAt === undefined ? word : { from: nothingAt, to: nothingAt };
  const place = { from, to, number: numberAt(reader, from) };
  if (word.isEmpty) return new ClientItem(text, place, isPlain, true);
  if (!isBehindDefaults && startsWithDash(text, word)) return new DefaultsItem(text, place, isPlain);
  return new ClientItem(text, place, isPlain, false);
}

/** Quotes and an octal escape may stand before the dash, or for it. */
function startsWithDash(text: string, { from, to, isPlain }: WordSpan): boolean {
  return isPlain ? text.startsWith("-", from) : readWord(text, from, to, isPlain).units.startsWith("-");
}

function ending(
  reader: Reader,
  from: number,
  path: WordSpan,
  number: number,
  items: readonly Item[],
  comment: Span | undefined,
  word: WordSpan,
): ExportLine {
  const to = behindLineEnd(reader.text, word.next);
  const pathWord = new PathWord(reader.text, path.from, path.to, path.isPlain);
  return { kind: "export", from, to, number, path: pathWord, items, comment };
}

/** Behind the newline, where only blanks stand before it; else `at` itself: the next entry begins in this line. */
function behindLineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSkipped(text.charCodeAt(end))) end += 1;
  if (end === text.length) return end;
  return text.charCodeAt(end) === NEWLINE ? end + 1 : at;
}

function behindStray(text: string, at: number): number {
  let end = at;
  while (end < text.length && (isStray(text.charCodeAt(end)) || isSkipped(text.charCodeAt(end)))) end += 1;
  return text.charCodeAt(end) === NEWLINE ? end + 1 : end;
}

/** Physical lines are counted once, forwards. */
function numberAt(reader: Reader, at: number): number {
  let newline = reader.text.indexOf("\n", reader.counted);
  while (newline >= 0 && newline < at) {
    reader.number += 1;
    reader.counted = newline + 1;
    newline = reader.text.indexOf("\n", reader.counted);
  }
  return reader.number;
}
