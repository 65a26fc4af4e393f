"use client";

import { createPortal } from "react-dom";
import { usePrinting } from "@/components/shell/use-printing";
import { dateTime } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import { type StatusRow, sessionWords, totalWords, verifiedWords } from "./status-rows";

interface PrintSheetProps {
  appliance: string;
  /** All that the search leaves: the grid draws only those in view. */
  rows: readonly StatusRow[];
  all: number;
  search: string;
}

/** The table as a sheet of paper. Only there while the browser prints: a plain table of thousands of rows is heavy. */
export function PrintSheet(props: PrintSheetProps) {
  const at = usePrinting();
  return at === null ? null : createPortal(<Sheet {...props} at={at} />, document.body);
}

function Sheet({ appliance, rows, all, search, at }: PrintSheetProps & { at: Date }) {
  const total = totalWords(rows, all);
  const reasons = new Map(rows.map(({ encryption }) => [encryption.reason, encryption.label]));
  return (
    <div className="print-sheet">
      <h1>{t("Share Status")}</h1>
      <p>
        {appliance}, {timeWords(at)}
        <br />
        {search === "" ? total : t("{total}; search: “{search}”", { total, search })}
      </p>
      <table>
        <thead>
          <tr>
            {[t("Share"), t("State"), t("Sessions"), t("Last verified")].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, available, encryption, sessions, verified }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {available ? encryption.label : t("Out of service ({state})", { state: encryption.label })}
              </td>
              <td>{sessionWords(sessions)}</td>
              <td>
                {verified === null ? t("never") : `${timeWords(verified.at)}: ${t(verifiedWords(verified))}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t("What the states mean here")}</h2>
      <dl>
        {[...reasons].map(([reason, label]) => (
          <div key={reason}>
            <dt>{label}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function timeWords(at: Date | string): string {
  return dateTime(at, { dateStyle: "medium", timeStyle: "short" });
}
