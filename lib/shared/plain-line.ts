import { standsForBytes } from "@/lib/shared/text";

/**
 * Characters that end a line, or that a person reading the line does not see, or sees in another order than programs read
 * them: controls, line and paragraph separators, bidirectional marks and embeddings, blanks without width, tags. Joiners and variation
 * selectors, which scripts and emoji need, are none of them.
 */
const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]/u;

/** Whether a text is one line in which every character shows as what it is, and which a file can hold. */
export function isPlainLine(text: string): boolean {
  return !UNSEEN.test(text) && standsForBytes(text) && !/\p{Cs}/u.test(text);
}
