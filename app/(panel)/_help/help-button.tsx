"use client";

import { CircleHelp } from "lucide-react";
import { headButton } from "@/components/shell/head-button";
import { t } from "@/lib/words/t";
import { useHelp } from "./help-state";

export function HelpButton() {
  const { isOpen, toggle } = useHelp();
  return (
    <button
      type="button"
      aria-label={t("Help")}
      aria-expanded={isOpen}
      title={t("Help on this page (F1)")}
      onClick={toggle}
      className={headButton}
    >
      <CircleHelp aria-hidden />
    </button>
  );
}
