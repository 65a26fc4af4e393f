"use client";

import type { ComponentProps } from "react";
import type { EditedKind } from "@/app/(panel)/_config-file/edited-kind";
import { ManagedFilePage } from "@/app/(panel)/_config-file/managed-file-page";
import { exportsLanguage } from "@/components/editor/exports/language";

const exportsFile: EditedKind = {
  file: "exports",
  title: "Edit Exports File",
  readTitle: "Exports File",
  label: "Exports File",
  noun: "exports file",
  called: "the exports file",
  language: exportsLanguage,
};

export function ExportsFilePage(props: Omit<ComponentProps<typeof ManagedFilePage>, "kind">) {
  return <ManagedFilePage kind={exportsFile} {...props} />;
}
