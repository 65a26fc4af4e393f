"use client";

import { Check, Copy, CopyX } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/words/t";

interface CopyButtonProps {
  /** What lands on the clipboard. */
  text: string;
  /** What it is, for the button's name: "Copy LABEL". */
  label: string;
}

type Outcome = "none" | "copied" | "refused";

const icons = { none: <Copy />, copied: <Check />, refused: <CopyX /> };

export function CopyButton({ text, label }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>("none");
  useEffect(() => {
    if (outcome === "none") return;
    const timer = setTimeout(() => {
      setOutcome("none");
    }, 2000);
    return () => {
      clearTimeout(timer);
    };
  }, [outcome]);
  return (
    <>
      <IconButton
        label={t("Copy {label}", { label })}
        icon={icons[outcome]}
        onClick={() => {
          void copy(text).then(setOutcome);
        }}
      />
      <span role="status" className="sr-only">
        {outcome === "copied" && t("Copied")}
        {outcome === "refused" && t("The browser refused to copy. Mark the text and press Ctrl-C.")}
      </span>
    </>
  );
}

/** Browsers withhold the clipboard from pages that are not served over HTTPS or from this machine. */
async function copy(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    return "refused";
  }
}
