"use client";

import type { ComponentProps } from "react";
import type { EditedKind } from "@/app/(panel)/_config-file/edited-kind";
import { ManagedFilePage } from "@/app/(panel)/_config-file/managed-file-page";
import { exportsLanguage } from "@/components/editor/exports/language";
import { msg } from "@/lib/words/t";

const exportsFile: EditedKind = {
  file: "exports",
  title: msg("Edit Exports File"),
  readTitle: msg("Exports File"),
  label: msg("Exports File"),
  noun: msg("exports file"),
  called: msg("the exports file"),
  language: exportsLanguage,
};

export function ExportsFilePage(props: Omit<ComponentProps<typeof ManagedFilePage>, "kind">) {
  return <ManagedFilePage kind={exportsFile} {...props} />;
}
