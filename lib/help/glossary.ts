import { nameOrder } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import type { Term } from "./term";
import { termsAToI } from "./terms/a-to-i";
import { termsLToZ } from "./terms/l-to-z";
import { saidList } from "./word-list";

/** The field's words as the panel uses them, in the order of the alphabet. */
export const GLOSSARY: readonly Term[] = [...termsAToI, ...termsLToZ];

const BY_NAME: ReadonlyMap<string, Term> = new Map(
  GLOSSARY.flatMap((each) => [each.term, ...each.also].map((name) => [name.toLowerCase(), each] as const)),
);

/** The term of that name, by any of its forms, without case. */
export function termOf(name: string): Term | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** Its anchor on the glossary page: `tree-connect`. */
export function anchorOf({ term }: Term): string {
  return term.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-");
}

/** All terms in the alphabet of the reader's language. */
export function glossaryInOrder(): readonly Term[] {
  const order = nameOrder();
  return GLOSSARY.toSorted((a, b) => order.compare(t(a.term), t(b.term)));
}

/** What the reader calls it: its name, and other forms, among them the English name where it is another. */
export function namesOf({ term, also }: Term): { readonly name: string; readonly also: readonly string[] } {
  const name = t(term);
  return { name, also: name === term ? saidList(also) : [...saidList(also), term] };
}
