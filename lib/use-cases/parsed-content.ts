import { decodeText } from "@/lib/shared/text";

/** Some content of a managed file, and the tag it bears. */
export interface TaggedContent {
  readonly bytes: Uint8Array;
  readonly tag: string;
}

/** The file as it was last read, and what a person is about to make of it. */
const KEPT = 2;

/**
 * A reader that parses the same bytes once: pages ask again every few seconds. It then gives the same object, on which
 * further results may be kept (a `WeakMap`).
 */
export function keepParsed<Document>(
  parse: (text: string) => Document,
): (content: TaggedContent) => Document {
  let newest: readonly { readonly tag: string; readonly doc: Document }[] = [];
  return ({ tag, bytes }) => {
    const found = newest.find((each) => each.tag === tag) ?? { tag, doc: parse(decodeText(bytes)) };
    newest = [found, ...newest.filter((each) => each !== found)].slice(0, KEPT);
    return found.doc;
  };
}
