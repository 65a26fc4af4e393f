import type { NameSet } from "./name-set";
import { parameterKey } from "./names";
import { isSpace, squeezeSpace } from "./space";

/**
 * One line as Samba reads it, with the backslash-continued lines below it: `from` and `to` are offsets into the text,
 * `to` behind the line end, and `number` counts the physical lines of the file from 1. The lines of a document join to
 * exactly its text.
 */
export type Line = BlankLine | CommentLine | SectionLine | ParameterLine | BrokenLine;

/**
 * Why Samba makes nothing of a line. It drops `no-equals` and `nul-byte` without a word; at `unclosed-section` and
 * `empty-name` it stops, refuses the whole file and does not start.
 */
export type BrokenReason = "no-equals" | "nul-byte" | "unclosed-section" | "empty-name";

/** Where a line stands. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

export interface BlankLine extends Place {
  readonly kind: "blank";
}

export interface CommentLine extends Place {
  readonly kind: "comment";
}

export interface BrokenLine extends Place {
  readonly kind: "broken";
  readonly reason: BrokenReason;
}

/** `[name]`. Blanks inside the brackets are part of the name; whatever follows the closing one is ignored by Samba. */
export interface SectionLine extends Place {
  readonly kind: "section";
  /** With runs of white space as one. */
  readonly name: string;
  /** What section names are compared by. */
  readonly key: string;
  /** Offsets of what stands between the brackets. */
  readonly nameFrom: number;
  readonly nameTo: number;
}

/** What was read of a continued line, which is no single stretch of the text. */
interface JoinedParameter {
  readonly name: string;
  readonly value: string;
}

/**
 * `name = value`. The offsets are those of the trimmed name and value in the text; an empty value sits right behind the
 * equals sign. Name and value are read out of the text when asked for: most lines of a long file never are.
 *
 * The fields are declared, not defined: a long file has hundreds of thousands of these, and defining fields one by one
 * takes longer than reading the lines.
 */
export class ParameterLine implements Place {
  declare readonly kind: "parameter";
  declare readonly from: number;
  declare readonly to: number;
  declare readonly number: number;
  declare readonly nameFrom: number;
  declare readonly nameTo: number;
  declare readonly valueFrom: number;
  declare readonly valueTo: number;
  declare private readonly source: string | JoinedParameter;
  declare private cachedKey: string | undefined;

  constructor(
    place: Place,
    source: string | JoinedParameter,
    nameFrom: number,
    nameTo: number,
    valueFrom: number,
    valueTo: number,
  ) {
    this.kind = "parameter";
    this.from = place.from;
    this.to = place.to;
    this.number = place.number;
    this.nameFrom = nameFrom;
    this.nameTo = nameTo;
    this.valueFrom = valueFrom;
    this.valueTo = valueTo;
    this.source = source;
    this.cachedKey = undefined;
  }

  /** As written, with runs of white space as one. */
  get name(): string {
    const { source } = this;
    return typeof source === "string" ? squeezeSpace(source.slice(this.nameFrom, this.nameTo)) : source.name;
  }

  /** What parameter names are compared by. */
  get key(): string {
    return (this.cachedKey ??= parameterKey(this.name));
  }

  /** This line's key where the set has it, without making a key for it to be compared: see `NameSet`. */
  keyIn(names: NameSet): string | undefined {
    const { source } = this;
    if (typeof source !== "string") return names[this.key.charCodeAt(0)]?.find((key) => key === this.key);
    const candidates = names[source.charCodeAt(this.nameFrom)];
    if (candidates === undefined) return undefined;
    for (const key of candidates) {
      if (isKeyOf(source, this.nameFrom, this.nameTo, key)) return key;
    }
    return undefined;
  }

  /** As Samba reads it: trimmed, continued lines joined, runs of white space as one, cut at a NUL byte. */
  get value(): string {
    const { source } = this;
    return typeof source === "string"
      ? squeezeSpace(source.slice(this.valueFrom, this.valueTo))
      : source.value;
  }
}

const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;
const TO_SMALL = 0x20;

/** Whether `parameterKey` of a name, a stretch of the text, is that key. */
function isKeyOf(text: string, from: number, to: number, key: string): boolean {
  let matched = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) continue;
    const small = code >= CAPITAL_A && code <= CAPITAL_Z ? code + TO_SMALL : code;
    if (matched === key.length || small !== key.charCodeAt(matched)) return false;
    matched += 1;
  }
  return matched === key.length;
}
