import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { msg, t } from "@/lib/words/t";
import type { Dashboard } from "../_queries";

type Severity = Dashboard["attention"][number]["severity"];

const looks: Readonly<Record<Severity, { word: string; tone: Tone; icon: ReactNode }>> = {
  error: { word: msg("Urgent"), tone: "bad", icon: <CircleAlert aria-hidden /> },
  warning: { word: msg("Warning"), tone: "warn", icon: <TriangleAlert aria-hidden /> },
  info: { word: msg("Note"), tone: "quiet", icon: <Info aria-hidden /> },
};

/** What somebody should look at, the worst first, each with the page where it is mended. */
export function AttentionPanel({ data, className }: { data: Dashboard | undefined; className?: string }) {
  const count = data?.attention.length ?? 0;
  return (
    <Panel
      title={t("Needs attention")}
      icon={<TriangleAlert />}
      // The list scrolls: how long it is has to be seen without.
      tools={
        count > 0 && (
          <span className="text-xs">{t("{count, plural, one {# point} other {# points}}", { count })}</span>
        )
      }
      flush
      className={className}
    >
      {/* As high whatever there is to say, so that nothing below it moves once it is known. */}
      <div className="h-44 overflow-y-auto">
        {data === undefined && (
          <div role="status" className="flex flex-col gap-3 p-3">
            <span className="sr-only">{t("Asking the appliance…")}</span>
            <Skeleton className="w-full" />
            <Skeleton className="w-5/6" />
            <Skeleton className="w-2/3" />
          </div>
        )}
        {data?.attention.length === 0 && (
          <EmptyState icon={<CircleCheck />} title={t("Nothing needs attention")}>
            {isAllKnown(data)
              ? t("Nothing was found that somebody should look at.")
              : t("Nothing was found in what is known. The parts that are not known say why.")}
          </EmptyState>
        )}
        {data !== undefined && data.attention.length > 0 && (
          <ul aria-label={t("Needs attention")}>
            {data.attention.map((each) => (
              <Item key={each.id} {...each} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function Item({ severity, text, href, action }: Dashboard["attention"][number]) {
  const { word, tone, icon } = looks[severity];
  return (
    <li className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line/60 px-3 py-2 last:border-b-0">
      <span className="w-24 shrink-0">
        <Badge tone={tone} icon={icon}>
          {t(word)}
        </Badge>
      </span>
      <span className="min-w-48 flex-1 [overflow-wrap:anywhere]">{text}</span>
      <Link href={href} className="shrink-0 text-accent-ink underline underline-offset-2">
        {action}
      </Link>
    </li>
  );
}

function isAllKnown({ attention: _, kind: __, ...parts }: Dashboard): boolean {
  return Object.values(parts).every(({ trouble }) => trouble === null);
}
