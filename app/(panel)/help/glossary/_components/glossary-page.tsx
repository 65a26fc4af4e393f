"use client";

import clsx from "clsx";
import { BookA } from "lucide-react";
import { useEffect, useMemo } from "react";
import { HelpText } from "@/components/help/help-text";
import { useAddress } from "@/components/shell/use-address";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SearchField } from "@/components/ui/search-field";
import { ToolBar, ToolBarEnd } from "@/components/ui/tool-bar";
import { anchorOf, glossaryInOrder, namesOf } from "@/lib/help/glossary";
import type { Term } from "@/lib/help/term";
import { t } from "@/lib/words/t";

/** The field's words, each with what it means here. Search and the term of a link are in the address. */
export function GlossaryPage() {
  const { parameters, change } = useAddress();
  const q = parameters.get("q") ?? "";
  const asked = parameters.get("term");
  useEffect(() => {
    if (asked !== null) document.getElementById(asked)?.scrollIntoView({ block: "nearest" });
  }, [asked]);
  const terms = useMemo(() => glossaryInOrder(), []);
  const shown = terms.filter((term) => fits(term, q));
  return (
    <Panel
      level={1}
      fill
      flush
      title={t("Glossary")}
      icon={<BookA />}
      toolBar={
        <ToolBar label={t("Glossary tools")}>
          <ToolBarEnd>
            <SearchField
              label={t("Search terms")}
              value={q}
              onChange={(next) => {
                change({ q: next });
              }}
            />
          </ToolBarEnd>
        </ToolBar>
      }
      footer={t("{shown} of {count} terms", { shown: shown.length, count: terms.length })}
    >
      {shown.length === 0 ? (
        <EmptyState title={t("No term fits")}>
          {t("Search for a word, or for a part of what it means.")}
        </EmptyState>
      ) : (
        <dl
          // A scrolling box must be reachable by keyboard.
          tabIndex={0}
          aria-label={t("Terms")}
          className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
        >
          {shown.map((term) => (
            <Entry key={term.term} term={term} isAsked={anchorOf(term) === asked} />
          ))}
        </dl>
      )}
    </Panel>
  );
}

function Entry({ term, isAsked }: { term: Term; isAsked: boolean }) {
  // A plural is for links and the search; nobody has to be told it.
  const { name, also } = namesOf(term);
  const others = also.filter((form) => !form.toLowerCase().startsWith(name.toLowerCase()));
  return (
    <div
      id={anchorOf(term)}
      className={clsx(
        "grid scroll-mt-2 gap-x-4 border-b border-line px-4 py-2 sm:grid-cols-[12rem_minmax(0,1fr)]",
        isAsked && "bg-row-chosen",
      )}
    >
      <dt className="font-semibold">{name}</dt>
      <dd className="max-w-[75ch]">
        <HelpText text={term.meaning} />
        {others.length > 0 && (
          <span className="block text-xs text-muted">{t("Also: {names}", { names: others.join(", ") })}</span>
        )}
      </dd>
    </div>
  );
}

/** By its names in both languages, or by what it means. */
function fits(term: Term, q: string): boolean {
  const { name, also } = namesOf(term);
  const text = [name, ...also, ...term.also, t(term.meaning)].join("\n").toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
