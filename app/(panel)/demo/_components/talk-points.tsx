import clsx from "clsx";
import { Badge } from "@/components/ui/badge";
import { PlainTable } from "@/components/ui/plain-table";
import { msg, t } from "@/lib/words/t";
import { clockWords, timedChapters } from "./talk-times";

interface TalkPointsProps {
  elapsedMs: number;
  isRunning: boolean;
  /** The step the tour is at; null while it does not run. */
  current: string | null;
}

/** Of the table, and of the sheet that is printed. */
export const COLUMNS = [msg("Time"), msg("Step"), msg("Say"), msg("Click")] as const;

/** What to say and what to click, step by step, with the time by which it is due. */
export function TalkPoints({ elapsedMs, isRunning, current }: TalkPointsProps) {
  const isDue = (from: number, to: number) =>
    (isRunning || elapsedMs > 0) && elapsedMs >= from && elapsedMs < to;
  return (
    <PlainTable
      label={t("Talking points")}
      boxLabel={t("The talk")}
      columns={COLUMNS.map((column) => t(column))}
      className="min-w-[44rem]"
    >
      {timedChapters().map(({ title, minutes, steps }, index) => (
        <tbody key={title}>
          <tr className="border-b border-line bg-sunken">
            <th scope="rowgroup" colSpan={COLUMNS.length} className="px-3 py-1.5 font-semibold">
              {t("Chapter {chapter}: {title}", { chapter: index + 1, title: t(title) })}{" "}
              <span className="font-normal text-muted">{t("{minutes, number} minutes", { minutes })}</span>
            </th>
          </tr>
          {steps.map(({ step, from, to }) => (
            <tr
              key={step.id}
              aria-current={step.id === current ? "step" : undefined}
              className={clsx(
                "border-b border-line align-top",
                isDue(from, to) && "bg-row-chosen shadow-[inset_3px_0_0_var(--accent)]",
              )}
            >
              <td className="px-3 py-1.5 whitespace-nowrap tabular-nums">
                {clockWords(from)}–{clockWords(to)}
                {isDue(from, to) && (
                  <span className="mt-1 block">
                    <Badge tone="accent">{t("Now")}</Badge>
                  </span>
                )}
              </td>
              <th scope="row" className="w-[18%] px-3 py-1.5 font-medium">
                {t(step.title)}
                {step.id === current && (
                  <span className="mt-1 block font-normal">
                    <Badge tone="ok">{t("In the tour")}</Badge>
                  </span>
                )}
              </th>
              <td className="w-[42%] px-3 py-1.5">{t(step.say)}</td>
              <td className="px-3 py-1.5 text-muted">{t(step.text)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </PlainTable>
  );
}
