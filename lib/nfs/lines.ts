import type { Client } from "./clients";
import { clientOf } from "./clients";
import type { ReadWord } from "./words";
import { readBytes, readWord } from "./words";

/** Where something stands: offsets into the text, and the 1-based physical line in which it begins. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

/** A stretch of the text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * One piece of the file as exportfs reads it. An export takes in the lines that a backslash or an open quote join to it,
 * and a stray carriage return can make one begin in the middle of a physical line. The lines of a document join to
 * exactly its text.
 */
export type Line = BlankLine | CommentLine | DisabledLine | ExportLine | BrokenLine;

export interface BlankLine extends Place {
  readonly kind: "blank";
}

export interface CommentLine extends Place {
  readonly kind: "comment";
}

/** An export put out of force by a `#` before each of its physical lines. */
export interface DisabledLine extends Place {
  readonly kind: "disabled";
  /** What stands there without those `#`; the offsets of `export` are into this. */
  readonly source: string;
  readonly export: ExportLine;
}

/** Nothing that exportfs can read as a path; it stops here and reads nothing of what follows (measured). */
export interface BrokenLine extends Place {
  readonly kind: "broken";
  readonly reason: "stray-space" | "empty-path";
}

/** A path and who may mount it. */
export interface ExportLine extends Place {
  readonly kind: "export";
  readonly path: PathWord;
  /** In file order; never without a client: exportfs adds one where none is written. */
  readonly items: readonly Item[];
  /** From the `#` to the end of its physical line. */
  readonly comment: Span | undefined;
}

export type Item = DefaultsItem | ClientItem;

/** An option as written in a list, and as read. */
export interface OptionWord extends Span {
  readonly text: string;
}

/** Most bytes of a word that exportfs takes: `e_path` and `exp` of nfs-utils 2.6. */
const LONGEST_PATH = 1024;
const LONGEST_ITEM = 511;

export class PathWord implements Span {
  declare readonly from: number;
  declare readonly to: number;
  declare private readonly text: string;
  declare private readonly isPlain: boolean;

  constructor(text: string, from: number, to: number, isPlain: boolean) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.isPlain = isPlain;
  }

  /** As exportfs reads it: without quotes, escapes undone. */
  get value(): string {
    return readBytes(readWord(this.text, this.from, this.to, this.isPlain).units);
  }

  get isTooLong(): boolean {
    if ((this.to - this.from) * 3 <= LONGEST_PATH) return false;
    return readWord(this.text, this.from, this.to, this.isPlain).bytes > LONGEST_PATH;
  }
}

/** `-ro,sync`: options for all clients that follow in this entry. */
export class DefaultsItem implements Place {
  declare readonly kind: "defaults";
  declare readonly from: number;
  declare readonly to: number;
  declare readonly number: number;
  declare private readonly text: string;
  declare private readonly isPlain: boolean;

  constructor(text: string, place: Place, isPlain: boolean) {
    this.kind = "defaults";
    this.text = text;
    this.from = place.from;
    this.to = place.to;
    this.number = place.number;
    this.isPlain = isPlain;
  }

  get options(): readonly OptionWord[] {
    const word = readWord(this.text, this.from, this.to, this.isPlain);
    return splitOptions(word, 1, word.units.length);
  }

  get problem(): ItemProblem | undefined {
    return isTooLong(this.text, this, this.isPlain) ? "too-long" : undefined;
  }
}

/** Why exportfs stops at an item: its closing parenthesis is missing or not the end, or it has 512 bytes or more. */
export type ItemProblem = "bad-option-list" | "too-long";

interface ClientParts {
  readonly host: string;
  readonly hostSpan: Span;
  /** Between the parentheses, where there are any. */
  readonly listSpan: Span | undefined;
  readonly options: readonly OptionWord[];
  readonly problem: ItemProblem | undefined;
}

/** `host(rw,sync)`. It is taken apart when asked for: most of a long file never is. */
export class ClientItem implements Place {
  declare readonly kind: "client";
  declare readonly from: number;
  declare readonly to: number;
  declare readonly number: number;
  /** Nothing is written there, or `""`: exportfs exports to everybody. */
  declare readonly isImplied: boolean;
  declare private readonly text: string;
  declare private readonly isPlain: boolean;
  declare private cached: ClientParts | undefined;
  declare private known: Client | undefined;

  constructor(text: string, place: Place, isPlain: boolean, isImplied: boolean) {
    this.kind = "client";
    this.text = text;
    this.from = place.from;
    this.to = place.to;
    this.number = place.number;
    this.isPlain = isPlain;
    this.isImplied = isImplied;
    this.cached = undefined;
    this.known = undefined;
  }

  private get parts(): ClientParts {
    return (this.cached ??= takeApart(this.text, this, this.isPlain, this.isImplied));
  }

  /** As written before the parenthesis; empty where nothing is, which means everybody. */
  get host(): string {
    return this.parts.host;
  }

  get hostSpan(): Span {
    return this.parts.hostSpan;
  }

  /** What the host means. */
  get client(): Client {
    return (this.known ??= clientOf(this.host));
  }

  get listSpan(): Span | undefined {
    return this.parts.listSpan;
  }

  get options(): readonly OptionWord[] {
    return this.parts.options;
  }

  get problem(): ItemProblem | undefined {
    return this.parts.problem;
  }
}

function takeApart(text: string, span: Span, isPlain: boolean, isImplied: boolean): ClientParts {
  if (isImplied) {
    return { host: "", hostSpan: span, listSpan: undefined, options: [], problem: undefined };
  }
  const problem = isTooLong(text, span, isPlain) ? "too-long" : undefined;
  const word = readWord(text, span.from, span.to, isPlain);
  const opening = word.units.indexOf("(");
  if (opening < 0) {
    return { host: readBytes(word.units), hostSpan: span, listSpan: undefined, options: [], problem };
  }
  const closing = word.units.indexOf(")", opening);
  const isClosed = closing === word.units.length - 1;
  const end = closing < 0 ? word.units.length : closing;
  return {
    host: readBytes(word.units.slice(0, opening)),
    hostSpan: { from: span.from, to: word.offsetOf(opening) },
    listSpan: { from: word.offsetOf(opening + 1), to: word.offsetOf(end) },
    options: splitOptions(word, opening + 1, end),
    problem: problem ?? (isClosed ? undefined : "bad-option-list"),
  };
}

/** As `parseopts` does: at commas, without the blanks before an option; a final comma begins no further option. */
function splitOptions(word: ReadWord, from: number, to: number): OptionWord[] {
  const options: OptionWord[] = [];
  let at = from;
  while (at < to) {
    while (at < to && (word.units.charAt(at) === " " || word.units.charAt(at) === "\t")) at += 1;
    if (at === to) break;
    const comma = word.units.indexOf(",", at);
    const end = comma < 0 || comma > to ? to : comma;
    options.push({
      from: word.offsetOf(at),
      to: word.offsetOf(end),
      text: readBytes(word.units.slice(at, end)),
    });
    at = end + 1;
  }
  return options;
}

function isTooLong(text: string, { from, to }: Span, isPlain: boolean): boolean {
  return (to - from) * 3 > LONGEST_ITEM && readWord(text, from, to, isPlain).bytes > LONGEST_ITEM;
}
