"use client";

import { createPortal } from "react-dom";
import { usePrinting } from "@/components/shell/use-printing";
import { t } from "@/lib/words/t";
import { COLUMNS } from "./talk-points";
import { clockWords, timedChapters } from "./talk-times";

/** The talk as a sheet of paper. Only there while the browser prints. */
export function TalkSheet() {
  const isPrinting = usePrinting() !== null;
  return isPrinting ? createPortal(<Sheet />, document.body) : null;
}

function Sheet() {
  return (
    <div className="print-sheet">
      <h1>{t("Inflight in ten minutes")}</h1>
      {timedChapters().map(({ title, steps }, index) => (
        <section key={title}>
          <h2>{t("Chapter {chapter}: {title}", { chapter: index + 1, title: t(title) })}</h2>
          <table>
            <thead>
              <tr>
                {COLUMNS.map((heading) => (
                  <th key={heading} scope="col">
                    {t(heading)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.map(({ step, from, to }) => (
                <tr key={step.id}>
                  <td>
                    {clockWords(from)}–{clockWords(to)}
                  </td>
                  <th scope="row">{t(step.title)}</th>
                  <td>{t(step.say)}</td>
                  <td>{t(step.text)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
