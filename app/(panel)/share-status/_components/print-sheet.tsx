"use client";

import { createPortal } from "react-dom";
import { usePrinting } from "@/components/shell/use-printing";
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
  const reasons = new Map(rows.map(({ encryption }) => [encryption.reason, encryption.label]));
  return (
    <div className="print-sheet">
      <h1>Share Status</h1>
      <p>
        {appliance}, {timeWords(at)}
        <br />
        {totalWords(rows, all)}
        {search !== "" && `; search: “${search}”`}
      </p>
      <table>
        <thead>
          <tr>
            {["Share", "State", "Sessions", "Last verified"].map((heading) => (
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
              <td>{available ? encryption.label : `Out of service (${encryption.label})`}</td>
              <td>{sessionWords(sessions)}</td>
              <td>
                {verified === null
                  ? "never"
                  : `${timeWords(new Date(verified.at))}: ${verifiedWords(verified)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>What the states mean here</h2>
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

function timeWords(at: Date): string {
  return at.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
