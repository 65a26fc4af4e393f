"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { saveText } from "@/components/ui/save-text";
import { t } from "@/lib/words/t";

type Rows = readonly (readonly (string | number | null)[])[];

interface CsvButtonProps extends Pick<ButtonProps, "wordsFrom"> {
  /** Without its ending: "sessions". The day is added to it. */
  fileName: string;
  /** Marked for the catalogues, and said in the reader's language as the words of the cells are: the file is for who asked for it. */
  headings: readonly string[];
  /** Asked when it is pressed, so that it holds what is on show then; a list that the server pages is fetched whole. */
  rows: () => Rows | Promise<Rows>;
}

/**
 * Saves a table as CSV (RFC 4180). Names in it come from clients and from smb.conf: a cell that a spreadsheet would run
 * as a formula gets an apostrophe before it.
 */
export function CsvButton({ fileName, headings, rows, wordsFrom }: CsvButtonProps) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  return (
    <Button
      variant="ghost"
      icon={<Download aria-hidden />}
      busy={busy}
      // Whoever has to press it again must read it.
      wordsFrom={failed ? undefined : wordsFrom}
      title={wordsFrom && t("Export CSV")}
      onClick={() => {
        setBusy(true);
        setFailed(false);
        void saveAll(fileName, headings, rows)
          .catch(() => {
            setFailed(true);
          })
          .finally(() => {
            setBusy(false);
          });
      }}
    >
      {t("Export CSV")}
      {failed && (
        <span role="alert" className="text-bad">
          {t("failed: press it again")}
        </span>
      )}
    </Button>
  );
}

/** Excel reads what is not ASCII as of an old encoding, unless a byte order mark says UTF-8. */
const BEYOND_ASCII = /[^\p{ASCII}]/u;

async function saveAll(
  fileName: string,
  headings: readonly string[],
  rows: CsvButtonProps["rows"],
): Promise<void> {
  await save(fileName, headings, await rows());
}

async function save(fileName: string, headings: readonly string[], rows: Rows): Promise<void> {
  const { unparse } = await import("papaparse");
  const text = unparse(
    { fields: headings.map((heading) => t(heading)), data: rows.map((row) => [...row]) },
    { escapeFormulae: true, newline: "\r\n" },
  );
  const name = `${fileName}-${new Date().toISOString().slice(0, 10)}.csv`;
  saveText(name, `${BEYOND_ASCII.test(text) ? "\uFEFF" : ""}${text}\r\n`, "text/csv;charset=utf-8");
}
