import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Impact, ImpactStatement } from "@/lib/shared/impact";

const MOST_SHOWN = 60;
const MOST_NAMED = 5;

const marks: Readonly<Record<ImpactStatement["tone"], { word: string; icon: ReactNode }>> = {
  bad: { word: "Mind", icon: <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" /> },
  good: { word: "Better", icon: <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" /> },
  note: { word: "Note", icon: <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-quiet" /> },
};

/** What the change means for who can connect, in words. */
export function ReviewImpact({ impact, subjects }: { impact: Impact; subjects: string }) {
  const { statements } = impact;
  if (statements.length === 0) return <p>Nothing changes for who can connect, or how.</p>;
  return (
    <>
      <ul className="flex flex-col gap-1.5">
        {statements.slice(0, MOST_SHOWN).map(({ tone, text, about }) => (
          <li key={`${tone} ${text} ${String(about.length)}`} className="flex items-start gap-2">
            {marks[tone].icon}
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="sr-only">{marks[tone].word}: </span>
              <span className="font-medium">{whereWords(about, subjects)}</span> {text}
            </span>
          </li>
        ))}
      </ul>
      {statements.length > MOST_SHOWN && (
        <p className="text-muted">… and {statements.length - MOST_SHOWN} more changes.</p>
      )}
    </>
  );
}

function whereWords(about: readonly string[], subjects: string): string {
  if (about.length === 0) return "The whole server:";
  const named = about.slice(0, MOST_NAMED).join(", ");
  const more = about.length - MOST_NAMED;
  if (more === 1) return `${named} and 1 more:`;
  return more > 0 ? `${named} and ${more.toLocaleString("en")} more ${subjects}:` : `${named}:`;
}
