"use client";

import { CircleHelp } from "lucide-react";
import { headButton } from "@/components/shell/head-button";
import { useHelp } from "./help-state";

export function HelpButton() {
  const { isOpen, toggle } = useHelp();
  return (
    <button
      type="button"
      aria-label="Help"
      aria-expanded={isOpen}
      title="Help on this page (F1)"
      data-state={isOpen ? "open" : "closed"}
      onClick={toggle}
      className={headButton}
    >
      <CircleHelp aria-hidden />
    </button>
  );
}
