import clsx from "clsx";
import { CircleHelp } from "lucide-react";
import Link from "next/link";
import { TopicView } from "@/components/help/topic-view";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import { TOPIC_GROUPS, TOPICS, topicOf } from "@/lib/help/topics";
import { t } from "@/lib/words/t";

/** All topics, and one of them: the one that the address asks for, or the first. */
export function HelpPage({ asked }: { asked: string | undefined }) {
  const found = asked === undefined ? undefined : topicOf(asked);
  const topic = found ?? TOPICS[0];
  return (
    <Panel level={1} fill flush title={t("Help")} icon={<CircleHelp />}>
      <div className="flex min-h-0 flex-1 max-md:flex-col max-md:overflow-y-auto">
        <nav
          aria-label={t("Help topics")}
          className="shrink-0 border-line bg-sunken p-3 max-md:border-b md:w-64 md:overflow-y-auto md:border-r"
        >
          {TOPIC_GROUPS.map(({ label, topics }) => (
            <section key={label} aria-label={t(label)} className="mb-3">
              <h2 className="mb-1 text-xs font-semibold text-muted">{t(label)}</h2>
              <ul className="flex flex-col gap-px">
                {topics.map(({ id, title }) => (
                  <li key={id}>
                    <Link
                      href={`/help?topic=${id}`}
                      aria-current={id === topic?.id ? "page" : undefined}
                      className={clsx(
                        "block rounded-sm px-2 py-1",
                        id === topic?.id
                          ? "bg-row-chosen font-medium text-title-ink shadow-[inset_3px_0_0_var(--accent)]"
                          : "hover:bg-row-hover",
                      )}
                    >
                      {t(title)}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <h2 className="mb-1 text-xs font-semibold text-muted">{t("To look things up")}</h2>
          <ul className="flex flex-col gap-px">
            <li>
              <Link href="/help/glossary" className="block rounded-sm px-2 py-1 hover:bg-row-hover">
                {t("Glossary")}
              </Link>
            </li>
            <li>
              <Link href="/help/parameters" className="block rounded-sm px-2 py-1 hover:bg-row-hover">
                {t("Parameters of smb.conf")}
              </Link>
            </li>
          </ul>
        </nav>
        <div
          // A scrolling box must be reachable by keyboard.
          tabIndex={0}
          role="region"
          aria-label={topic && t(topic.title)}
          className="min-w-0 flex-1 p-4 -outline-offset-2 md:overflow-y-auto"
        >
          {asked !== undefined && found === undefined && (
            <Alert kind="info" className="mb-3">
              {t("The help has no topic of that name. Choose one from the list, or search with Ctrl-K.")}
            </Alert>
          )}
          {topic && <TopicView topic={topic} level={2} />}
        </div>
      </div>
    </Panel>
  );
}
