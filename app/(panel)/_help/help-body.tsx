"use client";

import { ArrowLeft, CircleHelp, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { TopicView } from "@/components/help/topic-view";
import { IconButton } from "@/components/ui/icon-button";
import { TOPICS, topicOf, topicOfPath } from "@/lib/help/topics";
import { t } from "@/lib/words/t";
import { useHelp } from "./help-state";

/** The inside of the help pane: the topic of the page that is open, or the one that was gone on to. */
export function HelpBody() {
  const { opened, isBeside, close } = useHelp();
  const path = usePathname();
  const [trail, setTrail] = useState<{ readonly path: string; readonly ids: readonly string[] }>({
    path,
    ids: [],
  });
  // Another page: its own topic.
  if (trail.path !== path) setTrail({ path, ids: [] });
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = trail.ids.at(-1);
  const topic = (chosen === undefined ? undefined : topicOf(chosen)) ?? topicOfPath(path) ?? TOPICS[0];

  useEffect(() => {
    if (opened > 0) scroller.current?.focus();
  }, [opened]);
  const turn = (ids: readonly string[]) => {
    setTrail({ path, ids });
    scroller.current?.scrollTo({ top: 0 });
    scroller.current?.focus();
  };

  if (topic === undefined) return null;
  return (
    <>
      <div className="title-bar flex min-h-8 shrink-0 items-center gap-1 border-b border-line-strong pr-0.5 pl-2.5">
        <CircleHelp aria-hidden className="size-4" />
        <h2 className="min-w-0 flex-1 truncate pl-1 text-sm font-semibold">{t("Help")}</h2>
        {trail.ids.length > 0 && (
          <IconButton
            label={t("Back")}
            icon={<ArrowLeft aria-hidden />}
            onClick={() => {
              turn(trail.ids.slice(0, -1));
            }}
          />
        )}
        <IconButton label={t("Close help")} icon={<X aria-hidden />} onClick={close} />
      </div>
      <div
        ref={scroller}
        // A scrolling box must be reachable by keyboard.
        tabIndex={0}
        role="region"
        aria-label={t("Help: {topic}", { topic: t(topic.title) })}
        className="min-h-0 flex-1 overflow-y-auto p-3 -outline-offset-2"
        onClick={(event) => {
          // A sheet is in the way of the page that a link leads to.
          if (!isBeside && event.target instanceof Element && event.target.closest("a[href^='/']")) close();
        }}
      >
        <TopicView
          topic={topic}
          level={3}
          onTopic={(id) => {
            turn([...trail.ids, id]);
          }}
        />
      </div>
      <nav
        aria-label={t("More help")}
        className="tool-bar flex shrink-0 flex-wrap gap-x-3 border-t border-line px-3 py-1.5 text-xs"
        onClick={() => {
          if (!isBeside) close();
        }}
      >
        <Link href={`/help?topic=${topic.id}`}>{t("All topics")}</Link>
        <Link href="/help/glossary">{t("Glossary")}</Link>
        <Link href="/help/parameters">{t("Parameters")}</Link>
      </nav>
    </>
  );
}
