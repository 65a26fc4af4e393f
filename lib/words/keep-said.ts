import { type Locale, locale } from "@/lib/words/locale";

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
