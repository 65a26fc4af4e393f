import Link from "next/link";
import { Mono } from "@/components/ui/mono";
import { anchorOf, termOf } from "@/lib/help/glossary";
import { inline, type Piece, plainText } from "@/lib/help/inline";
import { t } from "@/lib/words/t";

export interface HelpTextProps {
  /** A line with marks, as it is written: see `lib/help/topic.ts`. */
  text: string;
  /** Opens another topic where it is shown; left out, a link leads to its page. */
  onTopic?: ((id: string) => void) | undefined;
}

/** A line of help in the reader's language, with its terms, pages and topics as links. */
export function HelpText({ text, onTopic }: HelpTextProps) {
  return inline(t(text)).map((piece, at) => <HelpPiece key={at} piece={piece} onTopic={onTopic} />);
}

function HelpPiece({ piece, onTopic }: Pick<HelpTextProps, "onTopic"> & { piece: Piece }) {
  if (piece.kind === "code") return <Mono className="[overflow-wrap:anywhere]">{piece.text}</Mono>;
  if (piece.kind === "strong") return <strong className="font-semibold">{piece.text}</strong>;
  if (piece.kind === "page") return <Link href={piece.address}>{piece.text}</Link>;
  if (piece.kind === "topic") return <TopicLink id={piece.topic} title={piece.text} onTopic={onTopic} />;
  if (piece.kind === "term") return <TermLink name={piece.term} text={piece.text} />;
  return piece.text;
}

interface TopicLinkProps extends Pick<HelpTextProps, "onTopic"> {
  id: string;
  title: string;
}

export function TopicLink({ id, title, onTopic }: TopicLinkProps) {
  if (onTopic === undefined) return <Link href={`/help?topic=${id}`}>{title}</Link>;
  return (
    <button
      type="button"
      onClick={() => {
        onTopic(id);
      }}
      className="text-left text-accent-ink underline underline-offset-2"
    >
      {title}
    </button>
  );
}

/** Dotted, so that the words of the field do not shout among the links that lead on. */
function TermLink({ name, text }: { name: string; text: string }) {
  const term = termOf(name);
  if (term === undefined) return text;
  return (
    <Link
      href={`/help/glossary?term=${anchorOf(term)}`}
      title={plainText(t(term.meaning))}
      className="text-ink underline decoration-muted decoration-dotted underline-offset-2 hover:text-accent-ink"
    >
      {text}
    </Link>
  );
}
