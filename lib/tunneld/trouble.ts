import * as z from "zod";
import type { Failure } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** A sentence of this process as it travels to the panel, which says it in the reader's language. */
const Words = z.object({ text: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });

/** A failure as it travels. Without `words` it comes from a process that an older panel left: then `message`, in English, has to do. */
export const Trouble = z.object({
  code: z.string(),
  message: z.string(),
  words: Words.optional(),
  /** In ssh2's or the kernel's own words. */
  detail: z.string().optional(),
});

type Values = Readonly<z.infer<typeof Words>["values"]>;

/** What this process fails with. */
export interface TunneldFailure<Code extends string = string> extends Failure<Code> {
  readonly words: { readonly text: string; readonly values: Values };
}

/** `text` is marked with `msg`, for the catalogues. */
export function trouble<Code extends string>(
  code: Code,
  text: string,
  values: Values = {},
  detail?: string,
): TunneldFailure<Code> {
  return { code, message: t(text, values), words: { text, values }, ...(detail !== undefined && { detail }) };
}

/** The sentence for whoever reads it now. */
export function troubleWords({ message, words }: z.infer<typeof Trouble>): string {
  return words === undefined ? message : t(words.text, words.values);
}
