import { t } from "@/lib/words/t";

/** Single words as one text of the catalogues, since another language may have more of them, or fewer. */
export function listText(words: readonly string[]): string {
  return words.join(", ");
}

/** The words in the reader's language. */
export function saidList(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : t(listText(words)).split(", ");
}

/** The words in the reader's language, and in English, which files and commands have. */
export function searchWords(words: readonly string[]): readonly string[] {
  return [...new Set([...saidList(words), ...words])];
}
