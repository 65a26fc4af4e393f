import type { Term } from "./term";
import { termsAToI } from "./terms/a-to-i";
import { termsLToZ } from "./terms/l-to-z";

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
