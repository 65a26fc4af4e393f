import { parameterKey, sectionKey } from "./names";
import { squeezeSpace } from "./space";

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

class Stretch implements Place {
  readonly from: number;
  readonly to: number;
  readonly number: number;

  constructor(place: Place) {
    this.from = place.from;
    this.to = place.to;
    this.number = place.number;
  }
}

export class BlankLine extends Stretch {
  readonly kind = "blank";
}

export class CommentLine extends Stretch {
  readonly kind = "comment";
}

export class BrokenLine extends Stretch {
  readonly kind = "broken";
  readonly reason: BrokenReason;

  constructor(place: Place, reason: BrokenReason) {
    super(place);
    this.reason = reason;
  }
}

/** `[name]`. Blanks inside the brackets are part of the name; whatever follows the closing one is ignored by Samba. */
export class SectionLine extends Stretch {
  readonly kind = "section";
  /** With runs of white space as one. */
  readonly name: string;
  readonly key: string;
  /** Offsets of what stands between the brackets. */
  readonly nameFrom: number;
  readonly nameTo: number;

  constructor(place: Place, name: string, nameFrom: number, nameTo: number) {
    super(place);
    this.name = name;
    this.key = sectionKey(name);
    this.nameFrom = nameFrom;
    this.nameTo = nameTo;
  }
}

/**
 * `name = value`. The offsets are those of the trimmed name and value in the text; an empty value sits right behind the
 * equals sign. Name and value are read out of the text when asked for: most lines of a long file never are.
 */
export class ParameterLine extends Stretch {
  readonly kind = "parameter";
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly valueFrom: number;
  readonly valueTo: number;
  /** The whole text, or what was read of a continued line, which is no single stretch of it. */
  readonly #source: string | { readonly name: string; readonly value: string };
  #key: string | undefined;

  constructor(
    place: Place,
    source: string | { readonly name: string; readonly value: string },
    nameFrom: number,
    nameTo: number,
    valueFrom: number,
    valueTo: number,
  ) {
    super(place);
    this.nameFrom = nameFrom;
    this.nameTo = nameTo;
    this.valueFrom = valueFrom;
    this.valueTo = valueTo;
    this.#source = source;
  }

  /** As written, with runs of white space as one. */
  get name(): string {
    const source = this.#source;
    return typeof source === "string" ? squeezeSpace(source.slice(this.nameFrom, this.nameTo)) : source.name;
  }

  /** What parameter names are compared by. */
  get key(): string {
    return (this.#key ??= parameterKey(this.name));
  }

  /** As Samba reads it: trimmed, continued lines joined, runs of white space as one, cut at a NUL byte. */
  get value(): string {
    const source = this.#source;
    return typeof source === "string"
      ? squeezeSpace(source.slice(this.valueFrom, this.valueTo))
      : source.value;
  }
}
