"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import { useWatch } from "react-hook-form";
import { EXPOSURE_LABELS } from "@/lib/nfs/exposure";
import type { ExportForm } from "@/lib/nfs/export-form";
import { msg, t } from "@/lib/words/t";
import { type PathFacts, pathFactsQuery } from "../_queries";

/** Typing rests for so long before the appliance is asked. */
const PAUSE_MS = 300;

/** Below the path, as it is typed: whether it is a folder, and what of it is exported already. */
export function PathNotes({ original }: { original: string | undefined }) {
  const typed = useDeferredValue(useWatch<ExportForm, "path">({ name: "path" }));
  const [path, setPath] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => {
      setPath(typed);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  const isAskable = path.startsWith("/");
  const facts = useQuery({ ...pathFactsQuery(path), enabled: isAskable });
  if (!isAskable || facts.data === undefined) {
    return t("A folder on the appliance. It has to exist; the panel does not make it.");
  }
  return (
    <span role="status" className="flex flex-col">
      {sentencesOn(facts.data, path === original).map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
    </span>
  );
}

const FOLDER_WORDS: Readonly<Record<PathFacts["folder"], string>> = {
  folder: msg("A folder on the appliance."),
  "not-a-folder": msg("There is a file of that name on the appliance, not a folder: nobody could mount it."),
  missing: msg("There is no such folder on the appliance. It has to exist; the panel does not make it."),
  unknown: msg("The appliance could not be asked whether it has this folder."),
};

function sentencesOn(
  { folder, exported, within, contains, containsCount }: PathFacts,
  isOriginal: boolean,
): string[] {
  const sentences = [t(FOLDER_WORDS[folder])];
  if (exported !== null && !isOriginal) {
    sentences.push(
      t(
        exported === "disabled"
          ? "It is in the file already, disabled. Enable it, or edit that export."
          : "It is exported already. Edit that export instead.",
      ),
    );
  }
  for (const { path, exposure } of within) {
    sentences.push(
      t(
        "It lies in {path}, which is exported as “{exposure}”: on one file system, that one’s clients reach these files too.",
        { path, exposure: t(EXPOSURE_LABELS[exposure]) },
      ),
    );
  }
  if (containsCount > 0) {
    const paths = contains.join(", ");
    const more = containsCount - contains.length;
    sentences.push(
      more > 0
        ? t("It contains {paths} and {more} more, exported on their own.", { paths, more })
        : t("It contains {paths}, exported {count, plural, =1 {on its own} other {on their own}}.", {
            paths,
            count: containsCount,
          }),
    );
  }
  return sentences;
}
