import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Impact, ImpactStatement } from "@/lib/shared/impact";
import { msg, t } from "@/lib/words/t";

const MOST_SHOWN = 60;
const MOST_NAMED = 5;

const marks: Readonly<Record<ImpactStatement["tone"], { word: string; icon: ReactNode }>> = {
  bad: {
    word: msg("Mind:"),
    icon: <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />,
  },
  good: {
    word: msg("Better:"),
    icon: <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" />,
  },
  note: { word: msg("Note:"), icon: <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-quiet" /> },
};

/** What the change means for who can connect, in words. */
export function ReviewImpact({ impact, subjects }: { impact: Impact; subjects: string }) {
  const { statements } = impact;
  if (statements.length === 0) return <p>{t("Nothing changes for who can connect, or how.")}</p>;
  return (
    <>
      <ul className="flex flex-col gap-1.5">
        {statements.slice(0, MOST_SHOWN).map(({ tone, text, about }) => (
          <li key={`${tone} ${text} ${String(about.length)}`} className="flex items-start gap-2">
            {marks[tone].icon}
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="sr-only">{t(marks[tone].word)} </span>
              <span className="font-medium">{whereWords(about, subjects)}</span> {text}
            </span>
          </li>
        ))}
      </ul>
      {statements.length > MOST_SHOWN && (
        <p className="text-muted">
          {t("… and {count} more changes.", { count: statements.length - MOST_SHOWN })}
        </p>
      )}
    </>
  );
}

function whereWords(about: readonly string[], subjects: string): string {
  if (about.length === 0) return t("The whole server:");
  const named = about.slice(0, MOST_NAMED).join(", ");
  const more = about.length - MOST_NAMED;
  if (more <= 0) return `${named}:`;
  return t(
    "{names} and {count, plural, one {# more} other {# more {subjects, select, exports {exports} other {shares}}}}:",
    { names: named, count: more, subjects },
  );
}
