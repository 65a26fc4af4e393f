import { Children, Fragment, type ReactNode } from "react";
import { Mono } from "@/components/ui/mono";
import { richParts } from "@/lib/words/t";

interface RichProps {
  /** A literal: ICU MessageFormat with marks, `Run <code>{command}</code> as <link>root</link>.`; the key of the catalogues. */
  text: string;
  values?: Readonly<Record<string, ReactNode>>;
  /** What becomes of the marks that are this text's own; `code`, `strong` and `em` are known. */
  marks?: Readonly<Record<string, (parts: ReactNode) => ReactNode>>;
}

const known: Readonly<Record<string, (parts: ReactNode) => ReactNode>> = {
  code: (parts) => <Mono>{parts}</Mono>,
  strong: (parts) => <strong>{parts}</strong>,
  em: (parts) => <em>{parts}</em>,
};

/** A text in the reader's language that holds more than words: names in their own face, links, live values. */
export function Rich({ text, values, marks }: RichProps) {
  const drawn: Record<string, ReactNode | ((parts: readonly ReactNode[]) => ReactNode)> = { ...values };
  for (const [name, draw] of Object.entries({ ...known, ...marks })) {
    drawn[name] = (parts: readonly ReactNode[]) => draw(spread(parts));
  }
  const said = richParts<ReactNode>(text, drawn);
  return <Fragment>{Array.isArray(said) ? spread(said) : said}</Fragment>;
}

/** One after the other, which React wants keys for where they come as a list. */
function spread(parts: readonly ReactNode[]): ReactNode {
  return Children.toArray(parts);
}
