import { helpTexts } from "@/lib/help/texts";

interface Texts {
  readonly file: string;
  readonly texts: readonly string[];
}

/** Files that hold hundreds of texts as data, which `t` says where they are shown: all of their texts. */
export const DATA: readonly Texts[] = [{ file: "lib/help/texts.ts", texts: helpTexts() }];
