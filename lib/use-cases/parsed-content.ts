import { decodeText } from "@/lib/shared/text";
import { type Locale, locale } from "@/lib/words/locale";

/** Some content of a managed file, and the tag it bears. */
export interface TaggedContent {
  readonly bytes: Uint8Array;
  readonly tag: string;
}

/** The file as it was last read, and what a person is about to make of it. */
const KEPT = 2;

/**
 * What is made of a document is made once, in each language that is asked for: it holds sentences. Only a file that changed is looked
 * at again.
 */
export function keepSaid<Document extends object, Made>(
  make: (doc: Document) => Made,
): (doc: Document) => Made {
  const kept = new WeakMap<Document, Map<Locale, Made>>();
  return (doc) => {
    const made = kept.get(doc) ?? new Map<Locale, Made>();
    kept.set(doc, made);
    const language = locale();
    const known = made.get(language) ?? make(doc);
    made.set(language, known);
    return known;
  };
}

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
