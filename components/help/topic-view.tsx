import { ExternalLink } from "lucide-react";
import { HelpText, type HelpTextProps, TopicLink } from "@/components/help/help-text";
import { sourceOf } from "@/lib/help/sources";
import type { Block, Topic } from "@/lib/help/topic";
import { topicOf } from "@/lib/help/topics";
import { t } from "@/lib/words/t";

interface TopicViewProps extends Pick<HelpTextProps, "onTopic"> {
  topic: Topic;
  /** Of the topic's own heading. */
  level: 2 | 3;
}

/** A topic: summary, sections, where it comes from, and where to go on. */
export function TopicView({ topic, level, onTopic }: TopicViewProps) {
  const Title = `h${level}` as const;
  const Heading = level === 2 ? "h3" : "h4";
  return (
    <article className="flex max-w-[75ch] min-w-0 flex-col gap-3 leading-relaxed">
      <Title className="text-base font-semibold text-title-ink">{t(topic.title)}</Title>
      <p className="text-ink">
        <HelpText text={topic.summary} onTopic={onTopic} />
      </p>
      {topic.sections.map(({ title, blocks }) => (
        <section key={title} className="flex flex-col gap-2">
          <Heading className="mt-1 border-b border-line pb-0.5 font-semibold">{t(title)}</Heading>
          {blocks.map((block, at) => (
            <BlockView key={at} block={block} onTopic={onTopic} />
          ))}
        </section>
      ))}
      <Related topic={topic} Heading={Heading} onTopic={onTopic} />
      <Sources topic={topic} Heading={Heading} />
    </article>
  );
}

function BlockView({ block, onTopic }: Pick<HelpTextProps, "onTopic"> & { block: Block }) {
  const line = (text: string) => <HelpText text={text} onTopic={onTopic} />;
  if (typeof block === "string") return <p>{line(block)}</p>;
  if ("list" in block) {
    return (
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {block.list.map((item) => (
          <li key={item}>{line(item)}</li>
        ))}
      </ul>
    );
  }
  if ("steps" in block) {
    return (
      <ol className="flex list-decimal flex-col gap-1 pl-5">
        {block.steps.map((item) => (
          <li key={item}>{line(item)}</li>
        ))}
      </ol>
    );
  }
  if ("code" in block) {
    return (
      <pre className="rounded-sm border border-line bg-sunken px-2 py-1.5 font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap">
        {block.code}
      </pre>
    );
  }
  return (
    <div
      role="note"
      className="rounded-md border border-line-strong border-l-4 border-l-accent bg-sunken px-3 py-2"
    >
      <p className="text-muted">
        <span className="font-semibold">{t("The guide says:")} </span>
        {line(block.guide)}
      </p>
      <p className="mt-1">
        <span className="font-semibold">{t("What holds:")} </span>
        {line(block.today)}
      </p>
    </div>
  );
}

interface TailProps extends Pick<HelpTextProps, "onTopic"> {
  topic: Topic;
  Heading: "h3" | "h4";
}

function Related({ topic, Heading, onTopic }: TailProps) {
  return (
    <section className="flex flex-col gap-1">
      <Heading className="mt-1 font-semibold">{t("Go on with")}</Heading>
      <ul className="flex flex-col gap-1">
        {topic.related.map((id) => (
          <li key={id}>
            <TopicLink id={id} title={t(topicOf(id)?.title ?? id)} onTopic={onTopic} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ topic, Heading }: Omit<TailProps, "onTopic">) {
  if (topic.sources.length === 0) return null;
  return (
    <section className="flex flex-col gap-1 text-xs text-muted">
      <Heading className="mt-1 font-semibold">{t("Sources")}</Heading>
      <ul className="flex flex-col gap-1.5">
        {topic.sources.map(sourceOf).map(({ title, url, says }) => (
          <li key={title}>
            {url === undefined ? (
              <span className="font-medium">{t(title)}</span>
            ) : (
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className="text-accent-ink underline underline-offset-2"
              >
                {t(title)}
                <ExternalLink aria-hidden className="mb-0.5 ml-1 inline size-3" />
                <span className="sr-only"> {t("(opens another window)")}</span>
              </a>
            )}
            <span className="block">{t(says)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
