import type { SourceId } from "./sources";

/**
 * A piece of a topic: a paragraph, or one of what follows. Text may hold `` `code` ``, `**strong**`, `[[term]]` or `[[term|other words]]` for a
 * link to the glossary, and `[words](/page)` or `[words](#topic)` for a link to a page or another topic: see `inline.ts`.
 */
export type Block =
  | string
  | { readonly list: readonly string[] }
  | { readonly steps: readonly string[] }
  | { readonly code: string }
  /** Where the In-Flight Encryption guide is outdated, wrong or silent: what it says, and what holds. */
  | { readonly guide: string; readonly today: string };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Topic {
  /** Its own; part of addresses, so never renamed. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what it is about, and the answer in short. */
  readonly summary: string;
  /** The pages that open it first, by their addresses. */
  readonly pages: readonly string[];
  /** Pages whose own pages open it, such as a profile's within `/nfs-tunnels`; that page itself is another topic's. */
  readonly pagesWithin?: readonly string[];
  readonly sections: readonly Section[];
  readonly sources: readonly SourceId[];
  /** Ids of topics to go on with. */
  readonly related: readonly string[];
  /** Other words it is found by. */
  readonly words: readonly string[];
}
